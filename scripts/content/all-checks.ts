/** Every check of the content, in one call: shape, references, words. */
import { checkBounds } from './bounds.ts';
import { checkDesk } from './desk.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkEasy } from './easy.ts';
import type { Fault } from './fault.ts';
import { checkExceptions } from './exceptions.ts';
import { checkPlain } from './plain.ts';
import { readRecords, type Records } from './records.ts';
import { checkPast } from './past.ts';
import { checkReferences } from './references.ts';
import { readStrings } from './strings.ts';
import { readTranslations } from './translations.ts';
import { checkWords } from './words.ts';

export function checkedRecords(folder: string): { records: Records; faults: Fault[] } {
	const faults: Fault[] = [];
	const records = readRecords(folder, faults);
	checkReferences(records, faults);
	checkExceptions(records, faults);
	checkWords(records, faults);
	checkPast(records, faults);
	checkBounds(records, faults);
	const strings = join(folder, 'strings');
	const words = existsSync(strings) ? readStrings(strings, faults) : {};
	checkEasy(folder, records, words, faults);
	checkPlain(folder, records, words, faults);
	checkDesk(records, faults);
	readTranslations(folder, records, faults);
	return { records, faults };
}
