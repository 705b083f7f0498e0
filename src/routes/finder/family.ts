/** The page of the family: rows being filled in, and what they come to. */
import { ageOrBirthIn, numberIn } from './parse.ts';
import { birthOfAge, FAMILY, rawAt, withAnswer, withDone, withoutAnswer, withoutMember, type Told } from './told.ts';
import { emptyDraft, draftOf } from './drafts.ts';

/** `was`: index among the persons told so far; a new row has none. */
export type Row = { id: number; was?: number; relation: string; text: string };
/** `closed`: whether these are all who live together. */
export type FamilyDraft = { rows: Row[]; closed: '' | 'all' | 'more'; size: string };
export type FamilyFault = { id: string; fault: 'age' | 'size' | 'size_small' };

const AGE = { key: 'birth', many: false, options: [], write: 'age' } as const;

export function familyDraft(told: Told): FamilyDraft {
	const rows = told.file.members.map((person, i): Row => {
		const raw = rawAt(told, 'birth', i);
		const { text } = typeof raw === 'string' || Array.isArray(raw) ? draftOf({ ...AGE, options: [] }, raw, told.file.asOf) : emptyDraft();
		return { id: i, was: i, relation: String(person['relation'] ?? 'other'), text };
	});
	const size = rawAt(told, 'size');
	if (typeof size !== 'number') return { rows, closed: '', size: '' };
	return { rows, closed: size === rows.length ? 'all' : 'more', size: String(size) };
}

export function faultsIn({ rows, closed, size }: FamilyDraft): FamilyFault[] {
	const ages = rows.flatMap(({ id, text }): FamilyFault[] => (text.trim() && !ageOrBirthIn(text) ? [{ id: `age-${id}`, fault: 'age' }] : []));
	if (closed !== 'more' || !size.trim()) return ages;
	const n = numberIn(size);
	if (!n) return [...ages, { id: 'size', fault: 'size' }];
	return n < rows.length ? [...ages, { id: 'size', fault: 'size_small' }] : ages;
}

/** An age written as it stood before is left alone, so that a day of birth given elsewhere is not lost. */
function withAge(told: Told, member: number, { text }: Row, before: string | undefined): Told {
	if (text.trim() === (before ?? '')) return told;
	const read = ageOrBirthIn(text);
	if (!read) return withoutAnswer(told, { key: 'birth', member });
	return withAnswer(told, { key: 'birth', member }, 'age' in read ? birthOfAge(read.age, told.file.asOf) : read.birth);
}

/** The household with the family as it now stands; persons taken off the list leave with all their answers. */
export function withFamily(told: Told, draft: FamilyDraft): Told {
	const before = familyDraft(told);
	const gone = told.file.members.flatMap((_, i) => (draft.rows.some(({ was }) => was === i) ? [] : [i]));
	let next = gone.reduceRight((kept, member) => withoutMember(kept, member), told);
	draft.rows.forEach((row, member) => {
		const was = before.rows.find(({ was: index }) => index === row.was && row.was !== undefined);
		if (!was) next = withAnswer(next, { key: 'relation', member }, row.relation);
		next = withAge(next, member, row, was?.text);
	});
	const size = draft.closed === 'all' ? draft.rows.length : draft.closed === 'more' ? numberIn(draft.size) : undefined;
	next = size ? withAnswer(next, { key: 'size' }, size) : withoutAnswer(next, { key: 'size' });
	return withDone(next, [FAMILY]);
}
