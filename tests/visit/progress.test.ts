import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { keep, keptKeys } from '#lib/device/kept.ts';
import { progress } from '#lib/visit/progress.svelte.ts';
import ProgressNote from '#lib/visit/ProgressNote.svelte';
import { isNotes, nextStep, reasonsOf, STEPS } from '#lib/visit/steps.ts';
import { full, pack } from '../support/model.ts';
import { expectNoBarriers, show } from '../support/words.ts';

const service = { ...full('basic-pension'), ifRefused: { reasons: ['소득인정액이 많을 때'], appeal: '90일 안에 다시 살펴 달라고 해요' } };
const linked = { 'housing-pension': '주택연금', 'senior-jobs': '노인 일자리' };
const props = { service, linked, today: '2026-12-31', href: (id: string) => `/services/${id}/`, fallback: '120' };
const stored = () => localStorage.getItem('bokji:progress');
const open = () => userEvent.click(screen.getByText(/진행 상황 적기/));
const choose = async (step: string) => {
	await userEvent.click(screen.getByRole('radio', { name: step, hidden: true }));
	await userEvent.click(screen.getByRole('button', { name: '이 기기에 적어 두기', hidden: true }));
};

beforeEach(() => {
	progress.clear();
	localStorage.clear();
});

describe('what is kept', () => {
	test('nothing, until the person writes it down', async () => {
		const { container } = show(ProgressNote, props);
		await open();
		await userEvent.click(screen.getByRole('radio', { name: '신청함' }));
		expect(stored()).toBeNull();
		await userEvent.click(screen.getByRole('button', { name: '이 기기에 적어 두기' }));
		expect(JSON.parse(stored()!)).toEqual({ 'basic-pension': { step: 'applied', day: '2026-12-31' } });
		await expectNoBarriers(container);
	});
	test('a refusal brings its reasons, the appeal, similar services and whom to call', async () => {
		const { container } = show(ProgressNote, props);
		await open();
		await userEvent.click(screen.getByRole('radio', { name: '안 됐음' }));
		await userEvent.selectOptions(screen.getByRole('combobox', { name: /왜 안 됐다고/ }), '서류');
		await choose('안 됐음');
		expect(JSON.parse(stored()!)).toEqual({ 'basic-pension': { step: 'refused', day: '2026-12-31', reason: 'papers' } });
		expect(screen.getByText('90일 안에 다시 살펴 달라고 해요')).toBeInTheDocument();
		expect(screen.getByText(/어떤 서류가 모자란지/)).toBeInTheDocument();
		expect(screen.getByRole('link', { name: '주택연금' })).toHaveAttribute('href', '/services/housing-pension/');
		expect(screen.getByRole('link', { name: /국민연금공단 1355/ })).toBeInTheDocument();
		await expectNoBarriers(container);
	});
	test('one note can be taken back, and all of them', async () => {
		show(ProgressNote, props);
		await open();
		await choose('받음');
		await userEvent.click(screen.getByRole('button', { name: '적은 것 지우기' }));
		expect(JSON.parse(stored()!)).toEqual({});
		await choose('받음');
		progress.clear();
		expect(stored()).toBeNull();
	});
	test('on a device that many use nothing is kept, and the page says so', async () => {
		keep('shared-device', true);
		show(ProgressNote, props);
		await open();
		expect(screen.getByText(/여럿이 쓰는 기기라서/)).toBeInTheDocument();
		await choose('신청함');
		expect(keptKeys()).toEqual(['shared-device']);
		expect(progress.notes['basic-pension']?.step).toBe('applied');
	});
	test('without a choice nothing is written', async () => {
		show(ProgressNote, props);
		await open();
		await userEvent.click(screen.getByRole('button', { name: '이 기기에 적어 두기' }));
		expect(stored()).toBeNull();
	});
});

describe('the next step', () => {
	it('is there for every step of every service', () => {
		for (const record of pack.services)
			for (const step of STEPS) expect(nextStep(record, step)).toMatchObject({ lines: expect.any(Array), calls: expect.any(Array) });
	});
	it('after receiving, what it opens; after a refusal, what is similar', () => {
		expect(nextStep(service, 'received').others).toContain('senior-jobs');
		expect(nextStep(service, 'refused').others).toContain('housing-pension');
	});
	it('only where it stopped is there a why', () => expect(STEPS.map((step) => reasonsOf(step).length > 0)).toEqual([false, false, false, true, true]));
	it('broken notes are not taken for notes', () => {
		expect(isNotes({ a: { step: 'applied', day: '2026-12-31' } })).toBe(true);
		for (const broken of [null, [], 'x', { a: { step: 'won', day: '2026-12-31' } }, { a: { step: 'applied' } }]) expect(isNotes(broken)).toBe(false);
	});
});
