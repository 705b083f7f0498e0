/** The report: a table per round, dong, month or year, with its formula, its scope and the day it was made. */
import { columnsIn, formula, holdsOn, totalOf, type Cells, type Column, type Period } from './columns.ts';
import type { NewEvent } from './events.ts';
import type { Casebook } from './fold.ts';
import type { Table } from './shapes.ts';
import { moments, tallies, type Moment, type Tally } from './tallies.ts';

export type Scope = { by: 'round' | 'dong' | 'month' | 'year'; period: Period; dong?: string; round?: string };
export type Report = {
	scope: Scope;
	asOf: string;
	columns: Column[];
	formula: string[];
	rows: Table['rows'];
	sum: Cells;
	/** Talks of fields that have no column on their day: not in the total, but never silent. */
	outside: number;
};
type Any = Tally | Moment;
type Row = { key: string; on: string; dong: string; number: number | undefined; tallies: Tally[]; moments: Moment[] };

const isIn = (scope: Scope, { on, dong, round }: Any): boolean =>
	on >= scope.period.from && on <= scope.period.to && (scope.dong === undefined || scope.dong === dong) && (scope.round === undefined || scope.round === round);

const keyOf = (by: Scope['by'], { on, dong, round }: Any): string => ({ round, dong, month: on.slice(0, 7), year: on.slice(0, 4) })[by];

