/** A short slice of `npm run soak`: the browser dies while it writes, its files are damaged, its profile is searched. */
import { expect, test } from '@playwright/test';
import { bare } from '../soak/bare.ts';
import { damage } from '../soak/damage.ts';
import { kills } from '../soak/kills.ts';
import { marks } from '../soak/marks.ts';

test('killed while it writes, the vault has lost nothing that was acknowledged and holds nothing by half', async () => {
	const at = await bare();
	const result = await kills(at, 4);
	at.end();
	// One more where it was also killed while everything was put back.
	expect(result.kills).toBeGreaterThanOrEqual(4);
	expect(result).toMatchObject({ torn: 0, lost: 0, back: 0, complaints: [] });
	expect(result.acked).toBeGreaterThan(0);
});

test('a database that is cut, damaged, rolled back or removed is noticed and told with numbers', async () => {
	const at = await bare();
	const result = await damage(at, 4, ['tail cut', 'older copy', 'database removed', 'database and second copy damaged']);
	at.end();
	expect(result.silent).toEqual([]);
	expect(result.told + result.putBack + result.unharmed).toBe(4);
	expect(result.putBack).toBeGreaterThanOrEqual(2);
	expect(result.told).toBe(1);
});

test('of forty marks typed into the desk none lies on the disk: running, crashed or closed', async () => {
	const result = await marks();
	expect(result.marks).toBeGreaterThanOrEqual(40);
	expect(result.found).toEqual([]);
	expect(result.control).toBe(true);
});
