/** A service page in another language: how sure it is, the Korean where it counts, and nothing that sounds wrong to a reader. */
import { screen, within } from '@testing-library/svelte';
import { readFileSync } from 'node:fs';
import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { cardOf } from '#lib/content/card.ts';
import type { Labels, Texts, ToldService } from '#lib/content/texts.ts';
import { factsIn } from '#lib/i18n/asked.ts';
import { namesIn } from '#lib/i18n/labelled.ts';
import { translatedWords } from '#lib/i18n/translated.ts';
import { tagOf, type WordTree } from '#lib/i18n/words.ts';
import FullBody from '#lib/services/FullBody.svelte';
import ServiceCard from '#lib/services/ServiceCard.svelte';
import CounterSheet from '#lib/visit/CounterSheet.svelte';
import { bringList } from '#lib/visit/bring-list.ts';
import StopSheet from '#lib/visit/StopSheet.svelte';
import ToldNote from '#lib/services/ToldNote.svelte';
import Frame from '../support/Frame.svelte';
import { full, pack } from '../support/model.ts';
import { expectNoBarriers } from '../support/words.ts';

const wordsFile = (lang: string) => JSON.parse(readFileSync(`.content/words/${lang}.json`, 'utf8')) as WordTree;
const meta = JSON.parse(readFileSync('.content/meta.json', 'utf8')) as { texts: Record<string, string> };
const textsOf = (lang: string) => JSON.parse(readFileSync(`.content/texts/${meta.texts[lang]}`, 'utf8')) as Texts;
const pension = full('basic-pension');

function show(view: unknown, given: Record<string, unknown>, told?: (id: string) => ToldService | undefined, lang = 'vi') {
	const base = translatedWords(lang, { [lang]: wordsFile(lang), ko: wordsFile('ko') });
	return render(Frame, { props: { words: told ? { ...base, told } : base, view: view as never, given } });
}
const body = { service: pension, documents: {}, terms: [], today: '2026-11-23', placesHref: '/places/', fallback: '120' };
const draft = textsOf('vi').services['basic-pension']!;

const labels = (JSON.parse(readFileSync('.content/tongues/vi.json', 'utf8')) as { labels: Labels }).labels;
const vietnamese = () => translatedWords('vi', { vi: wordsFile('vi'), ko: wordsFile('ko') }, labels);
const paperOf = (id: string) => [id, pack.tables.documents[id]!] as const;

test('papers and hard words are told in the reader’s language, with the Korean beside, and say that they are drafts', async () => {
	const documents = Object.fromEntries((pension.documents?.list ?? []).map(({ id }) => paperOf(id)));
	const { container } = render(Frame, {
		props: { words: vietnamese(), view: FullBody as never, given: { ...body, documents, terms: Object.values(pack.tables.terms) } }
	});
	const bring = screen.getByRole('region', { name: vietnamese().t('service.bring') });
	expect(bring).toHaveTextContent(labels.papers['bankbook']!.name);
	expect(within(bring).getByText('통장 사본')).toHaveAttribute('lang', 'ko');
	// What the paper is stands in the reader's language alone: no figure hangs on it.
	expect(within(bring).getByText(labels.papers['bankbook']!.plain)).toHaveAttribute('lang', 'vi');
	expect(bring).not.toHaveTextContent(documents['bankbook']!.plain);
	expect(bring).toHaveTextContent(vietnamese().t('paper.draft'));
	const meaning = container.querySelector('.meaning')!;
	const known = Object.entries(labels.terms).find(([korean]) => meaning.querySelector('strong')?.textContent === korean)!;
	expect(meaning).toHaveTextContent(known[1].plain);
	expect(
		within(meaning as HTMLElement)
			.getByText(known[1].definition)
			.closest('[lang]')
	).toHaveAttribute('lang', 'vi');
	expect(meaning).toHaveTextContent(Object.values(pack.tables.terms).find(({ term }) => term === known[0])!.definition);
	expect(meaning.querySelector('strong')!.closest('[lang]')).toHaveAttribute('lang', 'ko');
	expect(meaning).toHaveTextContent(vietnamese().t('term.draft'));
	await expectNoBarriers(container);
});

test('the papers of an errand are told alike', () => {
	const [stop] = bringList([pension], pack.tables.documents);
	render(Frame, { props: { words: vietnamese(), view: StopSheet as never, given: { stop, number: 1 } } });
	expect(screen.getByText(labels.papers['bankbook']!.name)).toBeInTheDocument();
	expect(screen.getByText(labels.papers['bankbook']!.plain)).toBeInTheDocument();
	expect(screen.getByText('통장 사본')).toHaveAttribute('lang', 'ko');
	expect(screen.getByText(vietnamese().t('paper.draft'))).toBeInTheDocument();
});

