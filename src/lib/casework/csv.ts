/** The report as a file for a spreadsheet: no names in it, and no cell that a spreadsheet would run. */

export type Cell = string | number | null;

/** Signs that start a formula, plain and full-width, also behind spaces. */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const BOM = '\ufeff';

/** A text that looks like a formula gets an apostrophe in front, as OWASP advises for CSV. */
export const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

function field(cell: Cell): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
	const text = harmless(cell);
	return /[",\r\n\t;]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** UTF-8 with a byte order mark (Excel needs it for Korean), lines ended as RFC 4180 asks. */
export function csv(rows: readonly (readonly Cell[])[]): string {
	return BOM + rows.map((row) => row.map(field).join(',') + '\r\n').join('');
}
