/**
 * The shape of every record under `content/`. Used by the compiler at build time;
 * the app imports only the types (see types.ts), so nothing here reaches the phone.
 * Every message says what to write instead: it is shown to people who do not program.
 */
import * as v from 'valibot';
import { isPartialDay, isRealDay } from './day.ts';

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const id = v.pipe(v.string(), v.regex(ID, 'use lower-case letters, digits and single hyphens'));
export const day = v.pipe(
	v.string('write the date as "YYYY-MM-DD"'),
	v.check(isRealDay, 'this day is not in the calendar; write YYYY-MM-DD')
);
const partialDay = v.pipe(
	v.string('write the date as "YYYY-MM-DD", "YYYY-MM" or "YYYY"'),
	v.check(isPartialDay, 'write YYYY-MM-DD, YYYY-MM or YYYY')
);
export const phone = v.pipe(
	v.string('put the phone number in quotes: "02-123-4567"'),
	v.regex(/^\d{2,4}(-\d{3,4}){0,2}$/, 'digits in groups with hyphens, such as "02-123-4567" or "129"')
);
const httpsUrl = v.pipe(v.string(), v.regex(/^https:\/\/[^\s]+$/, 'an address starts with https://'));
const words = (max: number) =>
	v.pipe(v.string('write text here'), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(max, `at most ${max} characters`));
const list = <T extends v.GenericSchema>(item: T) => v.optional(v.array(item, 'write a list, one "- " a line'), []);
/** Names of the record's own `evidence` entries. */
const from = v.pipe(v.array(id, 'a list of evidence names, such as [main]'), v.minLength(1, 'name at least one evidence entry'));

export const STAGES = ['pregnancy', 'infant', 'child_youth', 'young_adult', 'middle_age', 'senior', 'whole_life'] as const;
export const STATES = ['running', 'check', 'closed_for_year', 'ended', 'historic'] as const;
export const LEVELS = ['national', 'seoul', 'district', 'private'] as const;
export const FORMS = ['cash', 'voucher', 'service', 'discount', 'loan', 'goods', 'education', 'counselling', 'facility', 'insurance'] as const;
export const CHANNELS = ['visit', 'phone', 'online', 'mail', 'fax', 'outreach', 'school', 'employer', 'automatic', 'unknown'] as const;
export const OFFICES = ['dong_office', 'district_office', 'health_centre', 'job_centre', 'nhis', 'nps', 'education_office', 'veterans_office', 'other'] as const;
export const PER = ['once', 'hour', 'day', 'time', 'week', 'month', 'quarter', 'half_year', 'year', 'birth', 'total'] as const;

/** `carrier`: an official answer read where somebody keeps it. `transcript`: a notice read as somebody wrote it off. `private`: neither an office nor the press. `elsewhere`: an office of another place. `date`: the day was inferred. `address`: seen with http: only. */
export const UNSURE = ['carrier', 'transcript', 'private', 'elsewhere', 'date', 'address'] as const;
/** One place a fact was taken from. `date` is the day of that source, not of our reading. */
export const evidenceRef = v.strictObject({
	source: id,
	locator: v.optional(words(200)),
	date: partialDay,
	url: v.optional(httpsUrl),
	/** What makes it less sure than it looks; the page says so. See UNSURE. */
	unsure: v.optional(v.pipe(v.array(v.picklist(UNSURE)), v.minLength(1, 'name what is unsure, or leave the field out')))
});
export const evidenceMap = v.record(id, evidenceRef);

export const alias = v.strictObject({
	text: words(40),
	kind: v.picklist(['official', 'former', 'nickname', 'short', 'everyday', 'english'])
});

