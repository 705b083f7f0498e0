/** A message for neighbours, put together from the words of the records. It promises nothing to anybody. */
import type { AnyService, ProgrammeRecord } from '#lib/content/pack.ts';
import { dayText } from '#lib/i18n/format.ts';
import { EASY_LANGUAGE, firstIn, type Words } from '#lib/i18n/words.ts';
import { isPresent } from '#lib/services/state.ts';
import { ownWindow, windowText } from '#lib/services/window.ts';
import { SMS_BYTES, smsBytes } from './sms.ts';

/** `short`: one text message. `long`: as long as it takes. `notice`: for the board, on paper. */
export const KINDS = ['short', 'long', 'notice'] as const;
export type Kind = (typeof KINDS)[number];

type Service = AnyService | ProgrammeRecord;
/** `fallback`: whom to call where a record names no number. `address`: the page of a service, '' where there is none. */
type Around = { today: string; fallback: string; address: (id: string) => string };

/** Services that may be told on: those that ended are not. */
export const tellable = (services: Service[]): Service[] => services.filter(({ state }) => isPresent(state));

const contactsOf = (service: Service) => (service.depth === 'full' ? service.contacts : service.phones).filter(({ phone }) => phone);

/** The numbers of the records. */
export const phonesOf = (services: Service[]): string[] => services.flatMap((service) => contactsOf(service).map(({ phone }) => phone ?? ''));

/** Name and one line as this language has them; `korean`: the name to ask by, where the first differs. */
export function saidOf(service: Service, words: Pick<Words, 'lang' | 'told' | 'easily'>): { name: string; gist: string; korean?: string } {
	const told = words.told(service.id);
	if (told) return { name: told.name, gist: told.gist, korean: service.name };
	const gist = service.depth === 'listed' ? words.easily(service.line) : words.lang === EASY_LANGUAGE ? service.easy.gist : service.text.gist;
	return { name: service.name, gist };
}

/** In another language with the Korean of the record behind it. */
function whenOf(service: Service, words: Pick<Words, 't' | 'lang' | 'easily'>): string {
	if (service.depth !== 'full') return words.t('window.unknown');
	const own = firstIn(words.lang) && ownWindow(service.apply.window, words.lang);
	return windowText(words.easily(service.apply.window), words) + (own ? ` (${own})` : '');
}

/** The fullest wording that goes into one message; the barest, where none does. */
function shortest(services: Service[], words: Words, fallback: string): string {
	const { t } = words;
	const said = services.map((service) => saidOf(service, words));
	const first = said[0];
	const one = services.length === 1 ? services[0] : undefined;
	if (!first) return '';
	const numbers = services.map((service) => contactsOf(service)[0]?.phone ?? fallback);
	const phone = numbers.every((number) => number === numbers[0]) ? (numbers[0] ?? fallback) : fallback;
	const doubt = services.some(({ state }) => state !== 'running') ? t('message.short.doubt') : '';
	const close = (text: string) => t('message.short.close', { text: [text, doubt].filter(Boolean).join(' '), phone });
	const named = (name: string, gist: string) => t('message.short.one', { name, gist });
	const wordings = one
		? [
				...(one.depth === 'full' ? [`${named(first.name, first.gist)} ${t('message.short.when', { when: whenOf(one, words) })}`] : []),
				named(first.name, first.gist),
				first.name
			]
		: [said.map(({ name }) => name).join(', '), t('message.short.several', { name: first.name, count: services.length - 1 })];
	const closed = wordings.map(close);
	return closed.find((text) => smsBytes(text) <= SMS_BYTES) ?? closed.at(-1) ?? '';
}

function block(service: Service, words: Words, { today, fallback, address }: Around): string {
	const { t, lang } = words;
	const { name, gist, korean } = saidOf(service, words);
	const told = words.told(service.id);
	// What nobody has checked stands beside the words it was made from.
	const unsure = told && (told.state !== 'checked' || told.stale);
	const calls = contactsOf(service).map(({ name: who, phone }) => `${who} ${phone}`);
	const url = address(service.id);
	return [
		`■ ${name}${korean ? ` (${korean})` : ''}`,
		gist,
		...(unsure ? [service.depth === 'listed' ? service.line : service.text.gist, t('message.draft')] : []),
		...(service.state === 'running' ? [] : [t('message.doubt')]),
		t('message.when', { when: whenOf(service, words) }),
		t('message.call', { list: calls.join(', ') || fallback }),
		...(url ? [t('message.more', { url })] : []),
		t('message.checked', { day: dayText(service.checked, lang) }),
		...(service.nextReview < today ? [t('message.old')] : [])
	].join('\n');
}

/** The text of a message as of a day. Services that ended are left out. */
export function compose(kind: Kind, services: Service[], words: Words, around: Around): string {
	const told = tellable(services);
	if (!told.length) return '';
	if (kind === 'short') return shortest(told, words, around.fallback);
	const { t } = words;
	// On the board the code beside the text leads to the page.
	const rest = kind === 'notice' ? { ...around, address: () => '' } : around;
	return [...(kind === 'long' ? [t('message.head')] : []), ...told.map((service) => block(service, words, rest)), t(`message.close.${kind}`)].join('\n\n');
}
