/** The finder's parts, used as people use them: by role and name. The real catalogue lies behind. */
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { catalogue } from '#lib/catalogue/catalogue.svelte.ts';
import type { Pack } from '#lib/content/pack.ts';
import { shared } from '#lib/device/shared.svelte.ts';
import { chosen } from '#lib/visit/chosen.svelte.ts';
import { saved } from '#lib/visit/saved.svelte.ts';
import All from '../../src/routes/finder/All.svelte';
import Assumed from '../../src/routes/finder/Assumed.svelte';
import Doubts from '../../src/routes/finder/Doubts.svelte';
import Family from '../../src/routes/finder/Family.svelte';
import { Finder } from '../../src/routes/finder/finder.svelte.ts';
import Keeping from '../../src/routes/finder/Keeping.svelte';
import Question from '../../src/routes/finder/Question.svelte';
import Onward from '../../src/routes/finder/Onward.svelte';
import Results from '../../src/routes/finder/Results.svelte';
import { askAbout } from '../../src/routes/finder/screens.ts';
import Start from '../../src/routes/finder/Start.svelte';
import TimelineScreen from '../../src/routes/finder/timeline/Screen.svelte';
import { rawAt } from '../../src/routes/finder/told.ts';
import { expectNoBarriers, show, words } from '../support/words.ts';

const user = userEvent.setup();
const { t } = words;
let finder: Finder;

beforeAll(() => catalogue.hold(JSON.parse(readFileSync('.content/pack.json', 'utf8')) as Pack));
beforeEach(async () => {
	localStorage.clear();
	shared.on = false;
	saved.restore([]);
	chosen.clear();
	localStorage.clear();
	// jsdom lays nothing out.
	Element.prototype.scrollIntoView = vi.fn();
	finder = new Finder();
	await finder.prepare();
	finder.begin('self');
});

/** Tells the household what a file says. */
function tell(household: Record<string, unknown>, members: Record<string, unknown>[] = [{ relation: 'self' }]) {
	finder.settle({ ...finder.told, file: { ...finder.told.file, household, members } }, []);
}
const ways = () => ({ onnext: vi.fn(), onback: vi.fn(), onfamily: vi.fn() });
function question(fact: string, member?: number, exact = false) {
	const ask = askAbout({ fact, exact, ...(member !== undefined && { member }) }, finder.told, finder.content!.facts);
	const on = ways();
	return { on, view: show(Question as never, { ask, finder, ...on }) };
}

describe('start', () => {
	test('for whom, and thirteen doors; a door begins', async () => {
		const onbegin = vi.fn();
		const { container } = show(Start as never, { finder: new Finder(), onbegin });
		expect(within(screen.getByRole('group', { name: '누구를 위해 알아볼까요?' })).getAllByRole('radio')).toHaveLength(5);
		await expectNoBarriers(container);
	});

	test('the doors are those of the content, and say whom they are opened for', async () => {
		const onbegin = vi.fn();
		show(Start as never, { finder, onbegin });
		await user.click(screen.getByRole('radio', { name: '부모님' }));
		await user.click(screen.getByRole('button', { name: '치매가 걱정돼요' }));
		expect(onbegin).toHaveBeenCalledWith('parent', 'dementia');
		expect(finder.content!.events).toHaveLength(13);
	});
});

