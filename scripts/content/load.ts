/** Reads `content/` as it lies on disk: YAML to plain values, each value's line kept for messages. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { Fault } from './fault.ts';

export type Entry = { id: string; file: string; value: unknown; line: (path: PropertyKey[]) => number | undefined };

const FORM = { uniqueKeys: true, version: '1.2' } as const;
/** What was read, with its text: a file that says the same is not read a second time. */
const read = new Map<string, { text: string; entry: Entry }>();

/** Reads one YAML file. Faults of form (tabs, duplicate keys …) are reported, the file is then left out. */
export function readYaml(path: string, root: string, faults: Fault[]): Entry | undefined {
	const file = relative(root, path);
	if (!existsSync(path)) {
		faults.push({ file, field: '(file)', mend: 'is missing; put it back' });
		return undefined;
	}
	const text = readFileSync(path, 'utf8');
	const name = `${root}\n${path}`;
	const before = read.get(name);
	if (before?.text === text) return before.entry;
	const doc = parseDocument(text, { ...FORM, lineCounter: new LineCounter() });
	for (const error of doc.errors)
		faults.push({ file, line: error.linePos?.[0].line, field: 'YAML', mend: error.message.split('\n')[0] ?? 'not YAML' });
	if (doc.errors.length) return undefined;
	const entry = { id: basename(path, '.yaml'), file, value: doc.toJS() as unknown, line: linesOf(text) };
	read.set(name, { text, entry });
	return entry;
}

/** Where a path of keys stands. Only a fault asks: the text is taken apart again then, so that ten thousand trees are not kept for nobody. */
function linesOf(text: string): Entry['line'] {
	let asked: { doc: Document; lines: LineCounter } | undefined;
	return (at) => {
		if (!asked) {
			const lines = new LineCounter();
			asked = { doc: parseDocument(text, { ...FORM, lineCounter: lines }), lines };
		}
		for (let depth = at.length; depth > 0; depth--) {
			const node = asked.doc.getIn(at.slice(0, depth), true) as Node | undefined;
			if (node?.range) return asked.lines.linePos(node.range[0]).line;
		}
		return undefined;
	};
}

/** All `.yaml` files below a folder, in the order of their paths. A folder that is not there holds nothing. */
export function readFolder(folder: string, root: string, faults: Fault[]): Entry[] {
	if (!existsSync(folder)) return [];
	const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
	return paths.sort().flatMap((name) => readYaml(join(folder, name), root, faults) ?? []);
}
