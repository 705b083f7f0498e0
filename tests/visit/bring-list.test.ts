import { describe, expect, it } from 'vitest';
import type { AnyService } from '#lib/content/pack.ts';
import { bringList, type Stop } from '#lib/visit/bring-list.ts';
import { counterWords, ending, sheetText } from '#lib/visit/say.ts';
import { full, pack } from '../support/model.ts';
import { words } from '../support/words.ts';

const documents = pack.tables.documents;
const at = (id: string, offices: string[], papers: [string, string?][] | undefined, channels = ['visit']): AnyService => {
	const service = full('basic-pension');
	const list = papers?.map(([paper, when]) => ({ id: paper, ...(when && { when }) }));
	return { ...service, id, name: id, apply: { ...service.apply, channels, at: offices }, documents: list && { from: ['papers'], list } } as AnyService;
};
const short = (stop: Stop) => `${stop.where}: ${stop.services.map(({ id }) => id).join(' ')}: ${stop.papers.map(({ id }) => id).join(' ')}`;

describe('where to go', () => {
	it('is as few places as possible, the dong office first where two would do', () => {
		const stops = bringList(
			[at('a', ['nps', 'dong_office'], [['id-card']]), at('b', ['nps'], [['bankbook']]), at('c', ['dong_office', 'nps'], [['id-card']])],
			documents
		);
		expect(stops.map(short)).toEqual(['nps: a b c: id-card bankbook']);
		expect(bringList([at('a', ['nps', 'dong_office'], [])], documents).map(({ where }) => where)).toEqual(['dong_office']);
	});
	it('a place of its own is a stop of its own; who need not go is told so; a listed service is asked about', () => {
		const listed = pack.services.find(({ depth }) => depth === 'listed')!;
		const stops = bringList(
			[listed, at('a', ['other'], [['id-card']]), at('b', ['other'], [['id-card']]), at('c', [], [], ['online', 'phone']), at('d', ['dong_office'], undefined)],
			documents
		);
		expect(stops.map(({ where }) => where)).toEqual(['dong_office', 'own', 'own', 'remote', 'ask']);
		expect(stops.map(({ unknown }) => unknown.map(({ id }) => id))).toEqual([['d'], [], [], [], [listed.id]]);
		expect(new Set(stops.map(({ key }) => key)).size).toBe(5);
	});
	it('nothing chosen is nothing to do', () => expect(bringList([], documents)).toEqual([]));
	it('every real service stands at exactly one stop', () => {
		const stops = bringList(pack.services, documents);
		expect(stops.flatMap(({ services }) => services.map(({ id }) => id)).sort()).toEqual(pack.services.map(({ id }) => id).sort());
	});
});

describe('what to bring', () => {
	it('names a paper once, for whom, and always before only if', () => {
		const [stop] = bringList(
			[
				at('a', ['dong_office'], [['id-card'], ['bankbook', '계좌로 받을 때']]),
				at(
					'b',
					['dong_office'],
					[
						['id-card', '대리인일 때'],
						['bankbook', '처음일 때']
					]
				)
			],
			documents
		);
		expect(stop!.papers.map(({ id, always }) => [id, always])).toEqual([
			['id-card', true],
			['bankbook', false]
		]);
		expect(stop!.papers[1]!.uses).toEqual([
			{ service: 'a', name: 'a', when: '계좌로 받을 때' },
			{ service: 'b', name: 'b', when: '처음일 때' }
		]);
	});
	it('what the office finds by itself comes last, whatever is wanted it for', () => {
		const papers = { ...documents, 'id-card': { ...documents['id-card']!, officeCanLookUp: 'yes' as const, issuer: '동주민센터' } };
		const [stop] = bringList([at('a', ['dong_office'], [['id-card'], ['bankbook', '때때로']])], papers);
		expect(stop!.papers.map(({ id }) => id)).toEqual(['bankbook', 'id-card']);
		expect(stop!.papers[1]!.issuer).toBe('동주민센터');
	});
	it('a paper without a record keeps its id', () =>
		expect(bringList([at('a', ['dong_office'], [['nowhere']])], documents)[0]!.papers[0]!.name).toBe('nowhere'));
});

describe('words', () => {
	it.each([
		['기초연금', 'closed'],
		['부모급여', 'open'],
		['생계급여(맞춤형 급여)', 'open'],
		['안심이 앱 SOS', 'none'],
		['', 'none']
	] as const)('%s ends %s', (name, how) => expect(ending(name)).toBe(how));
	it('says two sentences', () => expect(counterWords('기초연금', words)).toEqual(['기초연금을 신청하고 싶어요.', '제가 받을 수 있는지 봐 주세요.']));
	it('as a message it tells where, what and which', () => {
		const office = pack.places.find(({ id }) => id === 'dong-office-yaksu');
		const text = sheetText({ stops: bringList([full('basic-pension')], documents), placeOf: () => office }, words);
		for (const part of ['약수동 주민센터', '02-3396-6770', '- 기초연금', '□ 신분증']) expect(text).toContain(part);
	});
});
