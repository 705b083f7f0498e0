/** The report as a file for a spreadsheet: no names in it, and no cell that a spreadsheet would run. */

export type Cell = string | number | null;

/** Signs that start a formula, also behind spaces and signs without a shape: LibreOffice drops a NUL and runs what comes after it. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@]|^[\t\r\n]/u;
const BOM = '\ufeff';

/** A text that looks like a formula, in wide and small forms of its signs too, gets an apostrophe in front, as OWASP advises for CSV. */
export const harmless = (text: string): string => (FORMULA.test(text.normalize('NFKC')) ? `'${text}` : text);

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
