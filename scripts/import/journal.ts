/** What a reading has done so far, one line a step, kept under `.import/`: an interrupted run goes on where it stopped. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset, Official, Refused } from './official.ts';

export type Step =
	| {
			step: 'page';
			list: string;
			page: number;
			total: number | undefined;
			cut: boolean;
			records: Official[];
			refused: Refused[];
			elsewhere: number;
			rows: number;
	  }
	| { step: 'conditions'; page: number; rows: Record<string, unknown>[]; total: number | undefined }
	| { step: 'detail'; id: string; record?: Official; refused?: Refused }
	| { step: 'done' };
type Line = Step | { step: 'start'; day: string };

export type Journal = { startedOn: string; steps: Step[]; add: (step: Step) => void };

/** A line that was being written when the machine stopped is no step. */
function readLines(file: string): Line[] {
	if (!existsSync(file)) return [];
	return readFileSync(file, 'utf8')
		.split('\n')
		.flatMap((line) => {
			try {
				return line ? [JSON.parse(line) as Line] : [];
			} catch {
				return [];
			}
		});
}

/** Opens the journal of a dataset. A finished reading of an earlier day, or `again`, starts a new one. */
export function openJournal(folder: string, dataset: Dataset, today: string, again: boolean): Journal {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, `${dataset}.jsonl`);
	const lines = readLines(file);
	const start = lines[0]?.step === 'start' ? lines[0] : undefined;
	const done = lines.some((line) => line.step === 'done');
	if (!start || again || (done && start.day !== today)) {
		writeFileSync(file, `${JSON.stringify({ step: 'start', day: today })}\n`);
		return { startedOn: today, steps: [], add };
	}
	const steps = lines.filter((line): line is Step => line.step !== 'start');
	// A cut-off last line would swallow the next step.
	writeFileSync(`${file}.new`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
	renameSync(`${file}.new`, file);
	return { startedOn: start.day, steps, add };

	function add(step: Step): void {
		appendFileSync(file, `${JSON.stringify(step)}\n`);
	}
}

/** Calls made today against each quota; kept apart, because a new reading does not bring them back. */
export function openQuota(folder: string, today: string) {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, 'calls.json');
	let kept: { day: string; calls: Record<string, number> } = { day: today, calls: {} };
	try {
		const read = JSON.parse(readFileSync(file, 'utf8')) as typeof kept;
		if (read.day === today) kept = read;
	} catch {
		// No count of today: nothing was called yet.
	}
	return {
		left: (name: string, limit: number) => limit - (kept.calls[name] ?? 0),
		count(name: string): void {
			kept.calls[name] = (kept.calls[name] ?? 0) + 1;
			writeFileSync(`${file}.new`, JSON.stringify(kept));
			renameSync(`${file}.new`, file);
		},
		/** The portal says it is used up, whatever we counted. */
		spend(name: string, limit: number): void {
			kept.calls[name] = limit;
			writeFileSync(file, JSON.stringify(kept));
		}
	};
}
export type Quota = ReturnType<typeof openQuota>;
