/** The content pack: everything the phone keeps, in one file with its hash in its name. */
import type {
	ConsentWording,
	DemoEvent,
	DeskField,
	DeskLeaflet,
	District,
	Document,
	Dong,
	Fact,
	FullService,
	Hotline,
	LifeEvent,
	ListedService,
	Parameter,
	Place,
	PlaceKind,
	Programme,
	ReportColumn,
	ReportHistory,
	Source,
	Stage,
	StageId,
	Term,
	Theme
} from './schema.ts';
import type { Gloss } from './explain.ts';
import type { Concept, QuestionWords } from './vocabulary.ts';

/** Raised when an older app could not read a newer pack, or the other way round. */
export const PACK_SHAPE = 1;

/** The hard words of what a card says, found while compiling, so that no page has to look for them. */
type Hard = { hard?: Gloss[] };
type Finished<T> = T & { id: string; nextReview: string } & Hard;
export type Full = Finished<FullService>;
export type Listed = Finished<ListedService>;
export type ProgrammeRecord = Finished<Programme>;
export type AnyService = Full | Listed;
export type PlaceRecord = Place & { id: string } & Hard;

export type Tables = {
	sources: Record<string, Source>;
	documents: Record<string, Document>;
	terms: Record<string, Term>;
	hotlines: Record<string, Hotline & Hard>;
	parameters: Record<string, Parameter>;
	facts: Record<string, Fact>;
	dongs: Record<string, Dong>;
	/** Without their ids, which only editors use. */
	synonyms: Concept[];
	questionWords: Record<string, QuestionWords>;
	placeKinds: Record<string, PlaceKind>;
	lifeEvents: Record<string, LifeEvent>;
};
export type Pack = { shape: number; services: AnyService[]; programmes: ProgrammeRecord[]; places: PlaceRecord[]; tables: Tables };

/** The few words that every page needs; built into the app itself. */
export type Site = {
	district: Omit<District, 'officialHosts'>;
	stages: (Stage & { id: StageId; count: number })[];
	themes: Record<string, Theme & Hard>;
	targets: Record<string, Theme & Hard>;
	placeKinds: Record<string, PlaceKind>;
	dongs: Record<string, string>;
};

/** What only the desk reads: its columns, lists, words of consent and invented people. */
export type DeskContent = {
	columns: (ReportColumn & { id: string })[];
	history: Record<string, ReportHistory>;
	fields: Record<string, DeskField>;
	leaflets: Record<string, DeskLeaflet>;
	wordings: Record<string, ConsentWording>;
	demo: DemoEvent[];
};
