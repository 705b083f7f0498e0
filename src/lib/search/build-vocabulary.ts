/** Collects the words the search knows: concepts (what people say → official words), and every name. */
import type { Concept, QuestionWords } from '#lib/content/vocabulary.ts';
import { isSyllable, jamoOf } from './hangul.ts';
import { normalise, runsOf, squeeze, tight } from './normalise.ts';
import type { Draft } from './rows.ts';
import { lettersIn } from './misspelt.ts';
import { romanised } from './romanise.ts';
import { consonants, folded } from './sounds.ts';
import { withoutParticles, type VocabularyForm } from './vocabulary.ts';

function spellings(said: string): string[] {
	const words = normalise(said).split(' ');
	return words.length > 1 ? [words.join(''), withoutParticles(words).join('')] : words;
}

function meaningsOf(concepts: Concept[]): Map<string, Map<string, number>> {
	const all = new Map<string, Map<string, number>>();
	for (const { says, means, sure } of concepts) {
		const words = means.map(normalise);
		for (const said of says.flatMap(spellings)) {
			const meant = all.get(said) ?? new Map<string, number>();
			for (const word of words) if (tight(word) !== said && !meant.has(word)) meant.set(word, sure);
			all.set(said, meant);
		}
	}
	return all;
}

/** Known words and how readily each is guessed, 0 … 100. */
function knownWords(drafts: Draft[], concepts: Concept[]): Map<string, number> {
	const words = new Map<string, number>();
	const add = (text: string, weight: number) => {
		if (text.length >= 2 && isSyllable(text) && weight > (words.get(text) ?? 0)) words.set(text, weight);
	};
	for (const { names, fields } of drafts) {
		for (const name of names) add(name, 100);
		for (const line of [...fields.name, ...fields.alias]) {
			const parts = line.split(' ');
			for (let i = 0, rest = tight(line); i < parts.length; i++) {
				add(rest, 95);
				add(parts[i] ?? '', 95);
				rest = rest.slice(parts[i]?.length);
			}
		}
		for (const line of [...fields.phrase, ...fields.plain]) for (const part of line.split(' ')) add(part, 60);
	}
	for (const c of concepts) for (const said of [...c.says, ...c.means]) for (const part of [squeeze(said), ...runsOf(normalise(said))]) add(part, 90);
	return words;
}

const LATIN_WORD = /^[a-z]{2,}$/;

function englishWords(drafts: Draft[], concepts: Concept[]): Set<string> {
	const lines = [...drafts.flatMap((d) => [...d.fields.alias, ...d.fields.name]), ...concepts.flatMap((c) => c.says.map(normalise))];
	return new Set(lines.filter((line) => /[a-z]/.test(line)).flatMap((line) => runsOf(line).filter((run) => LATIN_WORD.test(run))));
}

export function vocabularyForm(drafts: Draft[], concepts: Concept[], quiet: Record<string, QuestionWords>): VocabularyForm {
	const meanings = [...meaningsOf(concepts)];
	const known = Array.from(knownWords(drafts, concepts), ([text, weight]) => ({ text, weight, jamo: jamoOf(text) }));
	known.sort((a, b) => (a.jamo < b.jamo ? -1 : a.jamo > b.jamo ? 1 : 0));
	const sounds = known.flatMap(({ text, weight }, at) => (weight >= 90 ? [{ at, sound: folded(romanised(text)) }] : []));
	sounds.sort((a, b) => (a.sound < b.sound ? -1 : a.sound > b.sound ? 1 : 0));
	return {
		said: meanings.map(([said]) => said).join('\n'),
		meant: meanings.map(([, meant]) => Array.from(meant, ([word, sure]) => `${word}:${sure}`).join('\t')).join('\n'),
		asking: (quiet['asking']?.says ?? []).join('\n'),
		faint: (quiet['faint']?.says ?? []).join('\n'),
		english: [...englishWords(drafts, concepts)].join('\n'),
		texts: known.map((k) => k.text).join('\n'),
		jamo: known.map((k) => k.jamo).join('\n'),
		weights: Uint8Array.from(known, (k) => k.weight),
		masks: Int32Array.from(known, (k) => lettersIn(k.jamo)),
		sounds: sounds.map(({ sound }) => sound).join('\n'),
		bones: sounds.map(({ sound }) => consonants(sound)).join('\n'),
		sounding: Uint32Array.from(sounds, ({ at }) => at)
	};
}
