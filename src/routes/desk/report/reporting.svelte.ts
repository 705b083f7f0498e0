/** What the report shows: a span, a way to part it, and the table as cells. */
import { csv, type Cell } from '#lib/casework/csv.ts';
import { correction } from '#lib/casework/columns.ts';
import { asFrozen, correctionRows, freeze, report, type CorrectionRow, type Report, type Scope } from '#lib/casework/report.ts';
import { xlsx } from '#lib/casework/xlsx.ts';
import { isRealDay } from '#lib/content/day.ts';
import { dongs } from '../../dongs.ts';
import { content } from '../content.ts';
import { desk } from '../desk.svelte.ts';
import { saveFile } from '../save-file.ts';

type Say = (key: string, values?: Record<string, string | number>) => string;

export class Reporting {
	by = $state<Scope['by']>('round');
	month = $state(desk.today().slice(0, 7));
	whole = $state<'month' | 'year'>('month');

	get period() {
		const year = this.month.slice(0, 4);
		return this.whole === 'year' ? { from: `${year}-01-01`, to: `${year}-12-31` } : { from: `${this.month}-01`, to: `${this.month}-31` };
	}
	get report(): Report {
		const scope = { by: this.by, period: this.period };
		const made = report(desk.book, { scope, columns: content.columns, office: desk.officeId, asOf: desk.today() });
		return this.isFrozen && this.frozen ? asFrozen(made, this.frozen) : made;
	}
	/** Frozen by round: parted otherwise, it is counted from what is here now. */
	get isFrozen(): boolean {
		return this.frozen !== undefined && this.whole === 'month' && this.by === 'round';
	}
	get frozen() {
		return desk.book.frozen.filter((one) => one.month === this.month).at(-1);
	}
	/** A frozen month was frozen by round; later changes show as rows of their own. */
	get corrections() {
		const scope = { by: 'round' as const, period: { from: `${this.month}-01`, to: `${this.month}-31` } };
		const now = report(desk.book, { scope, columns: content.columns, office: desk.officeId, asOf: desk.today() });
		return this.frozen && this.whole === 'month' ? correctionRows(this.frozen, now, desk.book.corrections) : [];
	}
	freeze() {
		const scope = { by: 'round' as const, period: { from: `${this.month}-01`, to: `${this.month}-31` } };
		const made = report(desk.book, { scope, columns: content.columns, office: desk.officeId, asOf: desk.today() });
		return desk.add([freeze(made, { id: desk.newId(), case: `report-${this.month}`, on: desk.today() })]);
	}

	/** Whose number changed: the column by its name, and the day of the row. */
	nameOf({ row, column }: CorrectionRow): { column: string; day: string | undefined } {
		const found = content.columns.find((one) => one.id === column);
		const day = desk.book.rounds.get(row)?.sheet.value.on ?? (isRealDay(row) ? row : undefined);
		return { column: [found?.group, found?.label].filter(Boolean).join(' ') || column, day };
	}

	/** Sums follow from what stands above them: one reason for a row is enough. */
	isDerived({ row, column }: CorrectionRow): boolean {
		return row === 'sum' || content.columns.some((one) => one.id === column && one.kind === 'total');
	}

	/** Why a number of a frozen month is another one now. */
	explain({ row, column, difference }: CorrectionRow, reason: string) {
		const data = { id: desk.newId(), on: desk.today(), month: this.month, row, column, difference, reason };
		return desk.add([{ type: 'report.corrected', case: `report-${this.month}`, data }]);
	}

	/** A cell as people read it: the dong by its name, nothing for "does not apply". */
	cell(made: Report, row: Report['rows'][number]['cells'], id: string): Cell {
		const column = made.columns.find((one) => one.id === id);
		const value = row[id] ?? null;
		return column?.kind === 'dong' && typeof value === 'string' ? (dongs[value] ?? value) : value;
	}

	cells(made: Report, t: Say): Cell[][] {
		const ids = made.columns.map((column) => column.id);
		const head = made.columns.map((column) => [column.group, column.label].filter(Boolean).join(' '));
		const rows = made.rows.map((row) => ids.map((id) => this.cell(made, row.cells, id)));
		const sum = ids.map((id, i) => (i === 0 ? t('casework.report.sum') : this.cell(made, made.sum, id)));
		return [head, ...rows, sum];
	}

	/** The row of the past that was printed with another sum than its own formula gives. */
	get history() {
		return Object.values(content.history).map((row) => {
			const counted = content.columns.filter((column) => column.added);
			const byFormula = counted.reduce((sum, column) => sum + (row.cells[column.id] ?? 0), 0);
			return { ...row, ...correction(byFormula, row.printedTotal) };
		});
	}

	async save(kind: 'csv' | 'xlsx', t: Say): Promise<void> {
		const cells = this.cells(this.report, t);
		const file = kind === 'csv' ? new Blob([csv(cells)], { type: 'text/csv;charset=utf-8' }) : await xlsx(cells, t('desk.report.title'));
		saveFile(file, `report-${this.month}.${kind}`);
		await desk.note({ what: 'export', why: 'report' });
	}
}
