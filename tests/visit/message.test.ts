import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { translatedWords } from '#lib/i18n/translated.ts';
import type { WordTree } from '#lib/i18n/words.ts';
import { compose, KINDS, phonesOf } from '#lib/visit/compose.ts';
import Composer from '#lib/visit/Composer.svelte';
import { personalIn } from '#lib/visit/personal.ts';
import { SMS_BYTES, smsBytes, strangeSigns } from '#lib/visit/sms.ts';
import { full, pack } from '../support/model.ts';
import { expectNoBarriers, show, words } from '../support/words.ts';

const around = { today: '2026-11-23', fallback: '120', address: (id: string) => `https://example.org/services/${id}/` };
const props = (services = [full('basic-pension')]) => ({ ...around, services, offices: ['02-0000-0000'] });
afterEach(() => vi.unstubAllGlobals());

describe('bytes of a short message', () => {
	test.each([
		['', 0],
		['abc 129', 7],
		['가나다', 6],
		['a가', 3],
		['\n', 1],
		['가\r\n나', 5],
		['가\r나', 5],
		['\t~', 2],
		['é', 2],
		['e\u0301', 2],
		['\u1112\u1161\u11ab', 2],
		['q\u0301', 3],
		['😀', 2],
		['👨‍👩‍👧', 10],
		['·', 2],
		['㉮', 2],
		['\u00a0', 2],
		['\u007f', 1],
		['\u0080', 2]
	])('%j is %i bytes', (text, bytes) => expect(smsBytes(text)).toBe(bytes));

	test('45 syllables go into one message, 46 do not', () => {
		expect(smsBytes('가'.repeat(45))).toBe(SMS_BYTES);
		expect(smsBytes('가'.repeat(45) + '\n')).toBeGreaterThan(SMS_BYTES);
	});

	test('signs that Korean telephones may not send are named once', () => {
		expect(strangeSigns('약과 漢, ■ ★ ~!\n')).toEqual([]);
		expect(strangeSigns('좋아요 😀😀')).toEqual(['😀']);
		expect(strangeSigns('é')).toEqual(['é']);
	});
});

describe('numbers that may belong to somebody', () => {
	const known = ['129', '1355', '02-3396-6770', '1577-1366'];
	test.each([
		'129',
		'02-3396-6770',
		'02 3396 6770',
		'(02)3396-6770',
		'0233966770',
		'+82-2-3396-6770',
		'１５７７－１３６６',
		'1955-1963년생',
		'2026-11-23',
		'349,700원'
	])('%s is none', (text) => expect(personalIn(`문의 ${text}입니다`, known)).toEqual({ phones: [], resident: false }));
	test.each([
		'010-1234-5678',
		'01012345678',
		'010 1234 5678',
		'010.1234.5678',
		'010)1234-5678',
		'+82 10-1234-5678',
		'+821012345678',
		'０１０－１２３４－５６７８',
		'010–1234–5678',
		'02-123-4567',
		'1588-0000',
		'070-1234-5678'
	])('%s is one', (text) => expect(personalIn(`문의 ${text}입니다`, known).phones).toHaveLength(1));
	test.each(['900101-1234567', '9001011234567', '９００１０１－１２３４５６７', '900101 - 1******'])('%s looks like a resident number', (text) =>
		expect(personalIn(`번호 ${text}`, known).resident).toBe(true)
	);
});

describe('the words of a message', () => {
	test('every service there is: a name, whom to call, no promise; nothing personal; short ones nearly always fit', () => {
		const present = pack.services.filter(({ state }) => state !== 'ended' && state !== 'historic');
		let long = 0;
		for (const service of present)
			for (const kind of KINDS) {
				const text = compose(kind, [service], words, around);
				expect(text).toContain(service.name);
				expect(text).toMatch(/문의 \d|물어볼 곳: /);
				expect(personalIn(text, [...phonesOf([service]), '120'], [around.address(service.id)])).toEqual({ phones: [], resident: false });
				if (kind === 'short' && smsBytes(text) > SMS_BYTES) long++;
			}
		expect(present.length).toBeGreaterThan(500);
		expect(long / present.length).toBeLessThan(0.02);
	});

	test('a short one says as much as goes in, and never cuts a word', () => {
		const text = compose('short', [full('basic-pension')], words, around);
		expect(text).toBe('기초연금: 65세 이상이고 소득과 재산이 적은 어르신에게 매달 드려요. 대상 여부 문의 1355');
		const two = compose('short', [full('basic-pension'), full('livelihood-benefit')], words, around);
		expect(two).toContain('기초연금');
		expect(smsBytes(two)).toBeLessThanOrEqual(SMS_BYTES);
	});

	test('what ended is not told on; what is in doubt says so', () => {
		expect(compose('long', [{ ...full('basic-pension'), state: 'ended' }], words, around)).toBe('');
		expect(compose('long', [{ ...full('basic-pension'), state: 'check' }], words, around)).toContain('지금도 하는지 전화로 먼저 확인해 주세요.');
		expect(compose('short', [{ ...full('basic-pension'), state: 'check' }], words, around)).toContain('확인 필요');
	});

	test('another language gives its name and line with the Korean name; a draft stands beside the Korean line', () => {
		const told = { state: 'draft', date: '2026-11-01', said: 'gicho yeongeum', name: 'Basic Pension', gist: 'Monthly money.' } as const;
		const text = compose('long', [full('basic-pension')], { ...words, told: () => told }, around);
		for (const part of ['■ Basic Pension (기초연금)', 'Monthly money.', full('basic-pension').text.gist, '확인하지 않은 번역']) expect(text).toContain(part);
	});
});