describe('a question', () => {
	test('is chosen in a named group, told, and asked of nobody by name when alone', async () => {
		const { on, view } = question('housing');
		await user.click(within(screen.getByRole('group', { name: '지금 사는 집은 어떤 집인가요?' })).getByRole('radio', { name: '월세예요' }));
		await expectNoBarriers(view.container);
		await user.click(screen.getByRole('button', { name: '다음' }));
		expect(rawAt(finder.told, 'housing')).toBe('monthly_rent');
		expect(on.onnext).toHaveBeenCalledOnce();
	});

	test('names the person it is for', () => {
		finder.begin('parent');
		question('age', 0);
		expect(screen.getByRole('heading', { name: '부모님 · 나이가 어떻게 되세요?' })).toBeInTheDocument();
	});

	test('left empty, says what to do on top and at the field, and goes nowhere', async () => {
		const { on } = question('age', 0);
		await user.click(screen.getByRole('button', { name: '다음' }));
		const summary = screen.getByRole('alert');
		expect(summary).toHaveFocus();
		const field = screen.getByRole('textbox', { name: '만 나이 또는 태어난 해' });
		expect(field).toBeInvalid();
		expect(field).toHaveAccessibleDescription(expect.stringContaining(t('finder.writeOrSkip')));
		await user.click(within(summary).getByRole('link'));
		expect(field).toHaveFocus();
		await user.type(field, ' ７９ 세');
		await user.click(screen.getByRole('button', { name: '다음' }));
		expect(on.onnext).toHaveBeenCalledOnce();
		expect(finder.household.members[0]!.answers['birth']).toMatchObject({ kind: 'day' });
	});

	test.each([
		['9999', 'finder.doubt.in_future'],
		['1700', 'finder.doubt.too_old'],
		['모름', 'finder.fault.age']
	])('the year %s is asked back plainly', async (text, says) => {
		const { on } = question('age', 0);
		await user.type(screen.getByRole('textbox'), text);
		await user.click(screen.getByRole('button', { name: '다음' }));
		expect(screen.getByRole('alert')).toHaveTextContent(t(says));
		expect(on.onnext).not.toHaveBeenCalled();
		expect(rawAt(finder.told, 'birth', 0)).toBeUndefined();
	});

	test('a day has three fields, and a day that is in no calendar is mended', async () => {
		const { view } = question('birth', 0, true);
		await user.type(screen.getByRole('textbox', { name: '년' }), '1947');
		await user.type(screen.getByRole('textbox', { name: '월' }), '2');
		await user.type(screen.getByRole('textbox', { name: '일' }), '30');
		await user.click(screen.getByRole('button', { name: '다음' }));
		expect(screen.getByRole('alert')).toHaveTextContent(t('finder.fault.day'));
		await expectNoBarriers(view.container);
		await user.clear(screen.getByRole('textbox', { name: '일' }));
		await user.type(screen.getByRole('textbox', { name: '일' }), '9');
		await user.click(screen.getByRole('button', { name: '다음' }));
		expect(rawAt(finder.told, 'birth', 0)).toBe('1947-02-09');
	});

	test('sixty weeks are too many', async () => {
		question('pregnant', 0);
		await user.click(screen.getByRole('radio', { name: '임신 중이에요' }));
		await user.type(screen.getByRole('textbox'), '60');
		await user.click(screen.getByRole('button', { name: '다음' }));
		expect(screen.getByRole('alert')).toHaveTextContent('42주');
	});

	test('"don\'t know" is an answer, "skip" is none, and neither is asked again', async () => {
		const first = question('housing');
		await user.click(screen.getByRole('button', { name: '모르겠어요' }));
		expect(rawAt(finder.told, 'housing')).toBe('dont_know');
		first.view.unmount();
		question('crisis');
		await user.click(screen.getByRole('button', { name: '건너뛰기' }));
		expect(rawAt(finder.told, 'crisis')).toBeUndefined();
		expect(finder.told.done).toEqual(['housing', 'crisis']);
	});

	test('back in a question, its answer stands there and the others stay', async () => {
		tell({ housing: 'jeonse', size: 2 });
		question('housing');
		expect(screen.getByRole('radio', { name: '전세예요' })).toBeChecked();
		await user.click(screen.getByRole('radio', { name: '월세예요' }));
		await user.click(screen.getByRole('button', { name: '다음' }));
		expect(finder.told.file.household).toEqual({ housing: 'monthly_rent', size: 2 });
	});

	test('income without a size offers to ask the size first', async () => {
		const { on } = question('income.median_percent');
		await user.click(screen.getByRole('button', { name: '가족 수부터 답하기' }));
		expect(on.onfamily).toHaveBeenCalled();
	});

	test('income is written in tens of thousands and read back', async () => {
		tell({ size: 1 });
		question('income.median_percent');
		await user.click(screen.getByRole('radio', { name: '금액을 직접 적을게요' }));
		await user.type(screen.getByRole('textbox'), '120만원');
		expect(screen.getByText('1,200,000원으로 알아들었어요.')).toBeInTheDocument();
		await user.click(screen.getByRole('button', { name: '다음' }));
		expect(finder.told.file.household['income.monthly']).toBe(1_200_000);
	});

	test('several people are answered on one page', async () => {
		tell({ size: 2 }, [{ relation: 'self' }, { relation: 'child', birth: '2018' }]);
		const ask = { fact: 'school', key: 'school', members: [0, 1], exact: false, slots: ['school 0', 'school 1'], settles: 3, opens: 9 };
		const { container } = show(Question as never, { ask, finder, ...ways() });
		await user.click(within(screen.getByRole('group', { name: /자녀/ })).getByRole('radio', { name: '초등학교' }));
		await user.click(screen.getByRole('button', { name: '다음' }));
		expect(rawAt(finder.told, 'school', 1)).toBe('elementary');
		expect(finder.told.done).toEqual(['school 0', 'school 1']);
		await expectNoBarriers(container);
	});
});

