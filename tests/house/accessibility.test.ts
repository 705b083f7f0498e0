/** tests/ACCESSIBILITY.md is kept true: every row of the checklist has its line, every test that a line names is there. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** How many rows each section of the checklist has. */
const ROWS = { 1: 7, 2: 6, 3: 4, 4: 6, 5: 8, 6: 6, 7: 6, 8: 11, 9: 10, 10: 4, 11: 7, 12: 5, 13: 6, 14: 3, 16: 6 };
const IDS = Object.entries(ROWS).flatMap(([section, count]) => Array.from({ length: count }, (_, i) => `${section}.${i + 1}`));
const CHECKLIST = '../shared/reference/accessibility/checklist.md';

type Line = { id: string; state: string; proof: string };

const linesOf = (text: string): Line[] =>
	[...text.matchAll(/^\| (\d+\.\d+) *\| (\S+) *\| (.+?) *\|$/gm)].map(([, id = '', state = '', proof = '']) => ({ id, state, proof }));

/** Every test that a text names, as file and beginning of a title. */
const namedIn = (text: string) => [...text.matchAll(/`(tests\/[^`›]+?) › ([^`]+)`/g)].map(([, file = '', title = '']) => ({ file, title }));

/** A title in the code: holes of a template stand for anything. */
function titlesOf(file: string): RegExp[] {
	const code = readFileSync(file, 'utf8');
	const quoted = [...code.matchAll(/\b(?:test|it|describe)(?:\.each\([\s\S]*?\))?\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g)].map(([, , title = '']) => title);
	// A choice between two titles: test(keep ? 'one' : 'other', …).
	const chosen = [...code.matchAll(/\btest\(\w+ \? '([^']+)' : '([^']+)'/g)].flatMap(([, one = '', other = '']) => [one, other]);
	const rowNames = quoted.includes('$name') ? [...code.matchAll(/\bname: '([^']+)'/g)].map(([, name = '']) => name) : [];
	// A title that is nothing but holes would stand for every other one.
	const telling = [...quoted, ...chosen, ...rowNames].filter((title) => title.replace(/\$\{[^}]*\}|\$\w+|%[sdj]/g, '').trim().length > 5);
	return telling.map((title) => {
		const parts = title.replace(/\\(['"`])/g, '$1').split(/\$\{[^}]*\}|%[sdj]/);
		return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
	});
}

/** What is wrong with a table. */
function faultsOf(text: string): string[] {
	const lines = linesOf(text);
	const found = IDS.filter((id) => lines.filter((line) => line.id === id).length !== 1).map((id) => `${id}: not one line`);
	for (const { id, state, proof } of lines) {
		if (!IDS.includes(id)) found.push(`${id}: no such row`);
		if (!['test', 'part', 'hand', 'open'].includes(state)) found.push(`${id}: unknown state ${state}`);
		const named = namedIn(proof);
		if ((state === 'test' || state === 'part') && !named.length) found.push(`${id}: names no test`);
		if (state === 'hand' && !/20\d\d-\d\d-\d\d/.test(proof)) found.push(`${id}: a look by hand has no day`);
		if ((state === 'open' || state === 'part') && !/[Oo]pen: \S/.test(proof)) found.push(`${id}: does not say what is open`);
		for (const { file, title } of named)
			if (!existsSync(file) || !titlesOf(file).some((known) => known.test(title))) found.push(`${id}: no test ${file} › ${title}`);
	}
	return found;
}

const table = readFileSync('tests/ACCESSIBILITY.md', 'utf8');

test('every row of the accessibility checklist has one line, and every test named there exists', () => {
	expect(faultsOf(table)).toEqual([]);
});

test('the rows are those of the checklist, where it is at hand', () => {
	const theirs = existsSync(CHECKLIST)
		? [...readFileSync(CHECKLIST, 'utf8').matchAll(/^(?:\| (\d+\.\d+) \||(\d)\. )/gm)].map(([, row, hand]) => row ?? `16.${hand}`)
		: IDS;
	expect(theirs).toEqual(IDS);
});

test('a row left out, a test that is gone, a look without a day and a silent gap are found', () => {
	const without = (id: string) => table.replace(new RegExp(`^\\| ${id.replace('.', '\\.')} *\\|.*\n`, 'm'), '');
	const instead = (line: string) => `${without('5.4')}\n${line}\n`;
	expect(faultsOf(without('5.4'))).toEqual(['5.4: not one line']);
	expect(faultsOf(instead('| 5.4 | test | `tests/journeys/access.spec.ts › a test that never was` |'))).toEqual([expect.stringContaining('5.4: no test')]);
	expect(faultsOf(instead('| 5.4 | test | `tests/journeys/gone.spec.ts › x` |'))).toEqual([expect.stringContaining('5.4: no test')]);
	expect(faultsOf(instead('| 5.4 | test | surely |'))).toEqual(['5.4: names no test']);
	expect(faultsOf(instead('| 5.4 | hand | looked at it |'))).toEqual(['5.4: a look by hand has no day']);
	expect(faultsOf(instead('| 5.4 | open | later |'))).toEqual(['5.4: does not say what is open']);
});
