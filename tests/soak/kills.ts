/** Kills the browser while it writes, again and again: nothing acknowledged may be missing, nothing may be there by half, nothing destroyed may come back. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bare } from './bare.ts';
import { newProfile, openBare } from './bare.ts';
import type { Running } from './browser.ts';
import { FIRST, Ledger } from './ledger.ts';

/** A profile grows with each round; a new one keeps the rounds short. */
const ROUNDS_A_PROFILE = 40;

/** In one of so many rounds the killed browser's database is taken away, as a browser does that finds it damaged. */
const TAKEN = 6;

/**
 * `acked`: writes that were said yes to; `torn`: batches found by half or rows that do not open; `lost`: acknowledged and gone; `back`: destroyed and
 * there. `taken`: databases we took away after a kill; `putBack`: drawers that said they had to be put back, of these and by the browser's own doing.
 */
export type Kills = {
	kills: number;
	acked: number;
	pending: number;
	torn: number;
	lost: number;
	back: number;
	taken: number;
	putBack: number;
	complaints: string[];
};
type Campaign = { ledger: Ledger; result: Kills; taken: boolean };

/** Opens what the last round left behind; a wrong first guess makes the vault wait, as it should. */
async function reopened(running: Running, ledger: Ledger): Promise<void> {
	for (const words of ledger.tries) {
		const opened = await running.page.evaluate((known) => window.soak.unlock(known), words);
		if (opened.ok) {
			ledger.passphrases = [words];
			if (opened.loss) throw new Error(`told a loss: ${JSON.stringify(opened.loss)}`);
			return;
		}
		if (opened.reason !== 'wrong') throw new Error(`did not open: ${opened.reason}`);
		await new Promise((done) => setTimeout(done, opened.wait + 100));
	}
	throw new Error('no passphrase opens');
}

async function check(running: Running, { ledger, result, taken }: Campaign): Promise<void> {
	const state = await running.page.evaluate(() => window.soak.state());
	if (state.kind !== 'locked' || state.loss) throw new Error(`stands as ${JSON.stringify(state)}`);
	if (state.putBack) result.putBack++;
	// What was put back is told with the numbers of what was missing, also where nobody took it away.
	const wrong = state.putBack ? (taken && state.putBack.found !== 0) || state.putBack.expected < ledger.here.size : taken;
	if (wrong) throw new Error(`database taken away: ${taken}, told ${JSON.stringify(state.putBack)}`);
	await reopened(running, ledger);
	const read = await running.page.evaluate(() => window.soak.read());
	if (!read.ok) throw new Error(`does not read: ${read.reason}`);
	if (read.loss) throw new Error(`told a loss on reading: ${JSON.stringify(read.loss)}`);
	const { torn, lost, back } = ledger.compare(read.ids);
	result.torn += torn + read.damaged;
	result.lost += lost;
	result.back += back;
	await running.page.evaluate(() => window.soak.putBackTold());
}

async function round(at: Bare, profile: string, campaign: Campaign): Promise<void> {
	const { ledger, result } = campaign;
	const running = await openBare(at, profile, (line) => ledger.hear(line));
	try {
		await check(running, campaign);
		const died = running.page.evaluate(() => window.soak.storm()).catch((error: Error) => error.message);
		await new Promise((done) => setTimeout(done, 30 + Math.random() * 600));
		await running.kill();
		result.kills++;
		const words = await died;
		if (!/closed|crashed|disconnected|destroyed/i.test(String(words))) result.complaints.push(`the storm ended by itself: ${words}`);
		if (ledger.pending) result.pending++;
		campaign.taken = Math.random() < 1 / TAKEN;
		if (!campaign.taken) return;
		rmSync(join(profile, 'Default/IndexedDB'), { recursive: true });
		result.taken++;
		if (Math.random() < 1 / 3) await killedPuttingBack(at, profile, result);
	} catch (error) {
		result.complaints.push((error as Error).message);
		await running.kill().catch(() => undefined);
		throw error;
	}
}

/** Killed once more while everything is put back: the next look begins anew, or finds it done. */
async function killedPuttingBack(at: Bare, profile: string, result: Kills): Promise<void> {
	const running = await openBare(at, profile);
	void running.page.evaluate(() => window.soak.state()).catch(() => undefined);
	await new Promise((done) => setTimeout(done, Math.random() * 150));
	await running.kill();
	result.kills++;
}

/** A vault killed while it is being made is no vault, or a whole one. */
async function killedAtBirth(at: Bare, profile: string, result: Kills): Promise<void> {
	const first = await openBare(at, profile);
	void first.page.evaluate((words) => window.soak.create(words), FIRST).catch(() => undefined);
	await new Promise((done) => setTimeout(done, Math.random() * 1200));
	await first.kill();
	result.kills++;
	const second = await openBare(at, profile);
	const state = await second.page.evaluate(() => window.soak.state());
	if (state.kind === 'none') {
		const made = await second.page.evaluate((words) => window.soak.create(words), FIRST);
		if (!made.ok) throw new Error(`cannot be made after a kill: ${made.reason}`);
	} else if (state.kind !== 'locked' || state.loss) throw new Error(`killed at birth, stands as ${JSON.stringify(state)}`);
	await second.close();
}

/** One profile: made, then killed `rounds` times and looked at once more. */
async function profileOf(at: Bare, rounds: number, result: Kills): Promise<void> {
	const profile = newProfile();
	const before = result.complaints.length;
	const campaign = { ledger: new Ledger(), result, taken: false };
	try {
		await killedAtBirth(at, profile, result);
		for (let i = 0; i < rounds - 1; i++) await round(at, profile, campaign);
		const last = await openBare(at, profile);
		await check(last, campaign);
		await last.close();
	} catch (error) {
		const says = (error as Error).message;
		if (!result.complaints.includes(says)) result.complaints.push(says);
	}
	result.acked += campaign.ledger.acked;
	// One with a complaint stays, to be looked at.
	if (result.complaints.length === before) rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
	else console.log(`kept: ${profile}`);
}

/** `kills` over as many profiles as needed. A profile that could not go on is a complaint, and the next one starts. */
export async function kills(at: Bare, wanted: number, progress: (result: Kills) => void = () => {}): Promise<Kills> {
	const result: Kills = { kills: 0, acked: 0, pending: 0, torn: 0, lost: 0, back: 0, taken: 0, putBack: 0, complaints: [] };
	while (result.kills < wanted && result.complaints.length < 10) {
		await profileOf(at, Math.min(ROUNDS_A_PROFILE, wanted - result.kills), result);
		progress(result);
	}
	return result;
}
