/** For whom, when in life, about what, in which form: from the official tags, else a guess from name and ages. */
import type { FORMS, StageId } from '../../src/lib/content/schema.ts';
import type { Official } from './official.ts';
import { masked, named, type Words } from './words.ts';

type Form = (typeof FORMS)[number];
export type Class = { stages: StageId[]; themes: string[]; targets: string[]; forms: Form[] };

const ORDER: StageId[] = ['pregnancy', 'infant', 'child_youth', 'young_adult', 'middle_age', 'senior'];
/** Ages of a stage, as the plan's rows are commonly drawn. */
const AGES: [StageId, number, number][] = [
	['infant', 0, 5],
	['child_youth', 6, 18],
	['young_adult', 19, 39],
	['middle_age', 40, 64],
	['senior', 65, 120]
];
/** From this many stages on, a service is for the whole life. */
const WHOLE = 5;
const ADULT = 20;
const MOST_THEMES = 2;
const MOST_TARGETS = 5;

/**
 * The stages of a service; the first is the primary one.
 * 1. The official life-cycle tags, where there are one to four; the one that the name speaks of comes first.
 * 2. No tags at all (보조금24 has none): words of the name.
 * 3. Else the ages, where they leave a stage out.
 * 4. Else the whole life.
 */
export function stagesOf(record: Official, words: Words): StageId[] {
	const tags = new Set(record.lifeStages.flatMap((tag) => words.stages[tag] ?? []));
	const inName = named(masked(record.name, words), words.stageWords) as StageId[];
	if (tags.size >= WHOLE || record.lifeStages.length >= WHOLE) return ['whole_life'];
	if (tags.size) {
		const sorted = ORDER.filter((stage) => tags.has(stage));
		// For adults of all ages and older teenagers: the teenagers do not come first.
		if (sorted.length === WHOLE - 1 && sorted[0] === 'child_youth') sorted.push(sorted.shift()!);
		const first = inName.find((stage) => tags.has(stage));
		return first ? [first, ...sorted.filter((stage) => stage !== first)] : sorted;
	}
	if (inName[0]) return [inName[0]];
	return stagesOfAges(record.ageFrom ?? 0, record.ageTo ?? 120);
}

/** Stages that share at least three years with the ages, or all of them. "Adults" without an upper bound are no stage. */
function stagesOfAges(from: number, to: number): StageId[] {
	if (from <= ADULT && to >= 100) return ['whole_life'];
	const years = Math.min(3, to - from + 1);
	const touched = AGES.filter(([, low, high]) => Math.min(high, to) - Math.max(low, from) + 1 >= years).map(([stage]) => stage);
	return touched.length >= WHOLE - 1 || !touched.length ? ['whole_life'] : touched;
}

function themesOf(record: Official, words: Words): string[] {
	const official = record.themes.flatMap((theme) => words.themes[theme] ?? []);
	const all = [...new Set([...named(masked(record.name, words), words.themeWords).slice(0, 1), ...official])];
	return all.length ? all.slice(0, MOST_THEMES) : ['money'];
}

const OF_STAGE: Partial<Record<StageId, string[]>> = {
	pregnancy: ['pregnant'],
	infant: ['infant'],
	child_youth: ['child', 'youth'],
	young_adult: ['young_adult'],
	middle_age: ['middle_age'],
	senior: ['senior']
};

function targetsOf(record: Official, stages: StageId[], words: Words): string[] {
	const low = record.targets.some((t) => words.lowIncomeBands.includes(t)) && !record.targets.some((t) => words.otherIncomeBands.includes(t));
	const official = record.targets.flatMap((target) => words.targets[target] ?? []);
	// A record that names half of all groups leaves nobody out: its tags say nothing.
	const told = new Set(official).size > MOST_TARGETS + 1 ? [] : official;
	const life = stages.length <= 2 ? stages.flatMap((stage) => OF_STAGE[stage] ?? []) : [];
	const all = [...new Set([...named(record.name, words.targetWords), ...told, ...(low ? ['low_income'] : []), ...life])];
	return all.length ? all.slice(0, MOST_TARGETS) : ['everyone'];
}

function formsOf(record: Official, themes: string[], words: Words): Form[] {
	// 현물 in health and care means the treatment itself, not a parcel.
	const inKind = (form: Form) => (form === 'goods' && ['health', 'care', 'mind'].includes(themes[0] ?? '') ? 'service' : form);
	const official = record.forms.flatMap((type) => Object.entries(words.forms).find(([word]) => type.includes(word))?.[1] ?? []).map(inKind);
	const inName = named(masked(record.name, words), words.formWords)[0] as Form | undefined;
	// "현금성 지원" and "서비스 지원" are rough: a name that says loan or discount knows better.
	const known = inName === 'loan' || inName === 'discount' || inName === 'insurance' ? [inName] : [...(inName ? [inName] : []), ...official];
	return [...new Set<Form>(known.length ? known : ['service'])].slice(0, 3);
}

export function classOf(record: Official, words: Words): Class {
	const stages = stagesOf(record, words);
	const themes = themesOf(record, words);
	return { stages, themes, targets: targetsOf(record, stages, words), forms: formsOf(record, themes, words) };
}
