import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Full } from '#lib/content/pack.ts';
import { situation } from '#lib/eligibility/facts.ts';
import { readHousehold } from '#lib/eligibility/household-file.ts';
import Timeline from '#lib/stages/Timeline.svelte';
import { pack } from '../support/model.ts';
import { expectNoBarriers, show } from '../support/words.ts';

const services = pack.services.filter((service): service is Full => service.depth === 'full');
function seen(file: object, asOf = '2026-12-31') {
	const context = { asOf, parameters: pack.tables.parameters, facts: pack.tables.facts };
	const read = readHousehold(file, context);
	if (!read.ok) throw new Error(read.reason);
	return situation(read.household, context);
}
const family = {
	household: { size: 2, 'residence.district': 'here', 'income.median_percent': 40 },
	members: [
		{ relation: 'self', birth: '1990-02-28' },
		{ relation: 'child', birth: '2018-03-01', school: 'elementary' }
	]
};
const href = (id: string) => `/services/${id}/`;
afterEach(() => vi.restoreAllMocks());

test('a list by year and month first, a picture that says the same second', async () => {
	const { container } = show(Timeline, { situation: seen(family), services, href });
	const years = screen.getAllByRole('heading', { level: 3 }).map((h) => h.textContent);
	expect(years).toContain('2027년');
	expect(screen.getAllByText(/아이, 만 9세가 돼요/).length).toBeGreaterThan(0);
	expect(screen.getAllByText('2027년 2월 28일까지').length).toBeGreaterThan(0);
	const picture = screen.getByRole('img', { name: '시간표 그림' });
	expect(picture).toHaveAccessibleDescription(/2027년 3월/);
	const list = screen.getAllByRole('list')[1]!;
	expect(list.compareDocumentPosition(picture) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
	expect(within(list).getAllByRole('link')[0]).toHaveAttribute('href', expect.stringMatching(/^\/services\//));
	await expectNoBarriers(container);
});

test('people are called as the finder calls them', () => {
	show(Timeline, { situation: seen(family), services, href, who: (member: number) => `가족${member}` });
	expect(screen.getAllByText(/가족1, 만 9세가 돼요/).length).toBeGreaterThan(0);
});

test('nobody described: a plain sentence instead of an empty page', async () => {
	const { container } = show(Timeline, { situation: seen({ household: {}, members: [] }), services, href });
	expect(screen.getByText(/바뀌는 것을 찾지 못했어요/)).toBeInTheDocument();
	expect(screen.queryByRole('button', { name: '달력에 넣기' })).toBeNull();
	await expectNoBarriers(container);
});

test('the calendar file is made here, with every entry named and explained', async () => {
	const blobs: Blob[] = [];
	vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: (blob: Blob) => (blobs.push(blob), 'blob:here'), revokeObjectURL: () => undefined }));
	const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
	show(Timeline, { situation: seen(family), services, href });
	await userEvent.click(screen.getByRole('button', { name: '달력에 넣기' }));
	expect(clicked).toHaveBeenCalledOnce();
	const text = await new Promise<string>((done) => {
		const reader = new FileReader();
		reader.onload = () => done(String(reader.result));
		reader.readAsText(blobs[0]!);
	});
	expect(blobs[0]!.type).toBe('text/calendar;charset=utf-8');
	expect(text).toContain('DTSTART;VALUE=DATE:20270228');
	expect(text.replace(/\r\n /g, '')).toMatch(/SUMMARY:이날까지: /);
});
