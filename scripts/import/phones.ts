/** Real phone numbers from the contact texts of official records. */

export type Phone = { name: string; phone: string };

const AREA = '02|0[3-6][1-5]|044|0[57]0|080';
/** `02-123-4567`, `(02)123-4567`, `1588-1234`, `070 1234 5678`; not part of a longer run of digits. Mobile numbers are somebody's own. */
const LONG = new RegExp(`(?<![\\d-])\\(?(?:(${AREA})\\)?[-.)\\s]{0,2}(\\d{3,4})[-.\\s]?(\\d{4})|(1[3-9]\\d{2})[-.\\s]?(\\d{4}))(?![\\d])`, 'g');
const SHORT = /(?<![\d-])(?:0\d{1,2}-)?(1\d{2}|1[3-9]\d{2})(?![\d-])/;
const MOST = 3;

function numbersIn(text: string): string[] {
	const long = [...text.matchAll(LONG)].map((m) => (m[4] ? `${m[4]}-${m[5]}` : `${m[1]}-${m[2]}-${m[3]}`));
	if (long.length) return long;
	const short = SHORT.exec(text);
	return short?.[1] && /^\D*(0\d{1,2}-)?\d{3,4}\D*$/.test(text) ? [short[1]] : [];
}

/** Names a body of another place: then its phone is of no use here. */
export type Elsewhere = (name: string) => boolean;

/** At most three, each number once. A contact without a name takes the provider's. */
export function phonesOf(contacts: string[] | undefined, provider: string, elsewhere: Elsewhere): Phone[] | undefined {
	if (!contacts) return undefined;
	const phones = new Map<string, Phone>();
	for (const contact of contacts) {
		const name = contact
			.replace(/[☎()]/g, ' ')
			.replace(/[\d][\d\s.,~()-]{2,}/g, ' ')
			.replace(/[/:·,\s-]+/g, ' ')
			.replace(/내선|전화|TEL\.?|번$/gi, ' ')
			.replace(/\s+/g, ' ')
			.trim();
		if (elsewhere(name)) continue;
		for (const phone of numbersIn(contact))
			if (!phones.has(phone)) phones.set(phone, { name: /[가-힣A-Za-z]{2}/.test(name) ? name.slice(0, 60).trim() : provider, phone });
	}
	return [...phones.values()].slice(0, MOST);
}
