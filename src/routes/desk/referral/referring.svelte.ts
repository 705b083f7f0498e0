/** A referral from the first word to the moment it goes out. What is written here is in the drawer before anybody is asked to agree. */
import { asksFor, gate } from '#lib/casework/consent.ts';
import { isSound, type DataOf, type NewEvent } from '#lib/casework/events.ts';
import type { ReferralFields } from '#lib/casework/fields.ts';
import { consentsOf, personOf } from '#lib/casework/fold.ts';
import { firstOf, legOf, passedOn, toldIn } from '#lib/casework/forwarding.ts';
import { MINIMUM_ITEMS, type ConsentKind, type Giver, type Item } from '#lib/casework/kinds.ts';
import { neverStored, type FieldFault } from '#lib/casework/never-stored.ts';
import { refusalOf } from '#lib/casework/next-move.ts';
import { offered, pack, preview, referralNumber, type Sending } from '#lib/casework/parcel.ts';
import type { Referral } from '#lib/casework/referral.ts';
import type { Basis, Receiver } from '#lib/casework/shapes.ts';
import { content, wordingFor } from '../content.ts';
import { desk } from '../desk.svelte.ts';
import { post } from '../post.ts';
import { blank, faultsIn, mostUrgent, resumed, type Way } from './form.ts';

const PAUSE = 800;

export class Referring {
	form = $state(blank(desk.today()));
	items = $state<Item[]>([]);
	faults = $state<FieldFault[]>([]);
	phoned = $state('');
	supplement = $state('');
	case = $state('');
	id = $state('');
	#first = $state<string>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#last = '';

	/** A new referral, one that was begun (`id`), or a leg of one that came to us and goes on (`first`). */
	begin(of: string, id?: string, first?: string): void {
		const from = first === undefined ? undefined : desk.book.referrals.get(first);
		this.case = of;
		this.id = id ?? (from && legOf(desk.book, from)?.id) ?? desk.newId();
		this.#first = first;
		this.faults = [];
		this.phoned = '';
		this.supplement = '';
		this.form = blank(desk.today());
		this.form.urgency = mostUrgent(this.needs.map((need) => need.urgency));
		this.items = offered(this.sending).filter((item) => MINIMUM_ITEMS.includes(item));
		if (this.referral) this.#resume(this.referral.sheet.value);
		else if (from?.sent) Object.assign(this.form, { reason: from.sent.reason, request: from.sent.request, urgency: from.sent.urgency });
		this.#last = this.#text;
	}

	get #text(): string {
		return JSON.stringify([this.form, this.items]);
	}

	#resume(fields: ReferralFields): void {
		this.form = resumed(this.form, desk.today(), fields);
		if (fields.items) this.items = [...fields.items];
	}

	get referral(): Referral | undefined {
		return desk.book.referrals.get(this.id);
	}
	/** The one that came to us and goes on with this. */
	get first(): Referral | undefined {
		const { referral } = this;
		return referral ? firstOf(desk.book, referral) : desk.book.referrals.get(this.#first ?? '');
	}
	get #told() {
		return this.first?.sent && toldIn(this.first.sent);
	}
	get person() {
		return personOf(desk.book, this.case);
	}
	get consents() {
		return consentsOf(desk.book, this.case);
	}
	get needs() {
		const own = [...desk.book.needs.values()].filter((need) => need.case === this.case).map((need) => need.value);
		return own.length ? own : (this.#told?.needs ?? []);
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
		return {
			person: this.person,
			consultation: this.#talk?.value ?? this.#told?.consultation,
			needs: this.needs,
			consents: this.consents,
			wordings: content.wordings
		};
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
		this.faults = faultsIn(this.form, desk.today());
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
		const text = this.#text;
		const begun = [toName, reason, request].some((said) => said.trim());
		if (!begun || text === this.#last || desk.phase !== 'open' || (this.referral?.state ?? 'draft') !== 'draft') return;
		const { to, ...whole } = this.#set();
		const filled = Object.entries({ ...whole, ...(toName.trim() && toKind && { to }) }).filter(([, value]) => value !== '');
		const failed = await this.#add([this.#change(Object.fromEntries(filled))]);
		if (!failed) this.#last = text;
	}

	/** Writes the draft down. */
	async keep(): Promise<string | undefined> {
		clearTimeout(this.#timer);
		const text = this.#text;
		const failed = await this.#add([this.#change(this.#set())]);
		if (!failed) this.#last = text;
		return failed;
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
			...(this.first && { earlier: this.first.sheet.value.number }),
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
		// Nothing is left to write: the page that closes now must not write the draft again behind this.
		clearTimeout(this.#timer);
		this.#last = this.#text;
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

	/** The resident does not want it: the draft ends here, and nothing goes out. */
	end(who: Giver): Promise<string | undefined> {
		clearTimeout(this.#timer);
		this.#last = this.#text;
		return this.#add([{ type: 'referral.moved', case: this.case, data: { id: this.id, on: desk.today(), to: 'withdrawn', who } }]);
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
		if (!packed.ok) return `casework.refusal.${packed.reasons[0]}`;
		const { first } = this;
		if (!first || first.leg) return this.#add(packed.events);
		// The first referral moves on together with its leg, or nothing is sent.
		const step = passedOn(first, packed.parcel, desk.today());
		const refused = refusalOf(first, step.data, desk.officeId, this.#around);
		return refused ? `casework.refusal.${refused}` : this.#add([...packed.events, step]);
	}

	async #add(events: NewEvent[]): Promise<string | undefined> {
		if (!events.every(isSound)) return 'casework.fault.not_fitting';
		const kept = await desk.add(events);
		return kept.ok ? undefined : `desk.failed.${kept.reason}`;
	}
}
