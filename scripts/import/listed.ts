/** From an official record to a listed one, and to the bytes of its file. Same facts in, same bytes out. */
import { Document, isMap, isSeq, visit } from 'yaml';
import type { ListedService } from '../../src/lib/content/schema.ts';
import type { Chosen } from './choose.ts';
import { classOf } from './classify.ts';
import { lineOf } from './line.ts';
import { levelOf, type Office } from './office.ts';
import { SOURCE_OF, type Dataset, type Official } from './official.ts';
import { phonesOf } from './phones.ts';
import type { Words } from './words.ts';

export type Making = { words: Words; office: Office; checked: string };

const PAGES: Record<Dataset, (id: string) => string> = {
	'bokjiro-central': (id) => `https://www.bokjiro.go.kr/ssis-tbu/twataa/wlfareInfo/moveTWAT52011M.do?wlfareInfoId=${id}&wlfareInfoReldBztpCd=01`,
	'bokjiro-local': (id) => `https://www.bokjiro.go.kr/ssis-tbu/twataa/wlfareInfo/moveTWAT52011M.do?wlfareInfoId=${id}&wlfareInfoReldBztpCd=02`,
	gov24: (id) => `https://www.gov.kr/portal/rcvfvrSvc/dtlEx/${id}`,
	ontong: (id) => `https://www.youthcenter.go.kr/youthPolicy/ythPlcyTotalSearch/ythPlcyDetail/${id}`
};

/** File name without ending: the official id in lower case. */
export const fileIdOf = (id: string): string => id.toLowerCase();

/** The folder under `content/listed/`: the city's own stand together, the rest by the system they come from. */
export function folderOf(record: ListedService): string {
	const source = record.evidence['main']?.source;
	if (source === 'ontong-youth') return 'ontong';
	if (record.level === 'seoul') return 'seoul';
	return source === 'gov24' ? 'gov24' : 'bokjiro';
}

/** Old years and last year's programmes are worth asking about before going. */
function stateOf(record: Official): ListedService['state'] {
	return record.dataset === 'ontong' || record.flags.some((flag) => /^text-mentions-20\d\d|^2025-cycle/.test(flag)) ? 'check' : 'running';
}

/** Another city, province or district in a contact's name. */
function elsewhereName(office: Office) {
	return (name: string) =>
		/부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|충청|전북|전남|전라|경북|경남|경상|제주|남부|서부|북부|동부/.test(name) ||
		[...name.matchAll(/([가-힣]{1,4}구)(?=보건소|청|\s|장애|가족|$)/g)].some((m) => m[1] !== office.district && !/(연구|기구|친구)$/.test(m[1]!));
}

export function listedOf({ record, twins, aliases }: Chosen, making: Making): ListedService {
	const about = classOf(record, making.words);
	const { ageFrom, ageTo } = record;
	const phones = phonesOf(record.contacts, record.provider, elsewhereName(making.office)) ?? [];
	return {
		depth: 'listed',
		name: record.name,
		aliases: aliases.map((text) => ({ text, kind: 'official' as const })),
		officialIds: [record.id, ...twins],
		...about,
		level: levelOf(record.provider, making.office),
		provider: record.provider,
		state: stateOf(record),
		evidence: { main: { source: SOURCE_OF[record.dataset], locator: record.id, date: record.readOn } },
		checked: making.checked,
		line: lineOf({ about, provider: record.provider, ageFrom, ageTo }, making.words),
		online: PAGES[record.dataset](record.id),
		phones,
		...(ageFrom === undefined ? {} : { ageFrom }),
		...(ageTo === undefined ? {} : { ageTo })
	};
}

/** The file, keys in the order of the schema, short lists on one line. */
export function yamlOf(record: ListedService): string {
	const shown = Object.fromEntries(Object.entries(record).filter(([, value]) => !(Array.isArray(value) && value.length === 0)));
	const doc = new Document(shown, { version: '1.2' });
	visit(doc, {
		Seq: (_, node) => void (node.flow = node.items.every((item) => !isMap(item))),
		Map: (key, node, path) => {
			const parent = path.at(-1);
			if (isSeq(parent) || (key === 'value' && path.length > 3)) node.flow = true;
		}
	});
	return doc.toString({ lineWidth: 0, flowCollectionPadding: true, indentSeq: true });
}
