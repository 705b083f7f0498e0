/** Numbers in a message for many that may belong to one person. */
import { withoutPrivate } from '#lib/search/private.ts';

/** A telephone number with its area, however it is parted; or one of the eight digits that companies have. */
const TELEPHONE =
	/(?<!\d)(?:(?:\+|00)82[ ().-]*(?:0[ ().-]*)?\d{1,2}|\(?0\d{1,3})[ ()./·-]*\d{3,4}[ ()./·-]*\d{4}(?!\d)|(?<!\d)1[568]\d{2}[ ().-]*\d{4}(?!\d)/g;

const digitsOf = (phone: string): string => phone.replace(/\D/g, '').replace(/^(?:00)?82(?=\d{8})0?/, '0');
/** Figures and hyphens as a Korean keyboard or a copied page may give them. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\u2010-\u2015\u2212\u30fc]/g, '-');

/**
 * What stands in a text that should not go to many. `phones`: numbers that are none of `known`, as they are written.
 * `resident`: something that looks like a resident registration number. Figures in `links` are no numbers of anybody.
 */
export function personalIn(text: string, known: readonly string[], links: readonly string[] = []): { phones: string[]; resident: boolean } {
	const own = new Set(known.map(digitsOf));
	const said = plain(links.filter(Boolean).reduce((rest, link) => rest.replaceAll(link, ' '), text));
	const found = (said.match(TELEPHONE) ?? []).filter((phone) => !own.has(digitsOf(phone)));
	return { phones: [...new Set(found)], resident: withoutPrivate(said).found };
}
