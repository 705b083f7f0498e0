/** What the engine is told besides the household: the day, the yearly figures, the questions. */
import type { Parameter } from '#lib/content/schema.ts';
import type { Day } from './calendar.ts';

/** The part of a `content/facts.yaml` entry that the engine reads. */
export type FactCard = {
	subject: 'household' | 'member';
	kind: string;
	/** 0 = anybody would say it; 3 = asked last. */
	sensitivity: number;
	/** 1 = known by heart; 5 = needs a paper. */
	effort: number;
	/** Known to the office only: named, never asked. */
	officeOnly: boolean;
	options: readonly { value: string }[];
};

export type Context = {
	asOf: Day;
	/** By file name, such as `median-income`. */
	parameters: Readonly<Record<string, Parameter>>;
	/** By key, such as `residence.district`. */
	facts: Readonly<Record<string, FactCard>>;
};
