/**
 * npm run soak — the long campaigns against the vault in a real browser; a short slice of them runs in npm test.
 *   npm run soak -- --kills 500      so many kills of the browser while it writes (default 500)
 *   npm run soak -- --damage 60      so many damaged profiles (default 60)
 *   npm run soak -- --only kills     one of kills, damage, marks (marks needs `npm run build`)
 */
import { parseArgs } from 'node:util';
import { findChromium } from '../support/chromium.mjs';
import { bare } from './bare.ts';
import { damage } from './damage.ts';
import { kills } from './kills.ts';
import { marks } from './marks.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '500' }, damage: { type: 'string', default: '60' }, only: { type: 'string' } } });
const { executablePath, env } = await findChromium();
Object.assign(process.env, env, { CHROMIUM_PATH: executablePath });
const faults: string[] = [];
const say = (title: string, result: object) => console.log(`${title}: ${JSON.stringify(result)}`);

const at = await bare();
if (!values.only || values.only === 'kills') {
	const result = await kills(at, Number(values.kills), (so) => say('kills so far', so));
	say('kills', result);
	if (result.torn || result.lost || result.back || result.complaints.length) faults.push('kills');
}
if (!values.only || values.only === 'damage') {
	const result = await damage(at, Number(values.damage));
	say('damage', result);
	if (result.silent.length || !result.told || !result.putBack) faults.push('damage');
}
at.end();
if (!values.only || values.only === 'marks') {
	const result = await marks();
	say('marks', result);
	if (result.found.length || !result.control || result.marks < 40) faults.push('marks');
}
console.log(faults.length ? `failed: ${faults.join(', ')}` : 'nothing torn, nothing lost, nothing found');
process.exit(faults.length ? 1 : 0);
