/** A consultation as it is being written: kept sealed while somebody types, checked, and turned into events. */
import { consultation, draft, faultsIn, type ConsultationForm } from '#lib/casework/consultation.ts';
import { faultsOf, isUnderFourteen, type Consent } from '#lib/casework/consent.ts';
import { consentsOf, personOf } from '#lib/casework/fold.ts';
import type { DataOf } from '#lib/casework/events.ts';
import type { Area, Urgency, WAYS } from '#lib/casework/kinds.ts';
import { neverStoredIn, type FieldFault } from '#lib/casework/never-stored.ts';
import type { PersonFields } from '#lib/casework/fields.ts';
import { desk, type Kept } from '../desk.svelte.ts';
import { blank, near, yearIn, type Form } from './form.ts';

const PAUSE = 800;
const FIRST_YEAR = 1890;

export class Consulting {
	form = $state<Form>(blank());
	faults = $state<FieldFault[]>([]);
	/** Whether what stands on the screen is in the drawer. */
	kept = $state<'empty' | 'waiting' | 'kept' | 'refused'>('empty');
	/** Why the drawer did not take it, though nothing is wrong with what was written: a reason of `desk.failed`. */
	failed = $state('');
	case = desk.newId();
	draft = desk.newId();
	/** Somebody the drawer knows already, also from a referral of another office: dropping what is written here leaves that. */
	known = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#last = '';

