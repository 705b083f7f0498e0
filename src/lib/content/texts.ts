/** Texts of the catalogue in another language, as the phone fetches them. */

/** One service told in another language; each list has a line for each Korean line. `said`: the Korean name in Latin letters. */
export type ToldService = {
	state: 'source' | 'draft' | 'checked';
	by?: string;
	date: string;
	/** The Korean changed after this was written. */
	stale?: boolean;
	said: string;
	name: string;
	gist: string;
	youGet?: string[];
	who?: string[];
	caution?: string[];
	how?: string[];
};

export type Labels = {
	stages: Record<string, { name: string; gist: string }>;
	themes: Record<string, string>;
	targets: Record<string, string>;
	placeKinds: Record<string, string>;
	facts: Record<string, { question: string; why: string; howToFind?: string; options?: Record<string, string> }>;
	lifeEvents: Record<string, string>;
	hotlines: Record<string, { name: string; says?: string; hours?: string }>;
	/** By id. `plain`: what it is, in a line; `how`: who issues it, or whom to ask. Not `checked`: a machine draft. */
	papers: Record<string, { name: string; plain: string; how?: string; checked?: true }>;
	/** What a hard word means, shortly and in a sentence or two, by the word. */
	terms: Record<string, { plain: string; definition: string; checked?: true }>;
};

/** `lines`: of easy Korean, the Korean lines that have an easy twin. */
export type Texts = { services: Record<string, ToldService>; lines?: Record<string, string[]> };
