/** A referral from the first word to the moment it goes out. What is written here is in the drawer before anybody is asked to agree. */
import { asksFor, gate } from '#lib/casework/consent.ts';
import { isSound, type DataOf, type NewEvent } from '#lib/casework/events.ts';
import type { ReferralFields } from '#lib/casework/fields.ts';
import { consentsOf, personOf } from '#lib/casework/fold.ts';
import { MINIMUM_ITEMS, type ConsentKind, type Item, type Urgency } from '#lib/casework/kinds.ts';
import { neverStored, type FieldFault } from '#lib/casework/never-stored.ts';
import { replyBy } from '#lib/casework/next-move.ts';
import { offered, pack, preview, referralNumber, type Sending } from '#lib/casework/parcel.ts';
import type { Referral } from '#lib/casework/referral.ts';
import type { Basis, Receiver } from '#lib/casework/shapes.ts';
import { isRealDay } from '#lib/content/day.ts';
import { content, wordingFor } from '../content.ts';
import { desk } from '../desk.svelte.ts';
import { post } from '../post.ts';

type Way = NonNullable<ReferralFields['way']>;
const PAUSE = 800;
const blank = () => ({
	/** Its id in the roster; empty where only paper and phone reach it. */
	toOffice: '',
	toName: '',
	toKind: '',
	toPhone: '',
	reason: '',
	request: '',
	replyBy: replyBy(desk.today()),
	urgency: '' as Urgency | '',
	way: 'print' as Way
});

export class Referring {
	form = $state(blank());
	items = $state<Item[]>([]);
	faults = $state<FieldFault[]>([]);
	phoned = $state('');
	supplement = $state('');
	case = $state('');
	id = $state('');
	#timer: ReturnType<typeof setTimeout> | undefined;
	#last = '';

	begin(of: string, id?: string): void {
		this.case = of;
		this.id = id ?? desk.newId();
		this.faults = [];
		this.phoned = '';
		this.supplement = '';
		const fields = this.referral?.sheet.value;
		this.form = blank();
		this.form.urgency = this.needs.map((need) => need.urgency).sort((a, b) => rank(a) - rank(b))[0] ?? '';
		this.items = offered(this.sending).filter((item) => MINIMUM_ITEMS.includes(item));
		if (fields) this.#resume(fields);
		this.#last = JSON.stringify([this.form, this.items]);
	}