test('a draft: the reader’s lines, the Korean beside figures and conditions', async () => {
	const { container } = show(FullBody, body, () => draft);
	const who = screen.getByRole('region', { name: /Dành cho ai/ });
	for (const [i, korean] of pension.text.who.entries()) {
		expect(within(who).getByText(korean)).toHaveAttribute('lang', 'ko');
		expect(who).toHaveTextContent(draft.who![i]!);
	}
	const get = screen.getByRole('region', { name: /Được hỗ trợ gì/ });
	expect(within(get).queryByText(pension.text.youGet[1]!)).toBeNull();
	expect(get).toHaveTextContent(/349\.700/);
	await expectNoBarriers(container);
});

test('once checked, the Korean steps back; a stale one brings it forward again', () => {
	const one = show(FullBody, body, () => ({ ...draft, state: 'checked', by: 'A' }));
	expect(screen.queryByText(pension.text.who[0]!)).toBeNull();
	one.unmount();
	show(FullBody, body, () => ({ ...draft, state: 'checked', by: 'A', stale: true }));
	expect(screen.getByText(pension.text.who[0]!)).toBeInTheDocument();
});

test('without a translation, and with one whose lines do not fit, the Korean stands, marked as Korean', () => {
	const one = show(FullBody, body);
	expect(screen.getByText(pension.text.who[0]!).closest('[lang]')).toHaveAttribute('lang', 'ko');
	one.unmount();
	show(FullBody, body, () => ({ ...draft, who: ['?'] }));
	expect(screen.getByText(pension.text.who[0]!).closest('[lang]')).toHaveAttribute('lang', 'ko');
});

test.each([
	['draft', draft, /chưa được người kiểm tra/],
	['stale', { ...draft, stale: true }, /đã cũ/],
	['checked', { ...draft, state: 'checked' as const, by: 'Danuri' }, /Danuri đã kiểm tra/],
	['none', undefined, /chỉ có tiếng Hàn/]
])('the note says how sure it is: %s; and whom to call', async (_, told, says) => {
	const { container } = show(ToldNote, { told, phones: { foreignPhone: '1577-1366', cityPhone: '120' } });
	expect(container).toHaveTextContent(says);
	expect(screen.getByRole('link', { name: /1577-1366/ })).toHaveAttribute('href', 'tel:15771366');
	expect(screen.getByRole('link', { name: /120/ })).toHaveAttribute('href', 'tel:120');
	await expectNoBarriers(container);
});

test('a card shows both names', () => {
	show(ServiceCard, { card: cardOf(pension, '2026-11-23'), href: '/x/', today: '2026-11-23' }, () => draft);
	expect(screen.getByRole('link', { name: draft.name })).toBeInTheDocument();
	expect(screen.getByText('기초연금')).toHaveAttribute('lang', 'ko');
});

test('questions and names: those that are told, the others in Korean; the same object each time', () => {
	const facts = pack.tables.facts;
	const id = Object.keys(facts)[0]!;
	const labels = { facts: { [id]: { question: 'Q?', why: 'W.' } } };
	const told = factsIn(facts, labels);
	expect(told[id]).toMatchObject({ question: 'Q?', why: 'W.', kind: facts[id]!.kind });
	expect(told[Object.keys(facts)[1]!]).toBe(facts[Object.keys(facts)[1]!]);
	expect(factsIn(facts, labels)).toBe(told);
	expect(factsIn(facts, {})).toBe(facts);
	expect(namesIn({ a: { name: 'ㄱ', order: 1 }, b: { name: 'ㄴ', order: 2 } }, { a: 'A' })).toEqual({
		a: { name: 'A', order: 1 },
		b: { name: 'ㄴ', order: 2 }
	});
});

test('easy Korean is Korean to a browser', () => expect([tagOf('ko-easy'), tagOf('zh-Hans')]).toEqual(['ko', 'zh-Hans']));

test('at the counter the Korean sentence stands first, the reader’s own below', () => {
	show(CounterSheet, { service: pension, sources: {}, url: '', href: '/x/', fallback: '120' }, () => draft);
	const korean = screen.getByText(/기초연금을/);
	expect(korean).toHaveAttribute('lang', 'ko');
	const all = [...document.querySelectorAll('blockquote p')];
	expect(all).toHaveLength(4);
	expect(all[2]).toHaveTextContent(draft.name);
	expect(all[2]).not.toHaveAttribute('lang');
});
