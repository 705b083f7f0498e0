/** Rows of the report in the order of one column; without a choice in the order of the report itself. */
import type { Cell } from '#lib/casework/csv.ts';

export type Order = { column: string; way: 'ascending' | 'descending' };

/** Pressed once the column goes up, twice down, three times back to the report's own order. */
export function pressed(now: Order | undefined, column: string): Order | undefined {
	if (now?.column !== column) return { column, way: 'ascending' };
	return now.way === 'ascending' ? { column, way: 'descending' } : undefined;
}

/** What does not apply stands last, either way. */
export function sorted<Row>(rows: readonly Row[], order: Order | undefined, cellOf: (row: Row, column: string) => Cell | undefined): readonly Row[] {
	if (!order) return rows;
	const turn = order.way === 'ascending' ? 1 : -1;
	return [...rows].sort((a, b) => {
		const [one, two] = [cellOf(a, order.column) ?? null, cellOf(b, order.column) ?? null];
		if (one === null || two === null) return Number(one === null) - Number(two === null);
		return turn * (typeof one === 'number' && typeof two === 'number' ? one - two : String(one).localeCompare(String(two), 'ko'));
	});
}