describe('the family', () => {
	test('is listed, closed and counted', async () => {
		const on = ways();
		const ask = askAbout({ fact: 'size' }, finder.told, finder.content!.facts);
		const { container } = show(Family as never, { ask, finder, ...on });
		await user.click(screen.getByRole('button', { name: /자녀 더하기/ }));
		await user.click(screen.getByRole('button', { name: /부모 더하기/ }));
		await user.type(screen.getByRole('textbox', { name: /자녀/ }), '8');
		await user.click(screen.getByRole('button', { name: /빼기 부모/ }));
		await user.click(screen.getByRole('radio', { name: '네, 모두 2명이에요' }));
		await expectNoBarriers(container);
		await user.click(screen.getByRole('button', { name: '다음' }));
		expect(finder.told.file.household['size']).toBe(2);
		expect(finder.told.file.members).toHaveLength(2);
		expect(on.onnext).toHaveBeenCalled();
	});
});

describe('doubts', () => {
	test('a mother younger than her child is a question with two ways to mend it', async () => {
		tell({ size: 2 }, [
			{ relation: 'self', birth: '2010' },
			{ relation: 'child', birth: '1990' }
		]);
		const onask = vi.fn();
		const { container } = show(Doubts as never, { finder, onask });
		expect(screen.getByText(/어느 쪽이 맞나요/)).toBeInTheDocument();
		const mend = screen.getAllByRole('button');
		expect(mend).toHaveLength(2);
		await user.click(mend[1]!);
		expect(onask).toHaveBeenCalledWith(expect.objectContaining({ key: 'birth', members: [1], exact: true }));
		await expectNoBarriers(container);
	});

	test('size 1 with three people leads to the family', async () => {
		tell({ size: 1 }, [{ relation: 'self' }, { relation: 'spouse' }, { relation: 'child' }]);
		const onask = vi.fn();
		show(Doubts as never, { finder, onask });
		await user.click(screen.getByRole('button'));
		expect(onask).toHaveBeenCalledWith(expect.objectContaining({ key: 'family' }));
	});
});

describe('what was assumed', () => {
	test('of every door is told in words, never by the name of a field', () => {
		for (const { id } of finder.content!.events) {
			finder.begin('self', id);
			const { container, unmount } = show(Assumed as never, { finder });
			expect.soft([id, container.textContent]).toEqual([id, expect.not.stringMatching(/[a-z]/)]);
			unmount();
		}
	});

	test('is said, and taken back with the person it brought', async () => {
		finder.begin('self', 'parent-care');
		expect(finder.told.file.members).toHaveLength(2);
		const { container } = show(Assumed as never, { finder });
		expect(screen.getByText(/돌보고 있는 가족/, { selector: 'li > span' })).toHaveTextContent('부모님을 돌봐요');
		await expectNoBarriers(container);
		await user.click(screen.getByRole('button', { name: /빼기 부모/ }));
		expect(finder.told.file.members).toEqual([{ relation: 'self', carer_of: 'parent' }]);
	});
});

