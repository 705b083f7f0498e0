/** The XML of 복지로, cut record by record: one faulty record never takes the others with it. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One element's children: plain texts, and repeated groups as lists. */
export type Fields = { text: Record<string, string>; groups: Record<string, Record<string, string>[]> };
export type Cut = { fields: Fields; raw: string } | { fault: string; raw: string };

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, processEntities: false, trimValues: true });
const NAMED: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	middot: '·',
	bull: '•',
	hellip: '…',
	lsquo: '‘',
	rsquo: '’',
	ldquo: '“',
	rdquo: '”',
	ndash: '–',
	mdash: '—',
	rarr: '→',
	larr: '←',
	times: '×',
	deg: '°',
	sim: '∼',
	cir: '○',
	sect: '§',
	reg: '®'
};

function unescapeOnce(text: string): string {
	return text.replace(/&(#x[\da-fA-F]+|#\d+|[A-Za-z]+);/g, (whole, name: string) => {
		if (!name.startsWith('#')) return NAMED[name] ?? whole;
		const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
		return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
	});
}

/** 복지로 escapes twice: `&amp;#9312;` is ①. `&#13;` is a line break. */
export function unescapeTwice(text: string): string {
	return unescapeOnce(unescapeOnce(text)).replace(/\r\n?/g, '\n').trim();
}

/** Repeated groups come as siblings, now and then as one parent with children of its own name or of `item`. */
function groupRows(value: unknown): Record<string, string>[] {
	const rows = Array.isArray(value) ? value : [value];
	return rows.flatMap((row) => {
		if (typeof row !== 'object' || row === null) return [];
		const texts = Object.entries(row).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
		if (texts.length) return [Object.fromEntries(texts.map(([key, text]) => [key, unescapeTwice(text)]))];
		return Object.values(row).flatMap(groupRows);
	});
}

/** One element to its fields. */
export function fieldsOf(block: string, element: string): Cut {
	const valid = XMLValidator.validate(block);
	if (valid !== true) return { fault: `XML이 깨졌어요 (${valid.err.msg})`, raw: block };
	const value = (parser.parse(block) as Record<string, unknown>)[element];
	const fields: Fields = { text: {}, groups: {} };
	if (typeof value === 'object' && value !== null)
		for (const [key, inner] of Object.entries(value)) {
			if (typeof inner === 'string') fields.text[key] = unescapeTwice(inner);
			else if (Array.isArray(inner) && inner.every((part) => typeof part === 'string')) fields.text[key] = unescapeTwice(inner.join(', '));
			else fields.groups[key] = groupRows(inner);
		}
	return { fields, raw: block };
}

/** All `<servList>` of a list answer, and how many there should be. `cut`: the answer broke off before its end. */
export function readXmlList(text: string): { total: number | undefined; rows: Cut[]; cut: boolean } {
	const rows: Cut[] = [];
	let at = text.indexOf('<servList>');
	const head = at < 0 ? text : text.slice(0, at);
	while (at >= 0) {
		const next = text.indexOf('<servList>', at + 1);
		const end = text.indexOf('</servList>', at);
		if (end < 0 || (next >= 0 && end > next)) rows.push({ fault: '중간에 끊긴 기록이에요', raw: text.slice(at, next < 0 ? undefined : next) });
		else rows.push(fieldsOf(text.slice(at, end + '</servList>'.length), 'servList'));
		at = next;
	}
	const total = /<totalCount>\s*(\d+)\s*<\/totalCount>/.exec(head)?.[1];
	return { total: total === undefined ? undefined : Number(total), rows, cut: !/<\/wantedList>\s*$/.test(text) };
}
