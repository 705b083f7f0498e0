/** Names and a passphrase as they are being typed, and what is wrong with them. */
import { isStrongEnough, offeredWords } from '#lib/vault/passphrase.ts';
import { neverStored } from '#lib/casework/never-stored.ts';

type Say = (key: string) => string;
export type Mend = { id: string; says: string };

export function nameFaults(names: { office: string; worker: string }, say: Say): Mend[] {
	return (['office', 'worker'] as const).flatMap((id) => {
		const said = names[id].trim();
		const code = !said ? 'missing' : said.length > 40 ? 'too_long' : neverStored(said);
		return code ? [{ id, says: say(`casework.fault.${code}`) }] : [];
	});
}

export class NewPassphrase {
	offered = $state(offeredWords().join(' '));
	first = $state('');
	again = $state('');
	/** Start of the ids of its fields: two of these may stand on one page. */
	readonly of: string;

	constructor(of = 'new') {
		this.of = of;
	}

	another(): void {
		this.offered = offeredWords().join(' ');
	}

	faults(say: Say): Mend[] {
		if (!isStrongEnough(this.first)) return [{ id: `${this.of}-first`, says: say('desk.secret.weak') }];
		return this.first.trim() === this.again.trim() ? [] : [{ id: `${this.of}-again`, says: say('desk.secret.differs') }];
	}
}