describe('results', () => {
	const elderly = () =>
		tell({ 'residence.district': 'here', size: 1, receives: ['livelihood'], housing: 'monthly_rent', crisis: ['illness'] }, [
			{ relation: 'self', birth: '1950-03-19', sex: 'female', nationality: 'korean', disability: 'none' }
		]);

	test('stand in groups with the agreed words, and promise nothing', async () => {
		elderly();
		const { container } = show(Results as never, { finder, onask: vi.fn() });
		const headings = screen.getAllByRole('heading', { level: 3 }).map((h) => h.textContent);
		expect(headings.some((text) => text?.includes('받을 가능성이 있어요. 신청해 보세요'))).toBe(true);
		expect(headings.some((text) => text?.includes('창구에서 확인해 보세요'))).toBe(true);
		expect(headings.some((text) => text?.includes('지금은 조건이 달라요'))).toBe(true);
		expect(container.textContent).not.toMatch(/대상입니다|\d\s?%의? 확률|가능성 \d/);
		expect(finder.rows.every(({ service }) => service.depth === 'full')).toBe(true);
		await expectNoBarriers(container);
	});

	test("a card opens into the conditions, one's own answer, the source and its day", async () => {
		elderly();
		const { container } = show(Results as never, { finder, onask: vi.fn() });
		const card = screen.getAllByRole('article')[0]!;
		await user.click(within(card).getByText(t('finder.open.likely')));
		await waitFor(() => expect(within(card).getAllByText(/내 답: /).length).toBeGreaterThan(0));
		expect(within(card).getAllByText(/자료$/).length).toBeGreaterThan(0);
		await expectNoBarriers(container);
	});

	test('what is closed for now says why, and what would change it', async () => {
		tell({ 'residence.district': 'here', size: 1, housing: 'owned' }, [
			{ relation: 'self', birth: '1962-02-01', nationality: 'korean', disability: 'none', work: 'none' }
		]);
		const { reasonsFor } = await import('../../src/routes/finder/reasons.ts');
		const row = finder.rows.find(({ id }) => id === 'basic-pension')!;
		expect(row.finding.verdict).toBe('not_now');
		const why = reasonsFor(row, finder.situation, finder.voice(words), finder.content!.sources);
		expect(why.reasons.length).toBeGreaterThan(0);
		expect(why.changes.join(' ')).toMatch(/2027년 1월 1일부터/);
	});

	test('an exception that only the office decides is told with what differs, and once', async () => {
		tell({ 'residence.district': 'here', size: 2, 'income.median_percent': [60, 90], receives: ['none'] }, [
			{ relation: 'self', birth: '1990-02-01', nationality: 'korean', disability: 'none' },
			{ relation: 'child', birth: '2019-05-01', nationality: 'korean', disability: 'none', school: 'childcare' }
		]);
		const { reasonsFor } = await import('../../src/routes/finder/reasons.ts');
		const row = finder.rows.find(({ id }) => id === 'childcare-fee')!;
		expect(row.finding.verdict).toBe('office');
		const why = reasonsFor(row, finder.situation, finder.voice(words), finder.content!.sources);
		expect(why.exceptions.join(' ')).toMatch(/2019년생/);
		expect(why.confirm.filter((line) => why.exceptions.includes(line))).toEqual([]);
		expect(why.reasons.some(({ good }) => !good)).toBe(true);
		// An exception for every child keeps nobody's no from being said, but stands beside it.
		const no = finder.rows.find(({ id }) => id === 'developmental-rehab')!;
		expect(no.finding.verdict).toBe('not_now');
		expect(reasonsFor(no, finder.situation, finder.voice(words), finder.content!.sources).confirm.join(' ')).toMatch(/9세 미만/);
	});

	test('"not for me" takes it out, can be undone, and the focus goes to the way back', async () => {
		elderly();
		show(Results as never, { finder, onask: vi.fn() });
		const card = screen.getAllByRole('article')[0]!;
		const name = within(card).getByRole('heading').textContent!;
		await user.click(within(card).getByRole('button', { name: `해당 없어요 ${name}` }));
		expect(screen.queryByRole('heading', { name })).toBeNull();
		const undo = screen.getByRole('button', { name: '되돌리기' });
		expect(undo).toHaveFocus();
		await user.click(undo);
		expect(screen.getByRole('heading', { name })).toBeInTheDocument();
	});

	test('"I have it already" moves it, and is told as what they receive', async () => {
		elderly();
		show(Results as never, { finder, onask: vi.fn() });
		const row = finder.rows.find(({ service, finding }) => service.rule?.already && finding.verdict !== 'already' && finding.verdict !== 'not_now')!;
		finder.putAside(row, 'already');
		expect(finder.told.file.household['receives']).toEqual(['livelihood', row.service.rule!.already]);
		expect(finder.rows.find(({ id }) => id === row.id)!.finding.verdict).toBe('already');
		finder.putBack(row.id);
		expect(finder.told.file.household['receives']).toEqual(['livelihood']);
	});

	test('themes narrow them', async () => {
		elderly();
		show(Results as never, { finder, onask: vi.fn() });
		const before = finder.rows.length;
		await user.click(screen.getByText(t('filter.title')));
		await user.click(screen.getByRole('checkbox', { name: /^주거/ }));
		await user.click(screen.getByRole('button', { name: t('filter.apply') }));
		const shown = screen.getAllByRole('article').length;
		expect(shown).toBeGreaterThan(0);
		expect(shown).toBeLessThan(before);
	});

	test('a service saved on its card leads to the one sheet', async () => {
		elderly();
		const { container } = show(Results as never, { finder, onask: vi.fn() });
		expect(screen.queryByRole('link', { name: '한 번에 챙길 것 보기' })).toBeNull();
		const card = screen.getAllByRole('article')[0]!;
		await user.click(within(card).getByRole('button', { name: /^저장/ }));
		expect(within(card).getByRole('link', { name: '한 번에 챙길 것 보기' })).toHaveAttribute('href', '/visit/');
		expect(screen.getByText(/1가지를 골랐어요/)).toBeInTheDocument();
		await expectNoBarriers(container);
	});

	test('on a shared device nothing is saved: what is picked stays in memory', async () => {
		shared.on = true;
		elderly();
		const { container } = show(Results as never, { finder, onask: vi.fn() });
		expect(screen.queryByRole('button', { name: /^저장/ })).toBeNull();
		const card = screen.getAllByRole('article')[0]!;
		const pick = within(card).getByRole('button', { name: /^담기/ });
		await user.click(pick);
		expect(pick).toHaveAttribute('aria-pressed', 'true');
		expect(chosen.ids).toHaveLength(1);
		expect(Object.keys(localStorage)).toEqual([]);
		expect(within(card).getByRole('link', { name: '한 번에 챙길 것 보기' })).toBeInTheDocument();
		await expectNoBarriers(container);
		await user.click(pick);
		expect(chosen.ids).toEqual([]);
	});

	test('lead on to the years to come', () => {
		show(Onward as never, {});
		expect(screen.getByRole('link', { name: '생애 시간표 보기' })).toHaveAttribute('href', '/finder/timeline/');
	});
});

