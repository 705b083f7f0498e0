/**
 * content:check — reads all of `content/`, prints every fault and fails if there is one.
 *   tsx scripts/content/check.ts [--only PART-OF-PATH] [--reference FOLDER]
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkedRecords } from './all-checks.ts';
import { checkCopies, checkFigures, readReference } from './evidence.ts';
import { describeFault } from './fault.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, reference: { type: 'string', default: '../shared/reference' }, content: { type: 'string', default: 'content' } } });
const { records, faults } = checkedRecords(resolve(values.content));
const reference = readReference(resolve(values.reference));
let compared = 0;
if (reference) {
	for (const kept of [...records.services.values(), ...records.programmes.values()]) compared += checkFigures(kept, reference, faults);
	checkCopies(records, reference, faults);
}
const shown = faults.filter((fault) => !values.only || fault.file.includes(values.only));
for (const fault of shown) console.error(describeFault(fault));
console.log(`content: ${records.services.size} full, ${records.listed.size} listed, ${records.programmes.size} programmes, ${records.places.size} places; ${reference ? `${compared} figures compared with their sources` : 'no reference folder, figures not compared'}; ${shown.length} faults`);
if (shown.length) process.exitCode = 1;