export const amount = v.pipe(
	v.strictObject({
		year: v.pipe(v.number('write the year the amount was published for'), v.integer(), v.minValue(2007), v.maxValue(2035)),
		label: v.optional(words(40)),
		kind: v.picklist(['exact', 'range', 'up_to', 'from', 'percent', 'formula', 'in_kind', 'unknown']),
		won: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
		min: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
		max: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
		percent: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
		words: v.optional(words(60)),
		per: v.picklist(PER),
		from
	}),
	v.check((a) => !['exact', 'up_to', 'from'].includes(a.kind) || a.won !== undefined, 'this kind of amount needs won:'),
	v.check((a) => a.kind !== 'range' || (a.min !== undefined && a.max !== undefined && a.min < a.max), 'a range needs min: and a larger max:'),
	v.check((a) => a.kind !== 'percent' || a.percent !== undefined, 'a percent amount needs percent:'),
	v.check((a) => !['formula', 'in_kind'].includes(a.kind) || a.words !== undefined, 'this kind of amount needs words:')
);

// ---- rules -------------------------------------------------------------------------------------
export const HOUSEHOLD_FACTS = [
	'residence.district', 'residence.dong', 'residence.months', 'size', 'income.median_percent', 'income.monthly', 'income.recognised',
	'income.recognised_percent', 'assets', 'receives', 'housing', 'crisis', 'family.single_parent', 'family.grandparent', 'family.multicultural', 'children_count'
] as const;
export const MEMBER_FACTS = [
	'relation', 'age', 'age.months', 'age.calendar_months', 'birth', 'sex', 'pregnant', 'pregnancy.weeks', 'days_since_delivery', 'disability',
	'work', 'employment_insured', 'school', 'marriage', 'nationality', 'veteran', 'care_grade', 'dementia', 'health_insurance', 'carer_of'
] as const;
export const RELATIONS = ['self', 'spouse', 'child', 'parent', 'grandchild', 'other'] as const;

/** A bound: a number, or a yearly parameter (looked up by as-of year, and by household size where the table has sizes). */
const bound = v.union([v.number(), v.strictObject({ parameter: id, times: v.optional(v.number()) })]);
export const atom = v.pipe(
	v.strictObject({
		fact: v.picklist([...HOUSEHOLD_FACTS, ...MEMBER_FACTS]),
		atLeast: v.optional(bound), atMost: v.optional(bound), above: v.optional(bound), below: v.optional(bound),
		is: v.optional(v.string()), in: v.optional(v.array(v.string())),
		has: v.optional(v.string()), hasAny: v.optional(v.array(v.string())),
		onOrAfter: v.optional(day), onOrBefore: v.optional(day),
		/** The condition in plain Korean, as shown in an explanation. */
		says: words(60),
		from: v.optional(from)
	}),
	v.check((a) => Object.keys(a).some((k) => !['fact', 'says', 'from'].includes(k)), 'a condition needs a comparison: atLeast, atMost, above, below, is, in, has, hasAny, onOrAfter or onOrBefore')
);
export type Bound = v.InferOutput<typeof bound>;
export type Atom = v.InferOutput<typeof atom>;
/**
 * An exception that only the office decides, named by its line of `leftOut:`. It stands in `any:` beside the condition it may
 * take the place of; it proves nothing, and keeps "no" from being said where the office may still say yes.
 */
const exception = v.strictObject({ office: words(80) });
export type Exception = v.InferOutput<typeof exception>;
export type Someone = { someone: RuleNode[]; relation?: (typeof RELATIONS)[number][] | undefined; atLeast?: number | undefined };
export type RuleNode =
	| Atom
	| Exception
	| { all: RuleNode[] }
	| { any: RuleNode[] }
	| { not: RuleNode }
	| { count: number; of: RuleNode[] }
	| Someone;
