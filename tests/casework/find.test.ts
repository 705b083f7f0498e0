import { expect, test } from 'vitest';
import { fold } from '#lib/casework/fold.ts';
import { casesNamed } from '#lib/casework/find.ts';
import { at, drafted, stamped } from './support.ts';

const child = at('person.changed', { id: 'a', set: { name: '윤하늘', guardian: { name: '윤아버지', phone: '010-1234-5678' } } }, 'a');
const other = at('person.changed', { id: 'b', set: { name: '홍보기', phone: '010-9876-0001' } }, 'b');
const referral = drafted({ number: '261123-ABC5J' });
const book = fold([child, other, referral].map((event) => stamped(event)));

test.each([
	['윤하늘', ['a']],
	['윤아버지', ['a']],
	['5678', ['a']],
	['1234-5678', ['a']],
	['０１０ 1234 5678', ['a']],
	['0001', ['b']],
	['261123-ABC5J', [referral.case]],
	['abc5j', [referral.case]],
	['없는이', []],
	[' - ', []]
])('%s', (words, cases) => {
	expect(casesNamed(book, words)).toEqual(cases);
});
