/** The ledger behind the kill campaign bites: each kind of loss it is there for is noticed. */
import { describe, expect, test } from 'vitest';
import { Ledger } from '../soak/ledger.ts';

const write = (batch: string, ids: string[], of = 'case') => ({ asked: { verb: 'write' as const, batch, ids, of } });
const found = (...ids: string[]) => ids.map((id) => ({ id, of: 'case' }));

describe('the ledger', () => {
	test('an acknowledged write that is gone is lost', () => {
		const ledger = new Ledger();
		ledger.hear(write('1', ['a', 'b']));
		ledger.hear({ done: '1' });
		expect(ledger.compare(found('a'))).toEqual({ torn: 0, lost: 1, back: 0 });
	});

	test('a write on its way is there whole or not at all', () => {
		const ledger = new Ledger();
		ledger.hear(write('1', ['a', 'b']));
		expect(ledger.compare(found('a'))).toEqual({ torn: 1, lost: 0, back: 0 });
		ledger.hear(write('2', ['c', 'd']));
		expect(ledger.compare([])).toEqual({ torn: 0, lost: 0, back: 0 });
		ledger.hear(write('3', ['e']));
		expect(ledger.compare(found('e'))).toEqual({ torn: 0, lost: 0, back: 0 });
		expect(ledger.compare([])).toEqual({ torn: 0, lost: 1, back: 0 });
	});

	test('a destroyed case does not come back, and is not destroyed by half', () => {
		const ledger = new Ledger();
		ledger.hear(write('1', ['a', 'b']));
		ledger.hear({ done: '1' });
		ledger.hear({ asked: { verb: 'destroy', batch: '2', of: 'case' } });
		expect(ledger.compare(found('a'))).toEqual({ torn: 1, lost: 1, back: 0 });
		ledger.hear({ asked: { verb: 'destroy', batch: '3', of: 'case' } });
		ledger.hear({ done: '3' });
		expect(ledger.compare(found('a'))).toEqual({ torn: 0, lost: 0, back: 1 });
	});

	test('of a change of passphrase either side may hold until it is acknowledged', () => {
		const ledger = new Ledger();
		ledger.hear({ asked: { verb: 'passphrase', batch: '1', to: 'new' } });
		expect(ledger.tries[0]).toBe('new');
		expect(ledger.tries).toHaveLength(2);
		ledger.hear({ done: '1' });
		expect(ledger.tries).toEqual(['new']);
	});
});
