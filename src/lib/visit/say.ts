/** The two sentences to say at the counter, and the sheet as plain text to send on. */
import type { PlaceRecord } from '#lib/content/pack.ts';
import type { Words } from '#lib/i18n/words.ts';
import type { Stop } from './bring-list.ts';

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;

/** Which particle follows a Korean word: it depends on whether the last syllable before a bracket is closed. Anything else takes none. */
export function ending(text: string): 'closed' | 'open' | 'none' {
	const word = text.replace(/\s*\([^()]*\)$/, '');
	const code = word.charCodeAt(word.length - 1);
	if (!(code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE)) return 'none';
	return (code - FIRST_SYLLABLE) % FINALS ? 'closed' : 'open';
}

/** What to say for one service. */
export function counterWords(name: string, { t }: Pick<Words, 't'>): string[] {
	return [t(`visit.say.${ending(name)}`, { name }), t('visit.say.look')];
}

/** Where to go, what to bring and whom to call, as a message. Nothing in it tells who asks. */
export function sheetText({ stops, placeOf }: { stops: Stop[]; placeOf: (stop: Stop) => PlaceRecord | undefined }, { t }: Pick<Words, 't'>): string {
	const lines = stops.flatMap((stop) => {
		const place = placeOf(stop);
		const head = place?.name ?? t(`visit.where.${stop.where}`);
		return [
			`■ ${head}`,
			...(place ? [[place.address, place.phone].filter(Boolean).join(' · ')] : []),
			...stop.services.map((service) => `- ${service.name}`),
			...(stop.papers.length ? [t('visit.bring')] : []),
			...stop.papers.map((paper) => `□ ${paper.name}${paper.always ? '' : ` ${t('visit.onlyIf', { when: paper.uses.map(({ when }) => when).join(', ') })}`}`),
			''
		];
	});
	return lines.join('\n').trim();
}
