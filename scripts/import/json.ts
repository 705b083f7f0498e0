/** The JSON of 보조금24 and 온통청년, row by row: a body that breaks off still gives the rows that are whole. */

export type JsonRow = { row: Record<string, unknown> } | { fault: string; raw: string };

/** End of the object that opens at `from`, strings and escapes respected; −1 where it breaks off. */
function endOfObject(text: string, from: number): number {
	let depth = 0;
	let quoted = false;
	for (let i = from; i < text.length; i++) {
		const c = text[i];
		if (quoted) {
			if (c === '\\') i++;
			else if (c === '"') quoted = false;
		} else if (c === '"') quoted = true;
		else if (c === '{') depth++;
		else if (c === '}' && --depth === 0) return i;
	}
	return -1;
}

function rowsByHand(text: string, list: string): JsonRow[] {
	const open = new RegExp(`"${list}"\\s*:\\s*\\[`).exec(text);
	const rows: JsonRow[] = [];
	let at = open ? text.indexOf('{', open.index + open[0].length) : -1;
	while (at >= 0) {
		const end = endOfObject(text, at);
		if (end < 0) {
			rows.push({ fault: '중간에 끊긴 기록이에요', raw: text.slice(at) });
			break;
		}
		const raw = text.slice(at, end + 1);
		try {
			rows.push({ row: JSON.parse(raw) as Record<string, unknown> });
		} catch {
			rows.push({ fault: 'JSON이 깨졌어요', raw });
		}
		const between = /^\s*,\s*(?=\{)/.exec(text.slice(end + 1));
		at = between ? end + 1 + between[0].length : -1;
	}
	return rows;
}

const isRow = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rows of `list` (`data`, `youthPolicyList`), the total the answer claims, and whether it broke off. */
export function readJsonList(text: string, list: string): { total: number | undefined; rows: JsonRow[]; cut: boolean } {
	let whole: unknown;
	try {
		whole = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		const total = /"(?:matchCount|totCount|totalCount)"\s*:\s*(\d+)/.exec(text)?.[1];
		return { total: total === undefined ? undefined : Number(total), rows: rowsByHand(text, list), cut: true };
	}
	const outer = isRow(whole) ? whole : {};
	const inner = isRow(outer['result']) ? outer['result'] : outer;
	const paging = isRow(inner['pagging']) ? inner['pagging'] : inner;
	const total = Number(paging['totCount'] ?? paging['matchCount'] ?? paging['totalCount'] ?? Number.NaN);
	const data = inner[list];
	const rows = Array.isArray(data) ? data : [];
	return {
		total: Number.isFinite(total) ? total : undefined,
		rows: rows.map((row) => (isRow(row) ? { row } : { fault: '기록이 아닌 값이에요', raw: JSON.stringify(row)?.slice(0, 200) ?? '' })),
		cut: !Array.isArray(data)
	};
}
