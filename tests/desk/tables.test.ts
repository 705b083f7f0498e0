/** Tables of the desk and the screen turned to the resident. */
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Report } from '#lib/casework/report.ts';
import type { Reporting } from '../../src/routes/desk/report/reporting.svelte.ts';
import { pressed, sorted } from '../../src/routes/desk/report/sorted.ts';
import Table from '../../src/routes/desk/report/Table.svelte';
import Secret from '../../src/routes/desk/Secret.svelte';
import Turned from '../../src/routes/desk/Turned.svelte';
import { expectNoBarriers, show, words } from '../support/words.ts';

const user = userEvent.setup();
const column = (id: string, label: string) => ({ id, label, fields: [], order: 1, kind: 'total' });
const row = (key: string, dong: string | null, talks: number | null) => ({ key, cells: { dong, talks } });
const made = {
	columns: [column('dong', '동'), column('talks', '상담건수')],
	rows: [row('a', '약수동', 2), row('b', '명동', 10), row('c', '중림동', null)],
	sum: { talks: 12 }
} as unknown as Report;
const now = { cell: (_: Report, cells: Record<string, unknown>, id: string) => cells[id] ?? null } as unknown as Reporting;
const dongs = () =>
	screen
		.getAllByRole('row')
		.slice(1, 4)
		.map((one) => within(one).getByRole('rowheader').textContent);

describe('the table of the report', () => {
	test('has a caption, heads for columns and rows, and a box that takes the focus', async () => {
		const { container } = show(Table, { now, made });
		expect(screen.getByRole('table', { name: words.t('desk.report.title') })).toBeInTheDocument();
		expect(screen.getByRole('region', { name: words.t('desk.report.title') })).toHaveAttribute('tabindex', '0');
		expect(screen.getAllByRole('columnheader')).toHaveLength(2);
		expect(dongs()).toEqual(['약수동', '명동', '중림동']);
		await expectNoBarriers(container);
	});

	test('is put in order by a button in the head, which says so; on paper it has its own order', async () => {
		const { container } = show(Table, { now, made });
		const head = () => screen.getByRole('columnheader', { name: '상담건수' });
		const button = screen.getByRole('button', { name: '상담건수' });
		await user.click(button);
		// What is not known stands last, either way.
		expect([dongs(), head().getAttribute('aria-sort')]).toEqual([['약수동', '명동', '중림동'], 'ascending']);
		await user.click(button);
		expect([dongs(), head().getAttribute('aria-sort')]).toEqual([['명동', '약수동', '중림동'], 'descending']);
		await expectNoBarriers(container);
		await user.click(screen.getByRole('button', { name: '동' }));
		expect([dongs(), head().getAttribute('aria-sort')]).toEqual([['명동', '약수동', '중림동'], null]);
		window.dispatchEvent(new Event('beforeprint'));
		await vi.waitFor(() => expect(dongs()).toEqual(['약수동', '명동', '중림동']));
	});

	test('three presses come back to the report’s own order; nothing is changed in place', () => {
		const [up, down] = [pressed(undefined, 'x'), pressed({ column: 'x', way: 'ascending' }, 'x')];
		expect([up?.way, down?.way, pressed(down, 'x'), pressed(down, 'y')?.way]).toEqual(['ascending', 'descending', undefined, 'ascending']);
		const rows = [3, 1, 2];
		expect(sorted(rows, up, (value) => value)).toEqual([1, 2, 3]);
		expect(rows).toEqual([3, 1, 2]);
	});
});

describe('the screen turned to the resident', () => {
	const shown = { label: '이 창구에서', children: createRawSnippet(() => ({ render: () => '<p>돈이 들지 않습니다.</p>' })) };
	beforeEach(() => {
		// jsdom knows no dialogs.
		HTMLDialogElement.prototype.showModal = vi.fn(function (this: HTMLDialogElement) {
			this.open = true;
		});
		HTMLDialogElement.prototype.close = vi.fn(function (this: HTMLDialogElement) {
			this.open = false;
		});
	});

	test('is a dialog with a name over everything else, and Escape asks to go back', async () => {
		const onclose = vi.fn();
		const { container } = show(Turned, { ...shown, onclose });
		const dialog = screen.getByRole('dialog', { name: '이 창구에서' });
		expect(HTMLDialogElement.prototype.showModal).toHaveBeenCalledOnce();
		expect(dialog).toHaveTextContent('돈이 들지 않습니다.');
		const escape = new Event('cancel', { cancelable: true });
		dialog.dispatchEvent(escape);
		expect([onclose.mock.calls.length, escape.defaultPrevented]).toEqual([1, true]);
		await expectNoBarriers(container);
	});
});

test('a passphrase may be pasted and kept by a password manager, and be shown', async () => {
	const { container } = show(Secret, { id: 's', label: '여는 말', value: '' });
	const field = screen.getByLabelText('여는 말');
	expect(field).toHaveAttribute('autocomplete', 'current-password');
	await user.click(field);
	await user.paste('가나 다라 마바');
	expect(field).toHaveValue('가나 다라 마바');
	await user.click(screen.getByRole('checkbox'));
	expect(field).toHaveAttribute('type', 'text');
	await expectNoBarriers(container);
});