export const ruleNode: v.GenericSchema<RuleNode> = v.lazy((input) => {
	const has = (key: string) => typeof input === 'object' && input !== null && key in input;
	const children = v.pipe(v.array(ruleNode), v.minLength(1, 'must name at least one condition'));
	if (has('all')) return v.strictObject({ all: children });
	if (has('any')) return v.strictObject({ any: children });
	if (has('not')) return v.strictObject({ not: ruleNode });
	if (has('count')) return v.strictObject({ count: v.pipe(v.number(), v.integer(), v.minValue(1)), of: children });
	if (has('office')) return exception;
	if (has('someone'))
		return v.strictObject({
			someone: children,
			relation: v.optional(v.array(v.picklist(RELATIONS))),
			atLeast: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)))
		});
	return atom;
}) as v.GenericSchema<RuleNode>;

export const rule = v.pipe(
	v.strictObject({
		from,
		coverage: v.picklist(['complete', 'partial']),
		leftOut: list(words(80)),
		when: ruleNode,
		/** Each one that is true rules the service out. */
		except: list(v.strictObject({ says: words(60), when: ruleNode })),
		/** Value of the fact `receives` that means "already has it". */
		already: v.optional(v.string())
	}),
	v.check((r) => r.coverage === 'complete' || r.leftOut.length > 0, 'a partial rule says in leftOut: what it leaves out')
);

// ---- services ----------------------------------------------------------------------------------
const sentences = v.pipe(v.array(words(60)), v.minLength(1, 'write at least one sentence'));
const easySentences = v.pipe(v.array(words(40)), v.minLength(1, 'write at least one sentence'));

export const window = v.pipe(
	v.strictObject({
		kind: v.picklist(['always', 'period', 'yearly', 'until_budget', 'unknown']),
		opens: v.optional(day),
		closes: v.optional(day),
		words: v.optional(words(60))
	}),
	v.check((w) => w.kind !== 'period' || w.closes !== undefined || w.opens !== undefined, 'a period needs opens: or closes:'),
	v.check((w) => !w.opens || !w.closes || w.opens <= w.closes, 'opens: lies after closes:')
);
export const contact = v.strictObject({ name: words(40), phone: v.optional(phone), hours: v.optional(words(60)), from });

const identity = {
	name: words(60),
	aliases: list(alias),
	officialIds: list(words(40)),
	stages: v.pipe(v.array(v.picklist(STAGES)), v.minLength(1, 'name at least one stage; the first is the primary one')),
	themes: v.pipe(v.array(id), v.minLength(1)),
	targets: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z_]+$/))), v.minLength(1)),
	forms: v.pipe(v.array(v.picklist(FORMS)), v.minLength(1)),
	level: v.picklist(LEVELS),
	provider: words(60),
	state: v.picklist(STATES),
	evidence: evidenceMap,
	checked: day,
	nextReview: v.optional(day)
};

export const fullService = v.strictObject({
	...identity,
	depth: v.literal('full'),
	plainName: words(20),
	department: v.optional(words(40)),
	stateNote: v.optional(words(80)),
	validFrom: v.optional(partialDay),
	validTo: v.optional(day),
	replacedBy: v.optional(id),
	text: v.strictObject({ from, gist: words(60), youGet: sentences, who: sentences, caution: list(words(60)) }),
	/** `caution`: only where that of `text` is too long or too hard; then it says all of it. */
	easy: v.strictObject({ gist: words(40), youGet: easySentences, who: easySentences, how: easySentences, caution: v.optional(easySentences) }),
	amounts: list(amount),
	rule: v.optional(rule),
	/** Why there is no rule, where conditions are not known. */
	ruleMissing: v.optional(words(80)),
	apply: v.strictObject({
		from,
		window,
		channels: v.pipe(v.array(v.picklist(CHANNELS)), v.minLength(1, 'name a channel, or "unknown"')),
		at: list(v.picklist(OFFICES)),
		steps: sentences,
		online: v.optional(httpsUrl),
		proxy: v.optional(words(60)),
		takes: v.optional(words(60)),
		after: v.optional(words(60))
	}),
	documents: v.optional(
		v.strictObject({ from, list: v.pipe(v.array(v.strictObject({ id, when: v.optional(words(60)) })), v.minLength(1)) })
	),
	ifRefused: v.optional(v.strictObject({ reasons: list(words(60)), appeal: v.optional(words(60)), from: v.optional(from) })),
	links: v.optional(
		v.strictObject({ excludes: list(id), requires: list(id), unlocks: list(id), similar: list(id) }),
		{ excludes: [], requires: [], unlocks: [], similar: [] }
	),
	contacts: v.pipe(v.array(contact), v.minLength(1, 'say whom to call')),
	conflicts: list(
		v.strictObject({
			about: words(40),
			values: v.pipe(v.array(v.strictObject({ says: words(60), from })), v.minLength(2, 'a conflict has at least two values')),
			ask: words(60)
		})
	),
	phrases: v.pipe(v.array(words(40)), v.minLength(8, 'write 8 to 15 everyday phrases'), v.maxLength(15, 'write 8 to 15 everyday phrases'))
});

