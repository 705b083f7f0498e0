/** Damages a closed profile in one way after another: whatever is missing afterwards has to be told, with numbers, and never greeted as new. */
import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes, randomInt } from 'node:crypto';
import { newProfile, openBare, type Bare } from './bare.ts';
import { FIRST } from './ledger.ts';

const DATABASE = 'Default/IndexedDB';
const PRIVATE = 'Default/File System';
const PRIVATE_FILE = /\/t\/00\/\d+$/;
const EARLIER = 20;
const WHOLE = 40;

type Base = { profile: string; earlier: string; ids: string[] };
type Way = (copy: string, base: Base) => string;

const filesUnder = (folder: string, fits: RegExp): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => fits.test(path) && statSync(join(folder, path)).isFile() && statSync(join(folder, path)).size > 0)
		.map((path) => join(folder, path));
const oneOf = <T>(list: T[]): T => list[randomInt(list.length)]!;

/** A run of bytes somewhere in the file becomes noise. */
function scratch(path: string): string {
	const bytes = readFileSync(path);
	const at = randomInt(bytes.length);
	randomBytes(Math.min(1 + randomInt(64), bytes.length - at)).copy(bytes, at);
	writeFileSync(path, bytes);
	return `${path.split('/').at(-1)} at ${at} of ${bytes.length}`;
}

export const WAYS: Record<string, Way> = {
	'tail cut': (copy) => {
		const log = oneOf(filesUnder(join(copy, DATABASE), /\.log$/));
		const { size } = statSync(log);
		const left = randomInt(Math.floor(size * 0.2), size);
		truncateSync(log, left);
		return `${left} of ${size}`;
	},
	'file damaged': (copy) => scratch(oneOf(filesUnder(join(copy, DATABASE), /\.(log|ldb)$|MANIFEST/))),
	'file removed': (copy) => {
		const path = oneOf(filesUnder(join(copy, DATABASE), /\.(log|ldb)$|MANIFEST|CURRENT/));
		rmSync(path);
		return path.split('/').at(-1)!;
	},
	'database removed': (copy) => {
		rmSync(join(copy, DATABASE), { recursive: true });
		return '';
	},
	'database and second copy damaged': (copy) => {
		rmSync(join(copy, DATABASE), { recursive: true });
		return scratch(filesUnder(join(copy, PRIVATE), PRIVATE_FILE).sort((a, b) => statSync(b).size - statSync(a).size)[0]!);
	},
	'older copy': (copy, { earlier }) => {
		rmSync(join(copy, DATABASE), { recursive: true });
		cpSync(join(earlier, DATABASE), join(copy, DATABASE), { recursive: true });
		return '';
	},
	'private files removed': (copy) => {
		rmSync(join(copy, PRIVATE), { recursive: true });
		return '';
	},
	'private file damaged': (copy) => scratch(oneOf(filesUnder(join(copy, PRIVATE), PRIVATE_FILE)))
};

/** `told`: with numbers that fit; `putBack`: everything is there again, and what was missing was told with numbers; `unharmed`: everything is there and opens; `silent`: something is missing and nobody said so. */
export type Damage = { cases: number; told: number; putBack: number; unharmed: number; silent: string[] };

async function made(at: Bare): Promise<Base> {
	const [profile, earlier] = [newProfile(), newProfile()];
	const ids: string[] = [];
	const first = await openBare(at, profile, (line) => void ('asked' in line && line.asked.verb === 'write' && ids.push(...line.asked.ids)));
	await first.page.evaluate((words) => window.soak.create(words), FIRST);
	await first.page.evaluate((many) => window.soak.fill(many), EARLIER);
	await first.close();
	cpSync(profile, earlier, { recursive: true });
	const second = await openBare(at, profile, (line) => void ('asked' in line && line.asked.verb === 'write' && ids.push(...line.asked.ids)));
	await second.page.evaluate((words) => window.soak.unlock(words), FIRST);
	await second.page.evaluate((many) => window.soak.fill(many), WHOLE - EARLIER);
	await second.close();
	return { profile, earlier, ids };
}

type Loss = { expected: number; found: number } | undefined;
/** At least as many as were acknowledged were expected, and fewer found; a vault that cannot be opened says only what was there. */
const fits = (loss: Loss, atLeast: number): boolean => loss !== undefined && loss.expected >= atLeast && Number.isInteger(loss.found);

async function judged(at: Bare, copy: string, ids: string[]): Promise<'told' | 'putBack' | 'unharmed' | string> {
	const running = await openBare(at, copy);
	try {
		const state = await running.page.evaluate(() => window.soak.state());
		if (state.kind === 'none') return 'greeted as new';
		if (state.kind === 'unavailable') return (state.count ?? 0) >= ids.length ? 'told' : `only "${state.reason}", no numbers`;
		if (state.kind === 'damaged') return fits(state.loss, ids.length) ? 'told' : `wrong numbers ${JSON.stringify(state.loss)}`;
		const opened = await running.page.evaluate((words) => window.soak.unlock(words), FIRST);
		if (!opened.ok) return `did not open: ${opened.reason}`;
		const read = await running.page.evaluate(() => window.soak.read());
		if (!read.ok) return `did not read: ${read.reason}`;
		const here = new Set(read.ids.map(({ id }) => id));
		const missing = ids.filter((id) => !here.has(id)).length;
		if (!missing && state.putBack) return fits(state.putBack, ids.length) ? 'putBack' : `put back, wrong numbers ${JSON.stringify(state.putBack)}`;
		if (!missing) return 'unharmed';
		const loss = state.loss ?? opened.loss ?? read.loss;
		return fits(loss, ids.length) || read.damaged >= missing ? 'told' : `${missing} missing, told ${JSON.stringify(loss)} and ${read.damaged} that do not open`;
	} finally {
		await running.close();
	}
}

/** `wanted` cases, the ways in turn. */
export async function damage(at: Bare, wanted: number, ways = Object.keys(WAYS)): Promise<Damage> {
	const base = await made(at);
	const result: Damage = { cases: 0, told: 0, putBack: 0, unharmed: 0, silent: [] };
	for (let i = 0; i < wanted; i++) {
		const way = ways[i % ways.length]!;
		const copy = newProfile();
		cpSync(base.profile, copy, { recursive: true });
		const where = WAYS[way]!(copy, base);
		const outcome = await judged(at, copy, base.ids).catch((error: Error) => error.message);
		result.cases++;
		if (outcome === 'told' || outcome === 'putBack' || outcome === 'unharmed') result[outcome]++;
		else result.silent.push(`${way} (${where}): ${outcome}`);
		rmSync(copy, { recursive: true, force: true, maxRetries: 10 });
	}
	for (const folder of [base.profile, base.earlier]) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
	return result;
}
