/** Matching at the desk: begins with what the drawer knows, asks on, and keeps no answer. */
import 'fake-indexeddb/auto';
import { screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { catalogue } from '#lib/catalogue/catalogue.svelte.ts';
import { fold } from '#lib/casework/fold.ts';
import type { AnyEvent } from '#lib/casework/events.ts';
import type { Pack } from '#lib/content/pack.ts';
import { desk } from '../../src/routes/desk/desk.svelte.ts';
import { factLines } from '../../src/routes/desk/fact-lines.ts';
import Bring from '../../src/routes/desk/matching/Bring.svelte';
import { householdOf } from '../../src/routes/desk/matching/household.ts';
import Matches from '../../src/routes/desk/matching/Matches.svelte';
import { Matching } from '../../src/routes/desk/matching/matching.svelte.ts';
import { rawAt } from '../../src/routes/finder/told.ts';
import { expectNoBarriers, show, words } from '../support/words.ts';

const user = userEvent.setup();
const { t } = words;
const hlc = (n: number) => `2026-11-23T01:00:00.000Z-${String(n).padStart(4, '0')}-aaaaaaaa`;
const event = (n: number, type: string, data: object) =>
	({ id: `e${n}`, type, data, case: 'c1', actor: 'a', office: 'o', device: 'd', hlc: hlc(n) }) as unknown as AnyEvent;
const talk = { on: '2026-11-23', where: 'here', way: 'visit', fields: ['welfare'], role: 'welfare' };

beforeAll(() => catalogue.hold(JSON.parse(readFileSync('.content/pack.json', 'utf8')) as Pack));
beforeEach(() => {
	localStorage.clear();
	desk.book = fold([
		event(1, 'person.changed', { id: 'p1', set: { name: 'A', birthYear: 1950, sex: 'female', dong: 'yaksu' } }),
		event(2, 'consultation.changed', { id: 't1', set: talk })
	]);
});

describe('what the drawer knows', () => {
	test('a year is a span, a dong is no registration, what was not said stays open', () => {
		expect(householdOf({ name: 'A', birthYear: 1950, sex: 'other', dong: 'yaksu' }, '2026-11-23')).toEqual({
			household: { 'residence.dong': 'yaksu' },
			members: [{ relation: 'self', birth: ['1950-01-01', '1950-12-31'] }]
		});
		expect(householdOf({ name: 'A', birthYear: 2026 }, '2026-11-23').members).toEqual([{ relation: 'self', birth: ['2026-01-01', '2026-11-23'] }]);
		expect(householdOf(undefined, '2026-11-23')).toEqual({ household: {}, members: [{ relation: 'self' }] });
	});
});

describe('matching', () => {
	test('services are judged, picked and put on one bring list; nothing lies in the browser', async () => {
		const now = new Matching();
		await now.begin('c1');
		expect(rawAt(now.finder.told, 'birth', 0)).toEqual(['1950-01-01', '1950-12-31']);
		expect(now.finder.doubts).toEqual([]);
		expect(now.screen?.kind).toBe('question');
		const { container } = show(Matches as never, { now });
		const [first] = screen.getAllByRole('checkbox');
		await user.click(first!);
		expect(now.services).toHaveLength(1);
		await expectNoBarriers(container);
		const add = vi.spyOn(desk, 'add').mockResolvedValue({ ok: true });
		show(Bring as never, { now });
		await waitFor(() => expect(screen.getAllByRole('heading', { level: 2 }).length).toBeGreaterThan(2));
		await user.click(screen.getByRole('button', { name: t('desk.matching.keep') }));
		const [written] = add.mock.calls[0]![0];
		expect(written).toEqual({ type: 'consultation.changed', case: 'c1', data: { id: 't1', seen: hlc(2), set: { services: now.picked } } });
		add.mockRestore();
		expect(Object.keys(localStorage).filter((key) => !key.startsWith('bokji:desk-'))).toEqual([]);
		expect(JSON.stringify({ ...localStorage })).not.toContain(now.picked[0]);
	});

	test('an answer leads on, a step back leads back', async () => {
		const now = new Matching();
		await now.begin('c1');
		const before = now.screen;
		now.finder.settle(now.finder.told, before?.kind === 'question' ? before.ask.slots : []);
		now.next();
		expect(now.screen).not.toEqual(before);
		now.back();
		expect(now.screen).toEqual(before);
		now.family();
		now.next();
		expect(now.screen).toEqual(before);
	});

	test('a service on a referral is called by its name, once the catalogue is read', async () => {
		const line = () => factLines({ services: ['basic-pension'] }, t)[0]?.says;
		expect(line()).toBe('basic-pension');
		await waitFor(() => expect(line()).toMatch(/[가-힣]/));
	});
});
