/** The catalogue's small names in the reader's language; what has none stays Korean. */
type Named = Record<string, { name: string }>;

/** Names by id, each in the reader's language where it has one. */
export function namesIn<T extends Named>(table: T, told: Record<string, string> | undefined): T {
	if (!told) return table;
	return Object.fromEntries(Object.entries(table).map(([id, row]) => [id, { ...row, name: told[id] ?? row.name }])) as T;
}
