/** Reads a question: which script was meant, where and for what age; then its words. */
import { askedAge } from './ages.ts';
import { isConsonant, isSyllable, isVowel, jamoOf } from './hangul.ts';
import { joined, toHangul, toLatin } from './keyboard.ts';
import { normalise, runsOf } from './normalise.ts';
import { withoutPrivate } from './private.ts';
import type { Question, Reading } from './question.ts';
import { stemOf } from './endings.ts';
import { englishWord } from './vocabulary.ts';
import { reading, wholesOf, wordsOf, type Reader } from './words.ts';

const LONGEST_QUESTION = 300;

/** A space after every syllable is a habit of some keyboards, not a word. */
const unspaced = (text: string) => (/^[가-힣](?: [가-힣]){2,}$/.test(text) ? text.replace(/ /g, '') : text);

/** Turns what was typed into Korean or known English, and says how. */
function inScript(raw: string, { vocabulary, without }: Reader): { text: string; initials: string; reading?: Reading } {
	const text = unspaced(normalise(raw));
	const letters = text.replace(/ /g, '');
	const lone = [...letters].filter(isConsonant).length;
	if (lone && !without.has(`initials:${letters}`) && ![...letters].some(isVowel) && (lone > 1 || !isSyllable(letters[0] ?? '')))
		return { text, initials: letters };
	if ([...letters].some(isVowel)) {
		const latin = normalise(toLatin(text));
		if (latin.split(' ').some((w) => englishWord(vocabulary, w))) return { text: latin, initials: '', reading: reading('keyboard', text, latin) };
		return { text: joined(jamoOf(text)), initials: '' };
	}
	if (!/^[a-z\d ]*[a-z][a-z\d ]*$/.test(text)) return { text, initials: '' };
	const words = text.match(/[a-z]+/g) ?? [];
	if (words.filter((w) => englishWord(vocabulary, w)).length * 2 >= words.length) return { text, initials: '' };
	const korean = toHangul(normaliseCase(raw));
	const whole = [...korean.replace(/[\s\d]/g, '')];
	const asKeys = reading('keyboard', text, korean);
	if (whole.length > 1 && whole.slice(0, -1).every(isSyllable) && !without.has(asKeys.id)) return { text: korean, initials: '', reading: asKeys };
	return { text, initials: '' };
}

/** Capitals mean something on a Korean keyboard, unless the whole was typed in them. */
const normaliseCase = (raw: string) => (raw === raw.toUpperCase() ? raw.toLowerCase() : raw).replace(/[^A-Za-z\d]+/g, ' ').trim();

/** Leaves out the name of another place that has a district of the same name. */
function elsewhere(text: string, { otherPlaces, without }: Reader): { text: string; reading?: Reading } {
	const place = otherPlaces.find(
		(p) =>
			text.includes(p) &&
			text.split(' ').some((w) => w === p || w.startsWith(`${p}시`) || w.startsWith(`${p}광역`) || stemOf(w).text === p || w.startsWith(`${p}중`))
	);
	if (!place) return { text };
	const found = reading('elsewhere', place, place);
	return without.has(found.id)
		? { text }
		: {
				text: text
					.split(' ')
					.filter((w) => !w.startsWith(place))
					.join(' '),
				reading: found
			};
}

export function readQuery(query: string, reader: Reader): Question {
	const open = withoutPrivate(query.slice(0, LONGEST_QUESTION * 3));
	const raw = open.text
		.slice(0, LONGEST_QUESTION)
		.replace(/(\d{2,4})-(\d{3,4})(?:-(\d{4}))?/g, '$1$2$3')
		.replace(/(\d),(\d{3})/g, '$1$2');
	const script = inScript(raw, reader);
	const place = elsewhere(script.text, reader);
	const age = askedAge(place.text);
	const ageReading = age && reading('age', age.said, age.said);
	const asked = age && ageReading && !script.initials && !reader.without.has(ageReading.id) ? age : undefined;
	const words = script.initials ? [] : wordsOf(place.text, asked?.only ? runsOf(asked.said) : [], reader);
	const readings = [script.reading, place.reading, asked && ageReading, open.found ? reading('private', '', '') : undefined].filter((r) => r !== undefined);
	return { text: place.text, words, age: asked, initials: script.initials, readings, wholes: wholesOf(place.text, words), phrase: words.map((w) => w.said) };
}