/** A programme of the district's own giving network: a full service with two doors. */
export const programme = v.strictObject({
	...fullService.entries,
	order: v.pipe(v.number(), v.integer()),
	doors: v.strictObject({ receive: sentences, give: sentences }),
	history: list(v.strictObject({ year: v.number(), says: words(60), from }))
});

export const listedService = v.strictObject({
	...identity,
	depth: v.literal('listed'),
	line: words(60),
	online: httpsUrl,
	phones: list(v.strictObject({ name: words(60), phone })),
	ageFrom: v.optional(v.number()),
	ageTo: v.optional(v.number())
});

// ---- everything else ---------------------------------------------------------------------------
export const source = v.strictObject({
	title: words(120),
	publisher: words(80),
	kind: v.picklist(['open_data', 'law', 'district', 'press', 'plan', 'directory', 'official_page']),
	date: v.optional(partialDay),
	url: v.optional(httpsUrl),
	/** Address of one record, with {locator}. */
	recordUrl: v.optional(v.pipe(v.string(), v.includes('{locator}'))),
	licence: v.optional(words(120)),
	note: v.optional(words(200))
});
export const document = v.strictObject({
	name: words(40),
	plain: words(60),
	/** Exactly one of these three says how one comes by it: who issues it; that one has it or fills it in; or whom to ask. */
	issuer: v.optional(words(60)),
	got: v.optional(v.picklist(['own', 'form'])),
	ask: v.optional(words(60)),
	online: v.optional(httpsUrl),
	/** May the office look it up itself: yes only where a source says so. */
	officeCanLookUp: v.optional(v.picklist(['yes', 'no', 'unknown']), 'unknown'),
	from: v.optional(from),
	evidence: v.optional(evidenceMap, {})
});
export const place = v.strictObject({
	name: words(60),
	kind: id,
	address: v.optional(words(100)),
	dong: v.optional(id),
	dongBasis: v.optional(words(80)),
	phone: v.optional(phone),
	phoneOf: v.optional(words(60)),
	phoneNote: v.optional(words(80)),
	hours: v.optional(words(120)),
	closed: v.optional(words(80)),
	lat: v.optional(v.pipe(v.number(), v.minValue(33), v.maxValue(39))),
	lon: v.optional(v.pipe(v.number(), v.minValue(124), v.maxValue(132))),
	website: v.optional(v.pipe(v.string(), v.regex(/^https?:\/\//))),
	forWhom: v.optional(words(60)),
	note: v.optional(words(120)),
	legalDongs: v.optional(v.array(words(20))),
	evidence: evidenceMap,
	checked: day
});
export const hotline = v.strictObject({
	number: v.pipe(v.string('put the number in quotes'), v.regex(/^\d{2,4}(-\d{3,4}){0,2}$/, 'digits in groups with hyphens, in quotes')),
	extension: v.optional(words(20)),
	name: words(40),
	nameEn: words(60),
	operator: words(60),
	forWhom: words(60),
	says: words(60),
	crisis: v.boolean(),
	order: v.pipe(v.number(), v.integer()),
	hours: v.optional(words(80)),
	confidence: v.picklist(['A', 'B', 'C']),
	words: list(words(30)),
	/** Words of everyday questions: the line answers them too, but they are no cry for help. */
	everydayWords: v.optional(list(words(30))),
	evidence: evidenceMap,
	checked: day
});
export const term = v.strictObject({ term: words(40), plain: words(60), definition: words(200), source: words(80) });
export const parameter = v.strictObject({
	title: words(80),
	unit: v.picklist(['won_per_month', 'won_per_year', 'won', 'percent', 'years']),
	bySize: v.boolean(),
	years: v.record(
		v.pipe(v.string(), v.regex(/^20\d\d$/)),
		v.strictObject({
			values: v.pipe(v.array(v.nullable(v.number())), v.minLength(1)),
			perExtraPerson: v.optional(v.number()),
			notice: words(160),
			url: v.optional(httpsUrl),
			date: partialDay
		})
	)
});
export const placeKind = v.strictObject({ name: words(30), group: v.picklist(['office', 'health', 'welfare', 'child', 'senior', 'culture', 'school', 'shelter', 'work']), order: v.number(), public: v.boolean() });
export const dong = v.strictObject({
	name: words(20), code: words(10), order: v.number(), office: id, type: v.optional(words(40)),
	legalDongs: v.array(words(20)), shared: v.array(words(20)), formerly: v.optional(words(40)),
	outline: words(4000), label: v.tuple([v.number(), v.number()])
});
const option = v.strictObject({ value: v.string(), says: words(40), easy: v.optional(words(40)) });
export const fact = v.strictObject({
	subject: v.picklist(['household', 'member']),
	kind: v.picklist(['choice', 'choices', 'yes_no', 'number', 'won', 'percent', 'date', 'age', 'pregnancy']),
	question: words(60), easy: words(40), why: words(60), howToFind: v.optional(words(60)),
	/** 0 = anybody would say it; 3 = ask last, once, with the reason. */
	sensitivity: v.pipe(v.number(), v.minValue(0), v.maxValue(3)),
	effort: v.pipe(v.number(), v.minValue(1), v.maxValue(5)),
	/** Known to the office only: it is never asked, only named. */
	officeOnly: v.optional(v.boolean(), false),
	options: list(option)
});
/** A door of the finder: what it takes for granted (each may be taken back), and what it asks first. */
export const lifeEvent = v.strictObject({
	name: words(20), easy: words(30), order: v.number(), icon: v.optional(id),
	household: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.array(v.string())])), {}),
	members: list(v.objectWithRest({ relation: v.picklist(RELATIONS) }, v.union([v.string(), v.number()]))),
	ask: v.pipe(v.array(v.picklist([...HOUSEHOLD_FACTS, ...MEMBER_FACTS])), v.minLength(1, 'name at least one fact to ask first'))
});
export const district = v.strictObject({
	id, name: words(20), city: words(20), fullName: words(40), timeZone: words(40), appName: words(20), languages: v.array(words(10)),
	programmes: v.strictObject({ name: words(20), gist: words(60) }),
	mainPhone: phone, mainPhoneName: words(40), cityPhone: phone, nationalPhone: phone, foreignPhone: phone, map: v.strictObject({ width: v.number(), height: v.number(), west: v.number(), east: v.number(), south: v.number(), north: v.number() }),
	otherPlaces: v.array(words(20)), officialHosts: v.array(words(60))
});
export const stage = v.strictObject({ name: words(20), easy: words(30), gist: words(60), planCount: v.number(), order: v.number(), icon: id,
	/** Services that stand first in the stage's list. */
	first: v.pipe(list(id), v.maxLength(6)) });
