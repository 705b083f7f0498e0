/**
 * From a question to scores. To what the words say (match.ts) come: how near the whole is to an everyday phrase, to a name, to the age; and what the row is worth by itself.
 */
import { ageFit, type AskedAge } from './ages.ts';
import { byInitials } from './initials.ts';
import type { Index } from './index.ts';
import { tight } from './normalise.ts';
import { scoreWords } from './match.ts';
import { nearestPhrases, type Nearest } from './phrases.ts';
import type { AskedWord, Question } from './question.ts';
import type { Ranked } from './ranked.ts';
import type { Weighed } from './row.ts';

/** What the nearest everyday phrase adds: much for a sentence, little for one word, which most phrases with it resemble. */
const PHRASE = 2.6;
/** What the phrase or the name itself adds, whatever the row is worth: somebody means just this. */
const THE_SAME = 9;
function phraseBonus(words: AskedWord[], near: number): number {
	if (near === 1) return 0;
	return PHRASE * near * ([1, 0.35, 0.75][words.filter((w) => w.weight > 0.5).length] ?? 1);
}
/** So many rows are compared by their names too. */
const CLOSER = 150;

/** What a name adds when it is, begins with, or lies inside what was typed. */
function nameBonus(name: string, asked: string): number {
	if (name.length < asked.length) return name.length > 2 && asked.includes(name) ? 0.8 + (2.4 * name.length) / asked.length : 0;
	if (name === asked) return 3;
	const at = asked.length > 1 ? name.indexOf(asked) : -1;
	return at < 0 ? 0 : (at ? 0.6 : 1.6) + asked.length / name.length;
}

/** The most that any of a row's names adds; a name that is not its own counts a little less. */
function bestName(index: Index, at: number, wholes: Question['wholes']): number {
	const names = index.names(at);
	const { short } = index.weighed(at);
	let best = 0;
	for (let i = 0; i < names.length; i++) {
		const own = i === 0 || names[i] === short ? 1 : 0.96;
		for (const { text, weight } of wholes) {
			const bonus = nameBonus(names[i]!, text);
			if (bonus && bonus * own * weight > best) best = bonus * own * weight;
		}
	}
	return best;
}

export type Audiences = ReadonlySet<string>;
type Asking = { question: Question; audiences: Audiences };

/** A service only for others comes later, one for those who were named comes sooner. */
function audienceFit({ narrow, targets }: Weighed, audiences: Audiences): number {
	if (narrow.length && !narrow.some((n) => audiences.has(n.target))) return narrow.some((n) => n.named) ? 0.72 : 0.92;
	if (!audiences.size || targets.includes('everyone')) return 1;
	return targets.some((t) => audiences.has(t)) ? 1.08 : 0.94;
}

function finish(index: Index, at: number, base: number, { question, audiences }: Asking): number {
	let score = base;
	const worth = index.worth(at) ** 2;
	if (question.age) {
		const fit = ageFit(index.span(at), question.age);
		score = fit < 0 ? score * 0.35 : score + 1.5 * fit;
		if (!question.words.length) score *= worth;
	}
	return score * audienceFit(index.weighed(at), audiences) * worth;
}

/** Words that only say for whom count less beside others: whom is weighed by itself. */
function lighter(words: AskedWord[], isAudience: (word: AskedWord) => boolean): AskedWord[] {
	const others = words.filter((w) => w.weight > 0.5 && !isAudience(w));
	return others.length ? words.map((w) => (isAudience(w) ? { ...w, weight: w.weight * 0.5 } : w)) : words;
}

/** Rows for an age join those for the words; those that name the age in their own words gain. */
function addAges(index: Index, age: AskedAge, scored: Map<number, number>): void {
	for (let at = 0; at < index.size; at++) if (ageFit(index.span(at), age) > 0 && !scored.has(at)) scored.set(at, 0);
	for (const posting of index.grams.of(`=${age.from}`)) {
		const before = scored.get(posting >> 8);
		if (before !== undefined) scored.set(posting >> 8, before + 0.8 * (index.best[posting & 255] ?? 0));
	}
}

/** Rows of which the whole question is a name or a phrase, and how surely. */
function theSame(index: Index, question: Question, asked: string, phrases: Map<number, Nearest>): Map<number, number> {
	const same = new Map<number, number>();
	for (const { text, weight } of question.wholes) {
		for (const row of index.wholeNames.of(text)) same.set(row, Math.max(same.get(row) ?? 0, weight * weight));
	}
	for (const at of index.wholePhrases.of(asked)) {
		const row = index.form.phraseRow[at] ?? 0;
		phrases.set(row, { phrase: at, near: 1 });
		same.set(row, 1);
	}
	return same;
}

/** The score that this many rows reach; below it a row is not looked at more closely. */
function threshold(scores: number[]): number {
	return scores.length <= CLOSER ? 0 : (new Float32Array(scores).sort()[scores.length - CLOSER] ?? 0);
}

/** Rows for a question, best first. `audiences`: targets that the question names. */
export function rank(index: Index, question: Question, audiences: Audiences, isAudience: (word: AskedWord) => boolean): Ranked[] {
	if (question.initials) return byInitials(index, question.initials);
	const asked = tight(question.text);
	const scored = scoreWords(index, lighter(question.words, isAudience));
	const phrases = nearestPhrases(index, question.phrase);
	const same = theSame(index, question, asked, phrases);
	for (const row of same.keys()) if (!scored.has(row)) scored.set(row, 0);
	if (question.age) addAges(index, question.age, scored);
	const said = [...scored].map(([row, words]) => ({ row, near: phrases.get(row), base: words + phraseBonus(question.words, phrases.get(row)?.near ?? 0) }));
	const least = threshold(said.map((s) => s.base));
	const ranked: Ranked[] = [];
	for (const { row: at, near, base } of said) {
		const known = same.get(at) ?? 0;
		if (base < least && !known && !question.age) continue;
		const score = finish(index, at, base + bestName(index, at, question.wholes), { question, audiences }) + THE_SAME * known;
		if (score > 0.12) ranked.push({ row: at, score, phrase: near && near.near > 0.3 ? near.phrase : -1 });
	}
	ranked.sort((a, b) => b.score - a.score || a.row - b.row);
	return ranked;
}