function rowsOf(book: Casebook, scope: Scope, office: string): Row[] {
	const rows = new Map<string, Row>();
	const row = (of: Any): Row => {
		const key = keyOf(scope.by, of);
		const round = scope.by === 'round' ? book.rounds.get(key)?.sheet.value : undefined;
		const dong = scope.by === 'dong' ? key : (round?.dong ?? '');
		const made = rows.get(key) ?? {
			key,
			on: round?.on ?? (scope.by === 'round' || scope.by === 'dong' ? '' : key),
			dong,
			number: round?.number,
			tallies: [],
			moments: []
		};
		rows.set(key, made);
		return made;
	};
	for (const tally of tallies(book, office)) if (isIn(scope, tally)) row(tally).tallies.push(tally);
	for (const moment of moments(book, office)) if (isIn(scope, moment)) row(moment).moments.push(moment);
	return [...rows.values()].sort((a, b) => compare(`${a.on || '~'}${a.key}`, `${b.on || '~'}${b.key}`));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const KIND_OF = { registrations: 'registration', consultations: 'consultation', leaflets: 'leaflet' } as const;

const sumOf = (column: Column, tallies: readonly Tally[], kind: Tally['kind']): number =>
	tallies
		.filter((t) => t.kind === kind && (column.fields.length === 0 || column.fields.includes(t.field)) && holdsOn(column, t.on))
		.reduce((sum, t) => sum + t.times, 0);

/** Does the column hold on any day of the row? A row of a month or year spans it; a dong's row spans the whole period. */
function applies(column: Column, row: Row, period: Period): boolean {
	const span = row.on ? { from: `${row.on}-01-01`.slice(0, 10), to: `${row.on}-99-99`.slice(0, 10) } : period;
	return columnsIn([column], span).length > 0;
}

function cell(column: Column, row: Row, period: Period): string | number | null {
	if (column.kind === 'round') return row.number ?? null;
	if (column.kind === 'day') return row.on || null;
	if (column.kind === 'dong') return row.dong || null;
	if (!applies(column, row, period)) return null;
	if (column.kind === 'people') return new Set(row.moments.filter((m) => m.kind === 'talk').map((m) => m.case)).size;
	if (column.kind === 'referrals') return row.moments.filter((m) => m.kind === 'referral').length;
	if (column.kind === 'confirmed') return row.moments.filter((m) => m.kind === 'confirmed').length;
	return column.kind === 'total' ? 0 : sumOf(column, row.tallies, KIND_OF[column.kind]);
}

function cellsOf(columns: readonly Column[], row: Row, period: Period): Record<string, string | number | null> {
	const cells = Object.fromEntries(columns.map((column) => [column.id, cell(column, row, period)]));
	for (const column of columns) if (column.kind === 'total') cells[column.id] = totalOf(columns, cells);
	return cells;
}

const isTalk = (tally: Tally): boolean => tally.kind === 'consultation';

/** The whole report. Persons in the sum are counted once, whatever rows they stand in. */
export function report(book: Casebook, question: { scope: Scope; columns: readonly Column[]; office: string; asOf: string }): Report {
	const { scope, office, asOf } = question;
	const columns = columnsIn(question.columns, scope.period);
	const rows = rowsOf(book, scope, office);
	const all: Row = { key: '', on: '', dong: '', number: undefined, tallies: rows.flatMap((r) => r.tallies), moments: rows.flatMap((r) => r.moments) };
	const counted = (t: Tally) => columns.some((c) => c.kind === 'consultations' && c.fields.includes(t.field) && holdsOn(c, t.on));
	const outside = all.tallies.filter((t) => isTalk(t) && !counted(t)).reduce((sum, t) => sum + t.times, 0);
	return {
		scope,
		asOf,
		columns,
		formula: formula(columns),
		rows: rows.map((row) => ({ key: row.key, cells: cellsOf(columns, row, scope.period) })),
		sum: cellsOf(columns, all, scope.period),
		outside
	};
}

export const tableOf = (made: Report): Table => ({ columns: made.columns.map((c) => c.id), rows: [...made.rows, { key: 'sum', cells: { ...made.sum } }] });

/** Freezes a month: the table as it stands is stored. */
export function freeze(made: Report, at: { id: string; case: string; on: string }): NewEvent & { type: 'report.frozen' } {
	return { type: 'report.frozen', case: at.case, data: { id: at.id, on: at.on, month: made.scope.period.from.slice(0, 7), table: tableOf(made) } };
}

/** A frozen month as it was reported: what came later, and what was destroyed since, stands beside it. */
export function asFrozen(made: Report, { on, table }: { on: string; table: Table }): Report {
	const columns = made.columns.filter(({ id }) => table.columns.includes(id));
	const sum = table.rows.find(({ key }) => key === 'sum')?.cells ?? {};
	return { ...made, asOf: on, columns, formula: formula(columns), rows: table.rows.filter(({ key }) => key !== 'sum'), sum };
}

/** Months, not frozen yet, of which these drawers hold talks. */
export function monthsOpen(book: Casebook, going: readonly { what: string; case: string }[]): string[] {
	const cases = new Set(going.filter(({ what }) => what === 'case').map((entry) => entry.case));
	const months = [...book.consultations.values()].filter((talk) => cases.has(talk.case)).flatMap((talk) => talk.value.on?.slice(0, 7) ?? []);
	return [...new Set(months)].filter((month) => !book.frozen.some((frozen) => frozen.month === month)).sort();
}

export type CorrectionRow = { row: string; column: string; frozen: number; now: number; difference: number; reason: string | undefined };

/** What changed since a month was frozen: one row a changed number, with the reason where somebody gave one. The frozen table itself stays. */
export function correctionRows(frozen: { month: string; table: Table }, made: Report, reasons: Casebook['corrections']): CorrectionRow[] {
	const now = tableOf(made);
	const keys = [...new Set([...frozen.table.rows, ...now.rows].map((row) => row.key))];
	const columns = [...new Set([...frozen.table.columns, ...now.columns])];
	const at = (table: Table, row: string, column: string): number => {
		const value = table.rows.find((r) => r.key === row)?.cells[column];
		return typeof value === 'number' ? value : 0;
	};
	const isNumber = (column: string) => !made.columns.some((c) => c.id === column && ['round', 'day', 'dong'].includes(c.kind));
	return keys.flatMap((row) =>
		columns.filter(isNumber).flatMap((column): CorrectionRow[] => {
			const [before, after] = [at(frozen.table, row, column), at(now, row, column)];
			const said = reasons.filter((r) => r.month === frozen.month && r.row === row && r.column === column).at(-1);
			return before === after ? [] : [{ row, column, frozen: before, now: after, difference: after - before, reason: said?.reason }];
		})
	);
}