export const theme = v.strictObject({ name: words(20), order: v.number() });

// ---- the desk ----------------------------------------------------------------------------------
/** A column of the report; `fields` name content/desk-fields.yaml (talks, registrations) or content/desk-leaflets.yaml. */
export const reportColumn = v.pipe(
	v.strictObject({
		label: words(20),
		group: v.optional(words(20)),
		kind: v.picklist(['round', 'day', 'dong', 'registrations', 'consultations', 'leaflets', 'total', 'people', 'referrals', 'confirmed']),
		fields: list(id),
		added: v.optional(v.boolean(), false),
		validFrom: v.optional(day),
		validTo: v.optional(day),
		order: v.pipe(v.number(), v.integer()),
		source: v.optional(id),
		note: v.optional(words(120))
	}),
	v.check((c) => !c.added || c.kind === 'consultations', 'only talks are added up: added: true belongs to kind: consultations'),
	v.check((c) => c.kind !== 'consultations' || c.fields.length > 0, 'name the fields: whose talks are counted'),
	v.check((c) => !c.validFrom || !c.validTo || c.validFrom <= c.validTo, 'validFrom: lies after validTo:')
);
/** A row as it was once printed, to hold against the formula. */
export const reportHistory = v.strictObject({
	period: partialDay,
	cells: v.record(id, v.pipe(v.number(), v.integer(), v.minValue(0))),
	printedTotal: v.pipe(v.number(), v.integer()),
	source: id,
	note: v.optional(words(120))
});
/** What a talk is about; also the role of who sits there. */
export const deskField = v.strictObject({ name: words(20), role: words(20), order: v.number() });
export const deskLeaflet = v.strictObject({ name: words(30), field: id, order: v.number() });
/** Words a resident agrees to. A change of words is a new record; the old one gets `to:`. */
export const consentWording = v.strictObject({
	kind: v.picklist(['C1', 'C2', 'C3', 'notice']),
	from: day,
	to: v.optional(day),
	title: words(60),
	/** Comes first: that one may refuse. */
	refusing: words(120),
	lines: v.pipe(v.array(v.strictObject({ says: words(160), important: v.optional(v.boolean(), false) })), v.minLength(1)),
	purpose: words(120),
	retention: words(80),
	law: list(words(80))
});
/** One invented event; its data is checked against the desk's own shapes by the tests. */
export const demoEvent = v.strictObject({ type: v.string(), case: v.pipe(v.string(), v.regex(/^demo-[a-z0-9-]+$/, 'a demo drawer starts with demo-')), data: v.record(v.string(), v.unknown()) });

