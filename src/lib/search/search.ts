/** From a person's words to services: names, other names and everyday phrases, by Fuse; initials as a string of their own. */
import Fuse from 'fuse.js';
import type { AnyService } from '#lib/content/pack.ts';

type Row = { id: string; name: string; other: string[]; phrases: string[]; gist: string; initials: string[] };
export type Search = (query: string, limit: number) => string[];

const FIRST = 0xac00;
const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];

/** The first consonant of each Hangul syllable; other characters stay. */
export function initialsOf(text: string): string {
	return [...text]
		.map((c) => {
			const at = c.charCodeAt(0) - FIRST;
			return at >= 0 && at < 11172 ? (INITIALS[Math.floor(at / 588)] ?? c) : c;
		})
		.join('');
}

const squeeze = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, '');

function rowOf(service: AnyService): Row {
	const names = [service.name, ...service.aliases.map((a) => a.text)];
	const full = service.depth === 'full';
	return {
		id: service.id,
		name: squeeze(service.name),
		other: service.aliases.map((a) => squeeze(a.text)),
		phrases: full ? service.phrases : [],
		gist: full ? service.text.gist : service.line,
		initials: names.map((n) => initialsOf(squeeze(n)))
	};
}

/** Builds the search over all services. The result gives ids, best first. */
export function searchOver(services: AnyService[]): Search {
	const rows = services.map(rowOf);
	const fuse = new Fuse(rows, {
		keys: [
			{ name: 'name', weight: 4 },
			{ name: 'other', weight: 3 },
			{ name: 'phrases', weight: 3 },
			{ name: 'gist', weight: 1 }
		],
		ignoreDiacritics: true,
		ignoreLocation: true,
		threshold: 0.4
	});
	return (query, limit) => {
		const text = squeeze(query).slice(0, 60);
		if (!text) return [];
		if ([...text].every((c) => INITIALS.includes(c))) {
			const at = (row: Row) =>
				Math.min(
					...row.initials.map((i) => {
						const found = i.indexOf(text);
						return found < 0 ? Infinity : found;
					})
				);
			return rows
				.filter((r) => at(r) < Infinity)
				.sort((a, b) => at(a) - at(b) || a.name.length - b.name.length)
				.slice(0, limit)
				.map((r) => r.id);
		}
		return fuse.search(text, { limit }).map((hit) => hit.item.id);
	};
}
