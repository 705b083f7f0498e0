/** What the help leads through, step by step. The words stand in the strings under `desk.help.<way>.<step>`. */
import type { Picture } from './pictures.ts';

export type Way = { id: string; steps: { step: string; picture?: Picture }[] };

const plain = (...steps: string[]) => steps.map((step) => ({ step }));

export const WAYS: readonly Way[] = [
	{
		id: 'morning',
		steps: [
			{ step: 'demo' },
			{ step: 'today', picture: 'today' },
			{ step: 'talk', picture: 'talk' },
			{ step: 'agree', picture: 'agree' },
			{ step: 'refer', picture: 'refer' },
			{ step: 'send', picture: 'send' },
			{ step: 'follow' },
			{ step: 'report', picture: 'report' },
			{ step: 'backup' },
			{ step: 'lock', picture: 'unlock' },
			{ step: 'end' }
		]
	},
	{ id: 'matching', steps: [{ step: 'open' }, { step: 'ask', picture: 'match' }, ...plain('gone', 'pick', 'keep', 'caution')] },
	{ id: 'sensitive', steps: plain('open', 'ask', 'write', 'send', 'back') },
	{ id: 'hand', steps: [...plain('card', 'compare', 'send'), { step: 'take', picture: 'inbox' }, ...plain('reply', 'forward', 'failed')] },
	{ id: 'rounds', steps: plain('start', 'give', 'tap', 'gather', 'close') },
	{ id: 'access', steps: plain('who', 'open', 'print', 'mend', 'erase', 'official') }
];
