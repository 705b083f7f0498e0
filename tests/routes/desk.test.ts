/** The desk's small parts: what they say, and that they keep nothing in the browser. The whole way stands in tests/journeys/desk.spec.ts. */
import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { AnyEvent } from '#lib/casework/events.ts';
import { Vault } from '#lib/vault/vault.ts';
import Choices from '../../src/routes/desk/Choices.svelte';
import Damaged from '../../src/routes/desk/Damaged.svelte';
import { desk } from '../../src/routes/desk/desk.svelte.ts';
import Errors from '../../src/routes/desk/Errors.svelte';
import { factLines } from '../../src/routes/desk/fact-lines.ts';
import { nameFaults, NewPassphrase } from '../../src/routes/desk/names.svelte.ts';
import Text from '../../src/routes/desk/Text.svelte';
import { timeline } from '../../src/routes/desk/timeline.ts';
import { expectNoBarriers, show, words } from '../support/words.ts';

const { t } = words;
const options = [
	{ value: 'a', says: 'A' },
	{ value: 'b', says: 'B' }
];

describe('parts', () => {
	test('toggles: several of a list, each a whole row to tap', async () => {
		const onchoose = vi.fn();
		const { container } = show(Choices, { id: 'c', legend: 'Which', options, chosen: ['a'], many: true, onchoose });
		await userEvent.click(screen.getByLabelText('B'));
		expect(onchoose).toHaveBeenCalledWith(['a', 'b']);
		await expectNoBarriers(container);
	});

	test('a field tells the browser to keep, suggest and send nothing', async () => {
		const { container } = show(Text, { id: 'x', label: 'Name', value: '', error: 'wrong', lines: 3, kind: { max: 300 } });
		const field = screen.getByLabelText('Name');
		expect(field).toHaveAttribute('autocomplete', 'off');
		expect(field).toHaveAttribute('spellcheck', 'false');
		expect(field).toHaveAttribute('aria-invalid', 'true');
		expect(field).toHaveAccessibleDescription(/wrong/);
		await expectNoBarriers(container);
	});

	test('faults take the focus and lead to their fields', () => {
		show(Errors, { errors: [{ id: 'x', says: 'Name: missing' }] });
		expect(screen.getByRole('alert')).toHaveFocus();
		expect(screen.getByRole('link', { name: 'Name: missing' })).toBeInTheDocument();
	});
});

describe('a drawer that cannot be opened', () => {
	test('says whether records are gone or only the way to them, and never both', async () => {
		desk.look = { kind: 'damaged', loss: { what: 'database', expected: 34, found: 34 }, fault: 'cost-refused' };
		const { container, unmount } = show(Damaged, {});
		expect(screen.getByText(t('desk.failed.cost-refused'))).toBeInTheDocument();
		expect(screen.queryByText(t('desk.damaged.database'))).toBeNull();
		await expectNoBarriers(container);
		unmount();
		desk.look = { kind: 'damaged', loss: { what: 'database', expected: 34, found: 0 }, fault: 'no-header' };
		show(Damaged, {});
		expect(screen.getByText(t('desk.loss.line', { expected: 34, found: 0 }))).toBeInTheDocument();
		expect(screen.getByText(t('desk.damaged.database'))).toBeInTheDocument();
	});

	test('without room to put back what was lost, says to make room, and nothing about a text on the screen', () => {
		desk.look = { kind: 'unavailable', reason: 'full', count: 34 };
		show(Damaged, {});
		expect(screen.getByText(t('desk.damaged.unreadable', { count: 34 }))).toBeInTheDocument();
		expect(screen.getByText(t('desk.damaged.full'))).toBeInTheDocument();
		expect(screen.queryByText(t('desk.failed.full'))).toBeNull();
	});
});

describe('a lock while something is read or written', () => {
	const event = { id: 'a'.repeat(32), type: 'desk.worker', case: 'desk', data: { words: 'of somebody' }, actor: 'a', office: 'o', device: 'd', hlc: '' };

	test('what the vault still answers does not come back to the page', async () => {
		const late = desk as unknown as {
			load(): Promise<void>;
			append(events: object[]): Promise<object>;
			without(gone: () => boolean, of: string): Promise<void>;
		};
		vi.spyOn(Vault.prototype, 'readAll').mockResolvedValue({ ok: true, events: [event], damaged: [] });
		vi.spyOn(Vault.prototype, 'read').mockResolvedValue({ ok: true, events: [event], damaged: [] });
		vi.spyOn(Vault.prototype, 'append').mockResolvedValue({ ok: true, added: 1, again: 0, buried: 0 });
		await late.load();
		await late.without(() => false, 'desk');
		expect(await late.append([event])).toEqual({ ok: true });
		expect(desk.drawer).toEqual([]);
		// An open drawer takes the same.
		vi.spyOn(Vault.prototype, 'isOpen', 'get').mockReturnValue(true);
		await late.append([event]);
		expect(desk.drawer).toHaveLength(1);
		vi.restoreAllMocks();
	});
});

describe('set-up', () => {
	test('names are needed, and hold no resident number', () => {
		expect(nameFaults({ office: '', worker: '901010-1234567' }, t)).toEqual([
			{ id: 'office', says: t('casework.fault.missing') },
			{ id: 'worker', says: t('casework.fault.resident_number') }
		]);
		expect(nameFaults({ office: 'A', worker: 'B' }, t)).toEqual([]);
	});

	test('a passphrase is strong enough and typed twice alike', () => {
		const secret = new NewPassphrase();
		secret.first = 'short';
		expect(secret.faults(t)[0]?.id).toBe('new-first');
		secret.first = secret.offered;
		expect(secret.faults(t)[0]?.id).toBe('new-again');
		secret.again = secret.offered;
		expect(secret.faults(t)).toEqual([]);
	});
});

describe('sentences', () => {
	const of = (type: string, data: object) =>
		({ id: 'e', type, data, case: 'c', actor: 'a', office: 'o', device: 'd', hlc: '2026-11-23T01:00:00.000Z-0000-aaaaaaaa' }) as unknown as AnyEvent;

	test('a case tells what happened, and leaves plumbing out', () => {
		const events = [
			of('draft.kept', { id: 'x', form: 'consultation', on: '2026-11-23', values: {} }),
			of('referral.moved', { id: 'r', on: '2026-11-23', to: 'failed', reason: 'no_room', words: 'full' })
		];
		const told = timeline(events, t, 'Asia/Seoul');
		expect(told).toHaveLength(1);
		expect(t(told[0]!.key, told[0]!.values)).toContain(t('casework.state.failed'));
		expect(told[0]!.words).toBe(`${t('casework.failReason.no_room')} · full`);
	});

	test('facts come in their fixed order, in words', () => {
		const lines = factLines({ urgency: 'week', name: 'A', area: ['money', 'work'], guardian: { name: 'G', relation: 'R' } }, t);
		expect(lines.map((line) => line.item)).toEqual(['name', 'area', 'urgency', 'guardian']);
		expect(lines[1]?.says).toBe(`${t('casework.area.money')}, ${t('casework.area.work')}`);
		expect(lines[3]?.says).toBe('G, R');
		for (const dong of ['constructor', 'toString']) expect(factLines({ dong, services: [dong] }, t).map(({ says }) => says)).toEqual([dong, dong]);
	});
});
