/** Every record in content/ is a test case: sound, in its place, true to what it cites. */
import { describe, expect, test } from 'vitest';
import { checkedRecords } from '../../scripts/content/all-checks.ts';
import { checkCopies, checkFigures, readReference, wonIn } from '../../scripts/content/evidence.ts';
import { describeFault, type Fault } from '../../scripts/content/fault.ts';

const { records, faults } = checkedRecords('content');
const full = [...records.services.values(), ...records.programmes.values()];
// The reference data lies beside the project on the team's machines; it is not part of the product.
const reference = readReference('../shared/reference');

test('no file has a fault', () => {
	expect(faults.map(describeFault)).toEqual([]);
});

describe.each(full.map((k) => [k.id, k] as const))('%s', (_, kept) => {
	test('is a whole record', () => {
		expect(faults.filter((f) => f.file === kept.entry.file)).toEqual([]);
		expect(kept.record.contacts.length).toBeGreaterThan(0);
		expect(new Set(kept.record.phrases).size).toBe(kept.record.phrases.length);
	});
});

test.runIf(reference)('amounts and phones stand in the records they cite', () => {
	const wrong: Fault[] = [];
	const compared = full.reduce((sum, kept) => sum + checkFigures(kept, reference!, wrong), 0);
	expect(wrong.map(describeFault)).toEqual([]);
	// An official record read elsewhere than in the copies beside us is not compared, and says so.
	expect(compared).toBeGreaterThan(700);
});

test.runIf(reference)('an official record that is newer than our copy of it says that it was read through a carrier', () => {
	const silent = full.flatMap(({ id, record }) =>
		Object.entries(record.evidence)
			.filter(([, { source, locator }]) => /^(bokjiro|gov24)/.test(source) && locator)
			.filter(([, { locator, date, unsure = [] }]) => date > (reference!.day.get(locator!) ?? '') && !unsure.includes('carrier'))
			.map(([name]) => `${id} ${name}`)
	);
	expect(silent).toEqual([]);
});

test.runIf(reference)('no sentence of 20 characters or more is a copy', () => {
	const copied: Fault[] = [];
	checkCopies(records, reference!, copied);
	expect(copied.map(describeFault)).toEqual([]);
});

test('amounts of won are read in all the usual ways', () => {
	expect([...wonIn('월 349,700원, 100만원, 583천원, 1억 2천만원, 34만 9,700원')]).toEqual(expect.arrayContaining([349700, 1000000, 583000, 120000000, 349700]));
	expect(wonIn('월 349,700원').has(349800)).toBe(false);
});

test.runIf(reference)('a wrong amount is noticed', () => {
	const kept = records.services.get('basic-pension')!;
	const wrong: Fault[] = [];
	checkFigures({ ...kept, record: { ...kept.record, amounts: [{ ...kept.record.amounts[0]!, won: 349_701 }] } }, reference!, wrong);
	expect(wrong.map((f) => f.field)).toEqual(['amounts.0.won']);
});

test('every stage has its plan’s number of full services, by primary stage', () => {
	for (const [id, { record }] of records.stages) {
		const count = [...records.services.values()].filter((k) => k.record.stages[0] === id).length;
		expect(`${id} ${count >= record.planCount}`).toBe(`${id} true`);
	}
});

test('places: all dong offices, no place where people live', () => {
	const places = [...records.places.values()].map((k) => k.record);
	expect(places.filter((p) => p.kind === 'dong-office')).toHaveLength(records.dongs.size);
	expect(places.filter((p) => /nursing|residential|group-home/.test(p.kind))).toEqual([]);
});

test('child abuse goes to 112, and the number that is gone is nowhere', () => {
	expect([...records.hotlines.values()].some((k) => k.record.number === '1577-1391')).toBe(false);
	expect(JSON.stringify(full.map((k) => k.record))).not.toContain('1577-1391');
	expect([...records.hotlines.values()].find((k) => k.record.number === '112')?.record.words).toContain('아동학대');
});
