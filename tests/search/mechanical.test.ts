/** Names as people mistype them, made from every name of the catalogue: the right one is among the first three. */
import { describe, expect, test } from 'vitest';
import { compose, initialsOf, isSyllable, jamoOf, syllable } from '../../src/lib/search/hangul.ts';
import { toLatin } from '../../src/lib/search/keyboard.ts';
import { squeeze } from '../../src/lib/search/normalise.ts';
import { full, idsFor } from './catalogue.ts';

const names = full.map((s) => ({ id: s.id, name: s.name, squeezed: squeeze(s.name) }));
const isHangul = (text: string) => [...text].every(isSyllable);
/** Names that several records share cannot all be first. */
const initialsCount = new Map<string, number>();
for (const { squeezed } of names) initialsCount.set(initialsOf(squeezed), (initialsCount.get(initialsOf(squeezed)) ?? 0) + 1);

/** The same place in the same name, whenever the test is run. */
const spot = (text: string, from: number, to: number) => from + ([...text].reduce((s, c) => (s * 31 + c.charCodeAt(0)) >>> 0, 7) % Math.max(1, to - from));

/** One vowel of the name exchanged for its neighbour. */
function misspelt(name: string): string {
	const at = spot(name, 1, name.length);
	const s = syllable(name[at] ?? '');
	return s ? name.slice(0, at) + compose({ ...s, vowel: (s.vowel + 4) % 20 }) + name.slice(at + 1) : name;
}

function share(made: { id: string; query: string }[]): { share: number; missed: string[] } {
	const missed = made.filter(({ id, query }) => !idsFor(query).includes(id)).map(({ id, query }) => `${query} → ${id}`);
	return { share: 1 - missed.length / made.length, missed };
}

const hangul = names.filter((n) => isHangul(n.squeezed) && n.squeezed.length >= 4);
const classes: [string, number, { id: string; query: string }[]][] = [
	['exact', 1, names.map(({ id, name }) => ({ id, query: name }))],
	['without spaces', 0.99, names.map(({ id, squeezed }) => ({ id, query: squeezed }))],
	['a space between all syllables', 0.95, hangul.map(({ id, squeezed }) => ({ id, query: [...squeezed].join(' ') }))],
	['initials', 0.97, hangul.filter((n) => initialsCount.get(initialsOf(n.squeezed)) === 1).map(({ id, squeezed }) => ({ id, query: initialsOf(squeezed) }))],
	['while being typed', 0.95, hangul.filter((n) => n.squeezed.length >= 6).map(({ id, squeezed }) => ({ id, query: squeezed.slice(0, -1) }))],
	['one letter wrong', 0.95, hangul.map(({ id, squeezed }) => ({ id, query: misspelt(squeezed) }))],
	['on the wrong keyboard', 0.97, hangul.map(({ id, squeezed }) => ({ id, query: toLatin(squeezed) }))]
];

describe('every name', () => {
	test.each(classes)('%s: at least %d are among the first three', (_, bar, made) => {
		const { share: found, missed } = share(made);
		expect(made.length).toBeGreaterThan(100);
		expect(found, missed.slice(0, 20).join('\n')).toBeGreaterThanOrEqual(bar);
	});
});

test('the nicknames of every service lead to it', () => {
	const made = full.flatMap((s) => s.aliases.filter((a) => a.kind === 'nickname' || a.kind === 'short').map((a) => ({ id: s.id, query: a.text })));
	const { share: found, missed } = share(made);
	expect(found, missed.slice(0, 20).join('\n')).toBeGreaterThanOrEqual(0.97);
});

test('letters are taken apart and read on the other keyboard', () => {
	expect(jamoOf('값과')).toBe('ㄱㅏㅂㅅㄱㅗㅏ');
	expect(toLatin('기초연금')).toBe('rlchdusrma');
});