describe('the life timetable', () => {
	test('has nothing to show before the first answer, and says where to begin', async () => {
		const { container } = show(TimelineScreen as never, { finder, onback: vi.fn() });
		expect(screen.getByRole('link', { name: '질문에 답하기' })).toHaveAttribute('href', '/finder/');
		expect(screen.queryByRole('list')).toBeNull();
		await expectNoBarriers(container);
	});

	test('shows what opens and closes, calls people as the questions do, and leads back', async () => {
		finder.begin('parent');
		tell({ 'residence.district': 'here', size: 1 }, [{ relation: 'self', birth: '1962-03-15', nationality: 'korean' }]);
		const onback = vi.fn();
		const { container } = show(TimelineScreen as never, { finder, onback });
		expect(await screen.findByText('부모님, 만 65세가 돼요.')).toBeInTheDocument();
		expect(screen.getByRole('button', { name: '달력에 넣기' })).toBeInTheDocument();
		expect(screen.getByRole('img', { name: '시간표 그림' })).toBeInTheDocument();
		await user.click(screen.getByRole('button', { name: '결과로 돌아가기' }));
		expect(onback).toHaveBeenCalledOnce();
		await expectNoBarriers(container);
	});

	test('without a catalogue it says so', () => {
		finder.state = 'broken';
		show(TimelineScreen as never, { finder, onback: vi.fn() });
		expect(screen.getByText(t('offline.empty'))).toBeInTheDocument();
	});
});

describe('all questions', () => {
	test('stand with their answers, each to be changed', async () => {
		tell({ housing: 'jeonse' });
		const onask = vi.fn();
		const { container } = show(All as never, { finder, onask, onback: vi.fn() });
		expect(screen.getByText('전세예요')).toBeInTheDocument();
		await user.click(screen.getByRole('button', { name: /답하기.*지금 사는 집은/ }));
		expect(onask).toHaveBeenCalledWith(expect.objectContaining({ key: 'housing' }));
		await expectNoBarriers(container);
	});
});

describe('keeping', () => {
	test('nothing lies on the device until it is chosen; then until a day; one tap erases', async () => {
		tell({ housing: 'jeonse' });
		const { container } = show(Keeping as never, { finder, onerase: () => finder.erase() });
		expect(Object.keys(localStorage)).toEqual([]);
		await user.click(screen.getByRole('checkbox', { name: '이 기기에 30일 두기' }));
		expect(localStorage.getItem('bokji:household')).toContain('jeonse');
		expect(screen.getByText(/까지 이 기기에 있어요/)).toBeInTheDocument();
		tell({ housing: 'owned' });
		expect(localStorage.getItem('bokji:household')).toContain('owned');
		const again = new Finder();
		again.resume();
		expect(again.told.file.household).toEqual({ housing: 'owned' });
		await expectNoBarriers(container);
		await user.click(screen.getByRole('button', { name: '모두 지우기' }));
		expect(localStorage.getItem('bokji:household')).toBeNull();
		expect(finder.started).toBe(false);
	});

	test('a shared device keeps nothing and forgets what was kept', () => {
		finder.keep(true);
		expect(localStorage.getItem('bokji:household')).not.toBeNull();
		shared.change(true);
		expect(localStorage.getItem('bokji:household')).toBeNull();
		finder.keep(true);
		expect(localStorage.getItem('bokji:household')).toBeNull();
		show(Keeping as never, { finder, onerase: vi.fn() });
		expect(screen.queryByRole('checkbox')).toBeNull();
	});
});
