/**
 * npm run bench:desk — from the passphrase to today's list (`all`), then to every case (`after`), one record written, and one case destroyed, with 5,000 cases of
 * four records, one in 25 referred, at a quarter of the processor's speed. Chromium slows only the page's own thread, so the key derivation in the worker is counted four times.
 *   npm run bench:desk -- --cases 5000 --runs 7 --rate 4
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fold } from '../../src/lib/casework/fold.ts';
import { report } from '../../src/lib/casework/report.ts';
import { todayOf } from '../../src/lib/casework/today.ts';
import { DAY, HERE, manyCases } from '../../tests/casework/support.ts';
import { bare, newProfile, openBare } from '../../tests/soak/bare.ts';
import { findChromium } from '../../tests/support/chromium.mjs';

const { values } = parseArgs({
	options: { cases: { type: 'string', default: '5000' }, runs: { type: 'string', default: '7' }, rate: { type: 'string', default: '4' } }
});
const WORDS = 'five invented words of a desk';
/** Milliseconds between the lock's page and the last letter of the passphrase: less than anybody needs. */
const TYPING = 1000;
const rate = Number(values.rate);
const { executablePath, env } = await findChromium();
Object.assign(process.env, env, { CHROMIUM_PATH: executablePath });

const at = await bare();
const profile = newProfile();
const running = await openBare(at, profile);
const { page } = running;
await page.evaluate((words) => window.soak.create(words), WORDS);
await page.evaluate((many) => window.soak.seed(many), Number(values.cases));
const cdp = await page.context().newCDPSession(page);

/** In milliseconds; the 95th of a hundred, which of few runs is the worst. */
const p95 = (list: number[]) => Math.round([...list].sort((a, b) => a - b)[Math.ceil(list.length * 0.95) - 1] ?? NaN);
const median = (list: number[]) => Math.round([...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN);

const whole = await page.evaluate((words) => window.soak.timed(words), WORDS);
console.log(`without a snapshot, unthrottled: ${Math.round(whole.all)}`);
if (!(await page.evaluate(() => window.soak.snapshot()))) throw new Error('no snapshot was kept');
const derive: number[] = [];
const parts: Record<string, number[]> = {};
for (let run = 0; run < Number(values.runs); run++) {
	await page.reload();
	await page.waitForFunction(() => 'soak' in window);
	// The lock's page asks how the drawer stands, and then somebody types.
	await page.evaluate(() => window.soak.state());
	await page.waitForTimeout(TYPING);
	derive.push(await page.evaluate(() => window.soak.timedDerive()));
	await cdp.send('Emulation.setCPUThrottlingRate', { rate });
	const timed = await page.evaluate((words) => window.soak.timed(words), WORDS);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	const slowed = timed.all + (rate - 1) * derive.at(-1)!;
	for (const [part, ms] of Object.entries({ ...timed, derive: derive.at(-1)!, whole: slowed })) (parts[part] ??= []).push(Number(ms));
}
await cdp.send('Emulation.setCPUThrottlingRate', { rate });
const writes = await page.evaluate(() => window.soak.timedWrites(50));
const destroy = await page.evaluate(() => window.soak.timedDestroy());
for (const [part, list] of Object.entries(parts)) console.log(`${part.padEnd(8)} median ${median(list)}  p95 ${p95(list)}`);
console.log(`write    median ${median(writes)}  p95 ${p95(writes)}`);
console.log(`destroy  ${Math.round(destroy)}`);
// With a referral in each case, at full speed.
const events = manyCases(Number(values.cases));
const start = performance.now();
const book = fold(events);
todayOf(book, { today: DAY, office: HERE });
report(book, { scope: { by: 'month', period: { from: '2026-11-01', to: '2026-11-30' } }, columns: [], office: HERE, asOf: DAY });
console.log(`fold, today and report with referrals, unthrottled: ${Math.round(performance.now() - start)}`);
await running.close();
at.end();
rmSync(profile, { recursive: true, force: true });
