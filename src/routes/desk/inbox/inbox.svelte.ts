/** Something comes in: gathered from a camera or read from a file, opened, shown, and only then taken in. What is refused leaves one line in the audit. */
import { cardFrom, isCardCode } from '#lib/handoff/card.ts';
import { Collector } from '#lib/handoff/frames.ts';
import { LIMITS } from '#lib/handoff/limits.ts';
import type { Bytes } from '#lib/vault/bytes.ts';
import { desk } from '../desk.svelte.ts';
import { post, type Opened, type Refused } from '../post.ts';

export type Shown = Opened & { ok: true };
export type Stage =
	| { kind: 'idle' | 'opening' }
	| { kind: 'scanning'; have: number; need: number; fault?: 'mixed' | 'not-a-frame' | 'damaged' }
	| { kind: 'refused'; reason: Refused['reason'] | 'empty' | 'a-card'; who?: string | undefined }
	| { kind: 'shown'; letter: Shown }
	| { kind: 'failed'; letter: Shown; why: string }
	| { kind: 'taken'; again: boolean; cases: string[]; round: boolean }
	| { kind: 'left' };

/** No card is longer: bytes. */
const CARD = 3000;

/** The text of a file where it is one, else its bytes. Armour begins with a hyphen; a sealed binary file with a letter. */
function letterIn(bytes: Bytes): string | Bytes {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return /^\s*-----/.test(text) ? text : bytes;
	} catch {
		return bytes;
	}
}

export class Inbox {
	#stage = $state.raw<Stage>({ kind: 'idle' });
	readonly #tell: (stage: Stage) => void;
	readonly #collector = new Collector();

	/** `tell` hears of each new stage. */
	constructor(tell: (stage: Stage) => void = () => undefined) {
		this.#tell = tell;
	}

	get stage(): Stage {
		return this.#stage;
	}
	set stage(stage: Stage) {
		this.#stage = stage;
		this.#tell(stage);
	}

	scan(): void {
		this.#collector.reset();
		this.stage = { kind: 'scanning', have: 0, need: 0 };
	}

	/** Forgets what was gathered or shown. */
	clear(): void {
		this.#collector.reset();
		this.stage = { kind: 'idle' };
	}

	/** One code seen by the camera. A frame of another transfer changes nothing of what was gathered. */
	caught(text: string): 'more' | 'done' {
		if (this.stage.kind !== 'scanning') return 'done';
		if (isCardCode(text)) {
			void this.#refuse({ ok: false, reason: 'a-card' });
			return 'done';
		}
		const { have, need } = this.stage;
		const caught = this.#collector.take(text);
		if (!caught.ok) {
			this.stage = { kind: 'scanning', have, need, fault: caught.reason };
			return 'more';
		}
		if (!caught.done) {
			// A frame seen twice says nothing new, and leaves a warning where it is.
			if (caught.have !== have) this.stage = { kind: 'scanning', have: caught.have, need: caught.need };
			return 'more';
		}
		void this.open(caught.message);
		return 'done';
	}

	async file(file: File): Promise<void> {
		if (file.size === 0) return this.#refuse({ ok: false, reason: 'empty' });
		if (file.size > LIMITS.file * 1.5) return this.#refuse({ ok: false, reason: 'too-large' });
		const bytes = new Uint8Array(await file.arrayBuffer());
		if (cardFrom(new TextDecoder().decode(bytes.subarray(0, CARD)))) return this.#refuse({ ok: false, reason: 'a-card' });
		await this.open(letterIn(bytes));
	}

	async open(letter: string | Bytes): Promise<void> {
		this.stage = { kind: 'opening' };
		const opened = await post.open(letter);
		if (opened.ok) this.stage = { kind: 'shown', letter: opened };
		else await this.#refuse(opened);
	}

	async #refuse(refused: Omit<Refused, 'reason'> & { reason: Refused['reason'] | 'empty' | 'a-card' }): Promise<void> {
		this.#collector.reset();
		this.stage = { kind: 'refused', reason: refused.reason, who: refused.who };
		await desk.note({ what: 'refuse', why: refused.reason });
	}

	/** All of it in one, or none. */
	async take(letter: Shown): Promise<void> {
		const taken = await post.takeIn(letter);
		if (!taken.ok) this.stage = { kind: 'failed', letter, why: taken.why ?? 'unknown' };
		else {
			const round = taken.cases.some((of) => desk.book.rounds.has(of));
			this.stage = { kind: 'taken', again: taken.again, cases: taken.cases.filter((of) => desk.book.byCase.has(of) && !desk.book.rounds.has(of)), round };
		}
	}

	/** Looked at and not wanted: nothing of it stays. */
	async leave(): Promise<void> {
		this.stage = { kind: 'left' };
		await desk.note({ what: 'refuse', why: 'left' });
	}
}
