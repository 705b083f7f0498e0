/** The report as a workbook. The library is fetched only when somebody asks for the file. */
import { harmless, type Cell } from './csv.ts';

/** Texts are written as texts, never as formulas; the apostrophe keeps them harmless when saved as CSV later. */
export async function xlsx(rows: readonly (readonly Cell[])[], sheet: string): Promise<Blob> {
	const { default: write } = await import('write-excel-file/universal');
	const cells = rows.map((row) =>
		row.map((cell) => (cell === null ? null : typeof cell === 'number' ? { value: cell, type: Number } : { value: harmless(cell), type: String }))
	);
	return write(cells, { sheet: sheet.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) }).toBlob();
}