	#resume({ to, reason = '', request = '', replyBy: by, urgency, items, way }: ReferralFields): void {
		const form = { ...this.form, reason, request, urgency: urgency ?? this.form.urgency, way: way ?? 'print' };
		this.form = { ...form, replyBy: by ?? form.replyBy, toOffice: to?.office ?? '', toName: to?.name ?? '', toKind: to?.kind ?? '', toPhone: to?.phone ?? '' };
		if (items) this.items = [...items];
	}

	get referral(): Referral | undefined {
		return desk.book.referrals.get(this.id);
	}
	get person() {
		return personOf(desk.book, this.case);
	}
	get consents() {
		return consentsOf(desk.book, this.case);
	}
	get needs() {
		return [...desk.book.needs.values()].filter((need) => need.case === this.case).map((need) => need.value);
	}
	get #talk() {
		return [...desk.book.consultations.values()].filter((one) => one.case === this.case).at(-1);
	}
	/** The picked office of the roster, as long as its name stands there: whoever types another name means another place. */
	get office(): string {
		const { toOffice, toName } = this.form;
		return post.entryOf(toOffice)?.card.name === toName.trim() ? toOffice : '';
	}
	/** A sealed envelope needs an office of the roster. */
	get #way(): Way {
		const { way } = this.form;
		return this.office || way === 'phone' ? way : 'print';
	}
	get to(): Receiver {
		const { toName, toKind, toPhone } = this.form;
		return {
			...(this.office && { office: this.office }),
			name: toName.trim(),
			kind: toKind === 'private' ? 'private' : 'public',
			...(toPhone.trim() && { phone: toPhone.trim() })
		};
	}

	/** What is on the screen, as if it stood in the drawer: for the two columns. */
	get sending(): Sending {
		const { form } = this;
		const known = this.referral;
		const value = { ...known?.sheet.value, urgency: form.urgency || undefined, items: [...this.items] } as ReferralFields;
		const sheet = { id: this.id, case: this.case, newest: '', writers: {}, past: [], ...known?.sheet, value };
		const referral = { ...(known ?? { id: this.id, case: this.case, state: 'draft' }), sheet } as Referral;
		return { ...this.#around, on: desk.today(), referral };
	}
	get #around() {
		return { person: this.person, consultation: this.#talk?.value, needs: this.needs, consents: this.consents, wordings: content.wordings };
	}
	get offered(): Item[] {
		return offered(this.sending);
	}
	get preview() {
		return preview(this.sending);
	}

	/** Which questions the resident has to be asked before this may go. */
	get asks(): (ConsentKind | 'notice')[] {
		return asksFor(this.to, this.items);
	}

	check(): boolean {
		const { form } = this;
		const needed = (['toName', 'toKind', 'reason', 'request', 'urgency'] as const).filter((field) => !form[field].trim());
		const texts = (['toName', 'toPhone', 'reason', 'request'] as const).flatMap((field): FieldFault[] => {
			const code = neverStored(form[field]) ?? (form[field].length > (field.startsWith('to') ? 60 : 300) ? 'too_long' : undefined);
			return code ? [{ field, code }] : [];
		});
		this.faults = [...needed.map((field): FieldFault => ({ field, code: 'missing' })), ...texts];
		if (!isRealDay(form.replyBy) || form.replyBy < desk.today()) this.faults.push({ field: 'replyBy', code: 'not_fitting' });
		return this.faults.length === 0;
	}

	/** While somebody writes: what is filled in goes into the drawer at the next pause, as a draft with an owner and a clock. */
	typed(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.pause(), PAUSE);
	}

	async pause(): Promise<void> {
		clearTimeout(this.#timer);
		const { toName, toKind, reason, request } = this.form;
		const text = JSON.stringify([this.form, this.items]);
		const begun = [toName, reason, request].some((said) => said.trim());
		if (!begun || text === this.#last || desk.phase !== 'open' || (this.referral?.state ?? 'draft') !== 'draft') return;
		const { to, ...whole } = this.#set();
		const filled = Object.entries({ ...whole, ...(toName.trim() && toKind && { to }) }).filter(([, value]) => value !== '');
		const failed = await this.#add([this.#change(Object.fromEntries(filled))]);
		if (!failed) this.#last = text;
	}

	/** Writes the draft down. */
	keep(): Promise<string | undefined> {
		clearTimeout(this.#timer);
		return this.#add([this.#change(this.#set())]);
	}

	#change(set: DataOf<'referral.changed'>['set']): NewEvent {
		const seen = this.referral?.sheet.newest;
		return { type: 'referral.changed', case: this.case, data: { id: this.id, ...(seen && { seen }), set } };
	}

	#set() {
		const { form } = this;
		const number = this.referral?.sheet.value.number;
		return {
			number: number ?? referralNumber(desk.today(), crypto.getRandomValues(new Uint8Array(5))),
			on: this.referral?.sheet.value.on ?? desk.today(),
			from: desk.sender,
			to: this.to,
			reason: form.reason.trim(),
			request: form.request.trim(),
			replyBy: form.replyBy,
			urgency: form.urgency || 'month',
			items: [...this.items],
			way: this.#way,
			...(this.#talk && { consultation: this.#talk.id })
		};
	}

	/** A ground that already stands: an earlier yes to this very receiver and these items. */
	get standing(): Basis | undefined {
		const bases = this.consents.filter((one) => one.kind === 'C2').map((one): Basis => ({ kind: 'consent', consent: one.id }));
		const question = { on: desk.today(), to: this.to, items: this.items, person: this.person, consents: this.consents, wordings: content.wordings };
		return bases.find((basis) => gate({ ...question, basis }).open);
	}

	/** On a resident's answer: consent, ground and "ready" in one, or none of it. */
	async ready(basis: Basis, answer?: DataOf<'consent.given'>): Promise<string | undefined> {
		const at = { case: this.case };
		if (answer) this.items = this.items.filter((item) => answer.items.includes(item));
		const set = { basis, items: [...this.items] };
		const consent: NewEvent[] = answer ? [{ ...at, type: 'consent.given', data: answer }] : [];
		return this.#add([
			...consent,
			{ ...at, type: 'referral.changed', data: { id: this.id, set } },
			{ ...at, type: 'referral.moved', data: { id: this.id, on: desk.today(), to: 'ready', itemsSeen: true } }
		]);
	}

	notice(): Promise<string | undefined> {
		const on = desk.today();
		return this.ready({ kind: 'notice', wording: wordingFor('notice', on).id, on });
	}

	/** Keeps a no, too: it is an answer. */
	refused(answer: DataOf<'consent.given'>): Promise<string | undefined> {
		return this.#add([{ type: 'consent.given', case: this.case, data: answer }]);
	}

	/** Back to writing. */
	reopen(why: string): Promise<string | undefined> {
		return this.#add([{ type: 'referral.moved', case: this.case, data: { id: this.id, on: desk.today(), to: 'draft', why } }]);
	}

	/** Sends: what is written down is word for word what goes out. The key of a reason, where the gate stays shut. */
	async send(): Promise<string | undefined> {
		const { referral } = this;
		if (!referral) return 'casework.refusal.unknown_referral';
		const [phoned, supplement] = [this.phoned.trim(), this.supplement.trim()];
		const bad = neverStored(phoned) ?? neverStored(supplement);
		if (bad) return `casework.fault.${bad}`;
		if (referral.sheet.value.way === 'phone' && !phoned) return 'casework.refusal.phone_today';
		if (referral.state === 'waiting_info' && !supplement) return 'casework.refusal.incomplete';
		const packed = pack({ ...this.#around, on: desk.today(), referral, ...(phoned && { phoned }), ...(supplement && { supplement }) });
		return packed.ok ? this.#add(packed.events) : `casework.refusal.${packed.reasons[0]}`;
	}

	async #add(events: NewEvent[]): Promise<string | undefined> {
		if (!events.every(isSound)) return 'casework.fault.not_fitting';
		const kept = await desk.add(events);
		return kept.ok ? undefined : `desk.failed.${kept.reason}`;
	}
}

const rank = (urgency: Urgency | undefined): number => ['today', 'week', 'month'].indexOf(urgency ?? 'month');
