/** The catalogue's questions in the reader's language; what has none stays Korean. */
import type { Fact } from '#lib/content/schema.ts';
import type { Labels } from '#lib/content/texts.ts';

type Facts = Readonly<Record<string, Fact>>;
const made = new WeakMap<object, WeakMap<Facts, Facts>>();

/** Questions, their reasons and answers. The same facts and labels give the same object. */
export function factsIn(facts: Facts, labels: Partial<Labels>): Facts {
	const told = labels.facts;
	if (!told) return facts;
	let here = made.get(told);
	if (!here) made.set(told, (here = new WeakMap()));
	let result = here.get(facts);
	if (!result) here.set(facts, (result = Object.fromEntries(Object.entries(facts).map(([id, fact]) => [id, factIn(fact, told[id])]))));
	return result;
}

function factIn(fact: Fact, told: Labels['facts'][string] | undefined): Fact {
	if (!told) return fact;
	const { question, why, howToFind, options = {} } = told;
	return {
		...fact,
		question,
		why,
		...(howToFind ? { howToFind } : {}),
		...(fact.options ? { options: fact.options.map((option) => ({ ...option, says: options[String(option.value)] ?? option.says })) } : {})
	};
}
