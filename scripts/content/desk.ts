/** Checks of what the desk reads: columns name fields there are, printed rows name columns, leaflets name fields. */
import type { Fault } from './fault.ts';
import type { Kept, Records } from './records.ts';

export function checkDesk(records: Records, faults: Fault[]): void {
	const fault = ({ entry }: Kept<unknown>, path: PropertyKey[], mend: string) => faults.push({ file: entry.file, line: entry.line(path), field: path.join('.'), mend });
	const known = (of: ReadonlyMap<string, unknown>): string => [...of.keys()].join(', ');
	for (const kept of records.reportColumns.values()) {
		const of = kept.record.kind === 'leaflets' ? records.deskLeaflets : records.deskFields;
		kept.record.fields.forEach((field, i) => of.has(field) || fault(kept, ['fields', i], `"${field}" is not there; use ${known(of)}`));
		if (kept.record.source && !records.sources.has(kept.record.source)) fault(kept, ['source'], `there is no content/sources/${kept.record.source}.yaml`);
	}
	for (const kept of records.reportHistory.values()) {
		for (const column of Object.keys(kept.record.cells)) if (!records.reportColumns.has(column)) fault(kept, ['cells', column], `no such column; use ${known(records.reportColumns)}`);
		if (!records.sources.has(kept.record.source)) fault(kept, ['source'], `there is no content/sources/${kept.record.source}.yaml`);
	}
	for (const kept of records.deskLeaflets.values())
		if (!records.deskFields.has(kept.record.field)) fault(kept, ['field'], `"${kept.record.field}" is not there; use ${known(records.deskFields)}`);
}
