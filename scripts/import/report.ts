/** The difference as a person reads it. */
import type { Difference, Entry } from './difference.ts';

const MOST = 40;

function some<T>(items: T[], show: (item: T) => string[], most = MOST): string[] {
	const lines = items.slice(0, most).flatMap(show);
	return items.length > most ? [...lines, `  … 그 밖에 ${items.length - most}건`] : lines;
}
const tally = (values: string[]) =>
	[...values.reduce((counts, value) => counts.set(value, (counts.get(value) ?? 0) + 1), new Map<string, number>())].sort((a, b) => b[1] - a[1]);
const where = (entry: Entry) => `  ${entry.file}  ${entry.name}`;

/** Plain text; `most` entries of each kind. */
export function reportOf(difference: Difference, written: boolean, most = MOST): string {
	const d = difference;
	const lines: string[] = ['# 들여오기 결과', ''];
	for (const r of d.readings)
		lines.push(
			`- ${r.dataset}: ${r.records}건 읽음, 다른 고장 ${r.elsewhere}건, 거절 ${r.refused}건${r.complete ? '' : ' · 목록을 끝까지 읽지 못했어요'}${r.stopped ? ` · 멈춤: ${r.stopped}` : ''}`
		);
	lines.push(
		'',
		`새로 생김 ${d.new.length} · 바뀜 ${d.changed.length} · 없어짐 ${d.gone.length} · 그대로 ${d.same} · 지우지 않고 남겨 둠 ${d.held.length}`,
		''
	);
	if (d.new.length) lines.push('## 새로 생김', ...some(d.new, (e) => [where(e)], most), '');
	if (d.changed.length) lines.push('## 바뀜', ...some(d.changed, (e) => [where(e), ...e.changes.map((c) => `    ${c.field}: ${c.from} → ${c.to}`)], most), '');
	if (d.gone.length) lines.push('## 없어짐', ...some(d.gone, (e) => [`${where(e)}  (${e.why})`], most), '');
	if (d.held.length)
		lines.push(
			'## 없어진 것 같지만 남겨 둔 것',
			'목록을 끝까지 읽지 못했거나 한꺼번에 너무 많이 없어졌어요. 공식 페이지를 열어 보세요.',
			...some(d.held, (e) => [where(e)], most),
			''
		);
	if (d.full.length)
		lines.push(
			'## 손으로 쓴 기록에서 살펴볼 것 (파일은 바꾸지 않았어요)',
			...some(d.full, (e) => [`${where(e)}  [${e.official}]`, ...e.changes.map((c) => `    ${c.field}: ${c.from} → ${c.to}`)], most),
			''
		);
	if (d.refused.length)
		lines.push('## 거절한 기록 (전체는 .import/refused.jsonl)', ...some(d.refused, (r) => [`  ${r.where}${r.id ? ` ${r.id}` : ''}: ${r.why}`], most), '');
	if (d.left.length) lines.push('## 들이지 않은 까닭', ...tally(d.left.map((left) => left.reason)).map(([reason, count]) => `  ${reason}: ${count}`), '');
	lines.push(
		written ? '파일에 적었어요. 바뀐 곳을 살펴보고, npm run content:check 를 실행하세요.' : '아직 아무 파일도 바꾸지 않았어요. 적으려면 --write 를 붙이세요.'
	);
	return lines.join('\n');
}

/** The same for machines; without the files themselves. */
export function reportJson({ files, ...rest }: Difference, written: boolean): string {
	return JSON.stringify({ ...rest, refused: rest.refused.map(({ raw: _, ...refused }) => refused), filesToWrite: files.size, written });
}