export type FullService = v.InferOutput<typeof fullService>;
export type Programme = v.InferOutput<typeof programme>;
export type ListedService = v.InferOutput<typeof listedService>;
export type Amount = v.InferOutput<typeof amount>;
export type Rule = v.InferOutput<typeof rule>;
export type EvidenceRef = v.InferOutput<typeof evidenceRef>;
export type Source = v.InferOutput<typeof source>;
export type Document = v.InferOutput<typeof document>;
export type Place = v.InferOutput<typeof place>;
export type Hotline = v.InferOutput<typeof hotline>;
export type Term = v.InferOutput<typeof term>;
export type Parameter = v.InferOutput<typeof parameter>;
export type Stage = v.InferOutput<typeof stage>;
export type StageId = (typeof STAGES)[number];
export type ServiceState = (typeof STATES)[number];
export type Theme = v.InferOutput<typeof theme>;
export type PlaceKind = v.InferOutput<typeof placeKind>;
export type Dong = v.InferOutput<typeof dong>;
export type Fact = v.InferOutput<typeof fact>;
export type LifeEvent = v.InferOutput<typeof lifeEvent>;
export type District = v.InferOutput<typeof district>;
export type ReportColumn = v.InferOutput<typeof reportColumn>;
export type ReportHistory = v.InferOutput<typeof reportHistory>;
export type DeskField = v.InferOutput<typeof deskField>;
export type DeskLeaflet = v.InferOutput<typeof deskLeaflet>;
export type ConsentWording = v.InferOutput<typeof consentWording>;
export type DemoEvent = v.InferOutput<typeof demoEvent>;
