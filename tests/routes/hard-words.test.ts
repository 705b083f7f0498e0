/** A hard word is explained where it stands: in cards, lists, filters, questions, explanations, places and lines. */
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { catalogue } from '#lib/catalogue/catalogue.svelte.ts';
import { cardOf } from '#lib/content/card.ts';
import { hardWords } from '#lib/content/explain.ts';
import { plainKey } from '#lib/content/text.ts';
import PlaceCard from '#lib/places/PlaceCard.svelte';
import Brief from '#lib/services/Brief.svelte';
import Filters from '#lib/services/Filters.svelte';
import { noChoice } from '#lib/services/filter.ts';
import FullBody from '#lib/services/FullBody.svelte';
import ServiceCard from '#lib/services/ServiceCard.svelte';
import { Finder } from '../../src/routes/finder/finder.svelte.ts';
import Question from '../../src/routes/finder/Question.svelte';
import { askAbout } from '../../src/routes/finder/screens.ts';
import Why from '../../src/routes/finder/Why.svelte';
import Hit from '../../src/routes/search/Hit.svelte';
import Line from '../../src/routes/urgent/Line.svelte';
import { full, pack, site } from '../support/model.ts';
import { expectNoBarriers, show, words } from '../support/words.ts';

const user = userEvent.setup();
const { t } = words;
const DAY = '2026-11-23';
const terms = Object.values(pack.tables.terms);
const said = (s: (typeof pack.services)[number]) => (s.depth === 'full' ? [s.name, s.plainName, s.text.gist] : [s.name, s.line]);
const folded = () => screen.getByText(t('term.folded')).closest('details')!;

beforeEach(() => catalogue.hold(pack));

test('no card keeps a hard word to itself', () => {
	const silent = [...pack.services, ...pack.programmes].flatMap((s) => {
		const own = new Set([s.name, ...s.aliases.map(({ text }) => text)].map(plainKey));
		const told = new Set((s.hard ?? []).map(({ term }) => term));
		return hardWords(said(s), terms)
			.filter(({ term }) => !told.has(term) && !own.has(plainKey(term)))
			.map(({ term }) => `${s.id}: ${term}`);
	});
	expect(silent).toEqual([]);
	expect(pack.services.filter((s) => s.hard).length).toBeGreaterThan(100);
});

const card = () => {
	const found = pack.services.find((s) => s.depth === 'full' && s.state === 'running' && s.hard?.some(({ term }) => s.text.gist.includes(term)))!;
	return { card: cardOf(found, DAY), ...found.hard![0]! };
};

test('a card says the plain words in sight, and stays one link without a button', async () => {
	const { card: shown, term, plain } = card();
	const { container } = show(ServiceCard, { card: shown, href: '/x/', today: DAY });
	expect(screen.getByText(term, { selector: 'dfn' }).closest('p')).toHaveTextContent(`${term}: ${plain}`);
	expect(screen.queryByRole('button')).toBeNull();
	await expectNoBarriers(container);
});

test('so does a service that was searched for', async () => {
	const { card: shown, term, plain } = card();
	const hit = { id: shown.id, kind: 'service', matches: [], why: { field: 'name', text: '' } };
	const { container } = show(Hit as never, { shown: { card: shown, hit }, asked: '' });
	expect(screen.getByText(term, { selector: 'dfn' }).closest('p')).toHaveTextContent(`${term}: ${plain}`);
	await expectNoBarriers(container);
});

test('a long list tells the hard words of its names once, folded', async () => {
	const named = pack.services.filter((s) => s.hard?.some(({ term }) => term === '한부모가족' && s.name.includes(term))).map((s) => cardOf(s, DAY));
	expect(named.length).toBeGreaterThan(1);
	const { container } = show(Brief, { cards: named, href: (id: string) => `/${id}/` });
	expect(within(folded()).getAllByText(/^한부모가족: /)).toHaveLength(1);
	await expectNoBarriers(container);
});

test('a filter tells the hard words of its choices', () => {
	const cards = pack.services.filter((s) => s.targets.includes('defector')).map((s) => cardOf(s, DAY));
	show(Filters, { cards, choice: noChoice, names: { theme: site.themes, target: site.targets }, onchange: vi.fn() });
	expect(screen.getByText(/^북한이탈주민: /)).toBeInTheDocument();
});

test('a place and a telephone line say them in sight', async () => {
	const place = pack.places.find((p) => p.hard)!;
	const view = show(PlaceCard, { place, kind: site.placeKinds[place.kind]!.name });
	expect(screen.getByText(place.hard![0]!.term, { selector: 'dfn' })).toBeInTheDocument();
	await expectNoBarriers(view.container);
	view.unmount();
	const [id, line] = Object.entries(pack.tables.hotlines).find(([, l]) => l.hard)!;
	show(Line, { line: { ...line, id } });
	expect(screen.getByText(line.hard![0]!.term, { selector: 'dfn' })).toBeInTheDocument();
});

async function begun(): Promise<Finder> {
	const finder = new Finder();
	await finder.prepare();
	finder.begin('self');
	return finder;
}

test('a question tells the hard words of its choices, its reason and its hint', async () => {
	const finder = await begun();
	const ask = askAbout({ fact: 'receives' }, finder.told, finder.content!.facts);
	const { container } = show(Question as never, { ask, finder, onnext: vi.fn(), onback: vi.fn(), onfamily: vi.fn() });
	await user.click(screen.getByText(t('term.folded')));
	for (const word of ['생계급여', '의료급여', '한부모가족']) expect(within(folded()).getByText(new RegExp(`^${word}: `))).toBeInTheDocument();
	await expectNoBarriers(container);
});

test('a question without hard words has nothing to unfold', async () => {
	const finder = await begun();
	show(Question as never, { ask: askAbout({ fact: 'sex' }, finder.told, finder.content!.facts), finder, onnext: vi.fn(), onback: vi.fn(), onfamily: vi.fn() });
	expect(screen.queryByText(t('term.folded'))).toBeNull();
});

test('an explanation opens the plain words at the word itself', async () => {
	const finder = await begun();
	finder.settle({ ...finder.told, file: { ...finder.told.file, household: {}, members: [{ relation: 'self', birth: '1950-01-01', marriage: 'single' }] } }, []);
	const row = finder.rows.find(({ id }) => id === 'basic-pension')!;
	const { container } = show(Why as never, { row, finder, onask: vi.fn() });
	const [button] = screen.getAllByRole('button', { name: t('term.more', { term: '소득인정액' }) });
	expect(document.getElementById(button!.getAttribute('popovertarget')!)).toHaveTextContent('소득과 재산을 합쳐 계산한 한 달 금액');
	await expectNoBarriers(container);
});

test('on its page every sentence of a service is explained: conflicts and papers too', () => {
	const service = full('basic-pension');
	const conflicts = [
		{
			about: '금액',
			values: [
				{ says: '환수하지 않아요', from: ['bokjiro'] },
				{ says: '환수해요', from: ['papers'] }
			],
			ask: '물어보세요'
		}
	];
	const documents = { from: ['papers'], list: [{ id: 'id-card', when: '세대주만 내요' }] };
	show(FullBody, {
		service: { ...service, conflicts, documents },
		documents: pack.tables.documents,
		terms,
		today: DAY,
		placesHref: '/places/',
		fallback: '120'
	});
	for (const word of ['환수', '세대주']) expect(screen.getAllByRole('button', { name: t('term.more', { term: word }) }).length).toBeGreaterThan(0);
});
