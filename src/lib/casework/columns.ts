/** The columns of the report are content: which there are, from when to when, and what they count. */
export const COLUMN_KINDS = ['round', 'day', 'dong', 'registrations', 'consultations', 'leaflets', 'total', 'people', 'referrals', 'confirmed'] as const;

export type Column = {
	id: string;
	label: string;
	/** Heading over several columns. */
	group?: string | undefined;
	kind: (typeof COLUMN_KINDS)[number];
	/** Fields (of the talk) that are counted here. */
	fields: string[];
	/** Is it part of the total? */
	added: boolean;
	validFrom?: string | undefined;
	validTo?: string | undefined;
	order: number;
};
export type Period = { from: string; to: string };

/** Columns that hold on any day of the period, in their order. */
export function columnsIn(columns: readonly Column[], { from, to }: Period): Column[] {
	return columns.filter((c) => (c.validFrom ?? from) <= to && (c.validTo ?? to) >= from).sort((a, b) => a.order - b.order);
}

export const holdsOn = (column: Column, day: string): boolean => (column.validFrom ?? day) <= day && (column.validTo ?? day) >= day;

/** The columns that are added up, in words of their ids: the formula of the total. */
export const formula = (columns: readonly Column[]): string[] => columns.filter((c) => c.added).map((c) => c.id);

export type Cells = Readonly<Record<string, string | number | null>>;

/** The total by formula. Registrations and leaflets are never added. */
export function totalOf(columns: readonly Column[], cells: Cells): number {
	return formula(columns).reduce((sum, id) => sum + (typeof cells[id] === 'number' ? cells[id] : 0), 0);
}

/** A figure that was reported, beside the one the formula gives. */
export type Correction = { byFormula: number; reported: number; difference: number; unexplained: number };

/** How much of the difference has a reason, and how much has none. */
export function correction(byFormula: number, reported: number, explained: readonly { difference: number }[] = []): Correction {
	const difference = reported - byFormula;
	return { byFormula, reported, difference, unexplained: difference - explained.reduce((sum, part) => sum + part.difference, 0) };
}