describe('the composer', () => {
	const text = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: '글' });

	test('counts, warns of numbers, and does not let a resident number out', async () => {
		const user = userEvent.setup();
		const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
		const { container } = show(Composer, props());
		expect(screen.getByText(`${smsBytes(text().value)} / 90바이트`)).toBeInTheDocument();
		await expectNoBarriers(container);
		await user.type(text(), ' 010-1234-5678');
		expect(screen.getByText('안내에 없는 전화번호가 있어요: 010-1234-5678')).toBeInTheDocument();
		expect(screen.getByText(/바이트 길어요/)).toBeInTheDocument();
		await user.click(screen.getByRole('button', { name: '글 복사하기' }));
		expect(written).toHaveBeenCalledTimes(1);
		expect(written.mock.calls[0]![0]).toBe(text().value);
		expect(screen.getByText('글을 복사했어요.')).toBeInTheDocument();
		await user.clear(text());
		await user.type(text(), '900101-1234567');
		expect(screen.getByText('주민등록번호처럼 보이는 숫자가 있어요.')).toBeInTheDocument();
		expect(container.querySelector('.only-print')).toBeNull();
		await user.click(screen.getByRole('button', { name: '글 복사하기' }));
		await user.click(screen.getByRole('button', { name: '글 보내기' }));
		expect(written).toHaveBeenCalledTimes(1);
		await expectNoBarriers(container);
		await user.click(screen.getByRole('button', { name: '처음 글로 되돌리기' }));
		expect(text().value).toContain('기초연금');
	});

	test('a change by hand outlives a look at another kind; the board gets the words as written, with a code', async () => {
		const user = userEvent.setup();
		const { container } = show(Composer, props());
		await user.type(text(), '!');
		await user.click(screen.getByRole('radio', { name: '게시판에 붙일 종이' }));
		await user.type(text(), ' 우리 동 소식');
		const sheet = container.querySelector<HTMLElement>('.only-print')!;
		expect(sheet).toHaveTextContent('우리 동 소식');
		expect(within(sheet).getByText('자세한 안내: https://example.org/services/basic-pension/')).toBeInTheDocument();
		expect(sheet.querySelectorAll('svg.qr')).toHaveLength(1);
		const print = vi.fn();
		vi.stubGlobal('print', print);
		await user.click(screen.getByRole('button', { name: '이 글 인쇄' }));
		expect(print).toHaveBeenCalledOnce();
		await expectNoBarriers(container);
		await user.click(screen.getByRole('radio', { name: '짧은 문자 한 통' }));
		expect(text().value).toMatch(/!$/);
	});

	test('services can be left out; one that ended is named and not told on', async () => {
		const user = userEvent.setup();
		show(Composer, props([full('basic-pension'), full('livelihood-benefit'), { ...full('housing-pension'), state: 'ended' }]));
		expect(screen.getByText(/끝난 서비스는 알리지 않아요: 주택담보노후연금보증/)).toBeInTheDocument();
		await user.click(screen.getByRole('checkbox', { name: '기초연금' }));
		expect(text().value).not.toContain('기초연금');
		await user.click(screen.getByRole('checkbox', { name: /^생계급여/ }));
		expect(screen.queryByRole('textbox')).toBeNull();
		expect(screen.getByText('위에서 하나 이상 골라 주세요.')).toBeInTheDocument();
	});

	test('what is sent is the text alone, without the address of this page', async () => {
		const sent = vi.fn(async () => {});
		vi.stubGlobal('navigator', Object.assign(Object.create(navigator) as Navigator, { share: sent }));
		show(Composer, props());
		await userEvent.click(screen.getByRole('button', { name: '글 보내기' }));
		expect(sent).toHaveBeenCalledWith({ text: text().value });
	});
});

test('when to apply is said in the reader’s language, with the Korean of the record behind it', () => {
	const files = (lang: string) => JSON.parse(readFileSync(`.content/words/${lang}.json`, 'utf8')) as WordTree;
	const pension = full('basic-pension');
	const text = compose('long', [pension], translatedWords('vi', { vi: files('vi'), ko: files('ko') }), around);
	expect(text).toContain(`Khi nào: Đăng ký lúc nào cũng được (${pension.apply.window.words})`);
});