	/** Begins anew, or goes on with what was kept or known of a case. */
	begin(of?: string): void {
		clearTimeout(this.#timer);
		this.form = blank();
		this.faults = [];
		this.kept = 'empty';
		this.failed = '';
		of ||= [...desk.unkept.keys()].find((one) => !desk.book.byCase.has(one));
		this.case = of || desk.newId();
		const unkept = desk.unkept.get(this.case);
		const kept = of ? [...desk.book.drafts.values()].find((one) => one.case === of && one.form === 'consultation') : undefined;
		this.draft = kept?.id ?? unkept?.id ?? desk.newId();
		const person = personOf(desk.book, this.case);
		this.known = person !== undefined;
		if (person) Object.assign(this.form, this.#told(person));
		if (kept) Object.assign(this.form, kept.values);
		if (kept) this.kept = 'kept';
		if (!this.form.needs.length) this.form.needs = [{ area: '', urgency: '' }];
		this.#last = JSON.stringify(this.form);
		if (unkept) Object.assign(this.form, unkept.values);
	}

	#told(person: PersonFields): Partial<Form> {
		const { guardian, proxy, birthYear, ...rest } = person;
		const words = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'string'));
		return {
			...words,
			birthYear: birthYear ? String(birthYear) : '',
			...(guardian && { guardianName: guardian.name, guardianPhone: guardian.phone ?? '', guardianRelation: guardian.relation ?? '' }),
			...(proxy && { proxyName: proxy.name, proxyPhone: proxy.phone ?? '', proxyRelation: proxy.relation ?? '' })
		};
	}

	get person(): PersonFields {
		const { name, phone, dong, address, language, phoneOpen, sex, birthYear } = this.form;
		const f = this.form;
		return {
			name: name.trim(),
			phone: phone.trim(),
			phoneOpen: (phoneOpen || undefined) as PersonFields['phoneOpen'],
			birthYear: yearIn(birthYear),
			sex: (sex || undefined) as PersonFields['sex'],
			dong: dong || undefined,
			address: address.trim(),
			language: language.trim(),
			guardian: near(f.guardianName, f.guardianPhone, f.guardianRelation),
			proxy: near(f.proxyName, f.proxyPhone, f.proxyRelation)
		};
	}

	get record(): ConsultationForm {
		const { way, where, fields, summary, needs, dong, round, doneAtOnce } = this.form;
		const role = desk.worker?.role ?? fields[0];
		return {
			person: this.person,
			consultation: {
				on: desk.today(),
				where: where.trim() || desk.sender.name,
				way: (way || undefined) as (typeof WAYS)[number] | undefined,
				fields: [...fields],
				dong: dong || undefined,
				role: role ?? '',
				round: round || undefined,
				summary: summary.trim(),
				doneAtOnce: doneAtOnce.trim() ? [doneAtOnce.trim()] : []
			},
			needs: needs.map(({ area, urgency }) => ({ area: (area || undefined) as Area | undefined, urgency: (urgency || undefined) as Urgency | undefined }))
		};
	}

	/** What may never be stored, field by field, while somebody types. */
	get refused(): FieldFault[] {
		return neverStoredIn($state.snapshot(this.form));
	}

	get consents(): Consent[] {
		return consentsOf(desk.book, this.case);
	}

	/** A standing yes to keeping anything at all. */
	get mayKeep(): boolean {
		const question = { on: desk.today(), person: this.person };
		return this.consents.some((consent) => consent.kind === 'C1' && faultsOf(consent, question).length === 0);
	}

	/** Called at each change: the drawer follows at the next pause. */
	typed(): void {
		if (JSON.stringify(this.form) === this.#last) return;
		this.kept = 'waiting';
		this.failed = '';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.keep(), PAUSE);
	}

	async keep(): Promise<void> {
		clearTimeout(this.#timer);
		const values = $state.snapshot(this.form);
		const text = JSON.stringify(values);
		if (text === this.#last || desk.phase !== 'open') return;
		const made = draft(this.case, { id: this.draft, form: 'consultation', on: desk.today(), values });
		if (!made.ok) {
			this.kept = 'refused';
			return;
		}
		const of = this.case;
		const kept = await desk.add([made.event]);
		// Whoever leaves the page to make room finds the text again.
		if (kept.ok) desk.unkept.delete(of);
		else desk.unkept.set(of, { id: made.event.data.id, values });
		if (of !== this.case) return;
		if (kept.ok) this.#last = text;
		this.failed = kept.ok ? '' : kept.reason;
		this.kept = kept.ok ? 'kept' : 'refused';
	}

	check(): boolean {
		this.faults = faultsIn(this.record, this.consents);
		const { form } = this;
		const year = form.birthYear.trim() ? (yearIn(form.birthYear) ?? 0) : undefined;
		if (year !== undefined && (year < FIRST_YEAR || year > Number(desk.today().slice(0, 4))))
			this.faults.push({ field: 'person.birthYear', code: 'not_fitting' });
		// Without a name there is nobody to whom a phone number belongs; it would be dropped without a word.
		for (const near of ['guardian', 'proxy'] as const)
			if (!form[`${near}Name`].trim() && (form[`${near}Phone`] + form[`${near}Relation`]).trim())
				this.faults.push({ field: `person.${near}.name`, code: 'missing' });
		// Known before anybody is asked: only a guardian who is named may agree.
		const named = this.person.guardian !== undefined || this.faults.some(({ field }) => field === 'person.guardian.name');
		if (isUnderFourteen(this.person.birthYear, desk.today()) === 'yes' && !named) this.faults.push({ field: 'person.guardian.name', code: 'missing' });
		return this.faults.length === 0;
	}

	/** The answer of the resident, if it was asked just now, and the record: kept together or not at all. */
	async save(answer?: DataOf<'consent.given'>): Promise<string | undefined> {
		clearTimeout(this.#timer);
		const drafted = desk.book.drafts.has(this.draft) ? { draft: this.draft } : {};
		const made = consultation(this.record, { case: this.case, newId: desk.newId, consents: this.consents, ...drafted });
		if (!made.ok) {
			this.faults = made.faults;
			return 'faults';
		}
		const consent = answer ? [{ type: 'consent.given' as const, case: this.case, data: answer }] : [];
		const kept = await desk.add([...consent, ...made.events]);
		if (kept.ok) this.#last = JSON.stringify(this.form);
		if (kept.ok) desk.unkept.delete(this.case);
		return kept.ok ? undefined : kept.reason;
	}

	/** Nothing of it stays: the resident said no, or it was a mistake. The reason, where something of it could not be taken away. */
	async drop(why: string): Promise<string | undefined> {
		clearTimeout(this.#timer);
		const gone = await this.#gone(why);
		if (!gone.ok) return gone.reason;
		desk.unkept.delete(this.case);
		this.begin();
		return undefined;
	}

	async #gone(why: string): Promise<Kept> {
		if (!this.known) return desk.book.byCase.has(this.case) ? desk.destroy([this.case], why) : { ok: true };
		return desk.book.drafts.has(this.draft) ? desk.add([{ type: 'draft.dropped', case: this.case, data: { id: this.draft } }]) : { ok: true };
	}
}
