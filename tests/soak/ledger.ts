/** What the vault owes: the acknowledged writes, the cases that were destroyed, the passphrase that holds. */
import type { Report, Told } from './page/page.ts';

export const FIRST = 'five invented words of a desk';

export class Ledger {
	readonly here = new Map<string, string>();
	readonly destroyed = new Set<string>();
	/** Asked, and neither done nor refused when the process died. */
	pending: Told | undefined;
	passphrases = [FIRST];
	acked = 0;

	hear(line: Report): void {
		if ('asked' in line) this.pending = line.asked;
		else if (this.pending?.batch === line.done) {
			this.#settle(this.pending);
			this.acked++;
			this.pending = undefined;
		}
	}

	#settle(told: Told): void {
		if (told.verb === 'write') for (const id of told.ids) this.here.set(id, told.of);
		if (told.verb === 'destroy') this.#destroyed(told.of);
		if (told.verb === 'passphrase') this.passphrases = [told.to];
	}

	#destroyed(of: string): void {
		this.destroyed.add(of);
		for (const [id, owner] of this.here) if (owner === of) this.here.delete(id);
	}

	/** The passphrase that may hold: the new one first, where a change was on its way. */
	get tries(): string[] {
		return this.pending?.verb === 'passphrase' ? [this.pending.to, ...this.passphrases] : this.passphrases;
	}

	/** Holds what was read against what is owed, and takes over how the pending step ended. */
	compare(found: { id: string; of: string }[]): { torn: number; lost: number; back: number } {
		const ids = new Set(found.map(({ id }) => id));
		const pending = this.pending;
		this.pending = undefined;
		let torn = 0;
		if (pending?.verb === 'write') {
			const there = pending.ids.filter((id) => ids.has(id)).length;
			if (there === pending.ids.length) this.#settle(pending);
			else if (there > 0) torn++;
		}
		if (pending?.verb === 'destroy') {
			const owned = [...this.here].filter(([, of]) => of === pending.of);
			const left = owned.filter(([id]) => ids.has(id)).length;
			if (left === 0) this.#settle(pending);
			else if (left < owned.length) torn++;
		}
		const lost = [...this.here.keys()].filter((id) => !ids.has(id)).length;
		const back = found.filter(({ of }) => this.destroyed.has(of)).length;
		return { torn, lost, back };
	}
}
