/** The figures of a line, whatever the language writes around them: 20만원, 200,000 won, 200.000 won are one figure. */

const UNITS: [RegExp, number][] = [
	[/(\d+(?:\.\d+)?)\s*(?:천만|千万)/g, 1e7],
	[/(\d+(?:\.\d+)?)\s*(?:백만|百万|million|triệu)/gi, 1e6],
	[/(\d+(?:\.\d+)?)\s*(?:만|万)/g, 1e4],
	[/(\d+(?:\.\d+)?)\s*(?:천|千)/g, 1e3]
];
/** Languages that part thousands with a dot. */
const DOTS = new Set(['vi']);
const round = (n: number) => Math.round(n * 1000) / 1000;

/** `lang` is the language of the text. Order and repeats are kept. */
export function figuresOf(text: string, lang: string): number[] {
	let t = text.normalize('NFKC');
	if (DOTS.has(lang)) t = t.replace(/(?<=\d)\.(?=\d{3}(?!\d))/g, '').replace(/(?<=\d),(?=\d)/g, '.');
	else t = t.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
	// 1억 2천만, 58만 4천: one sum said in two steps.
	t = t.replace(/(\d+(?:\.\d+)?)\s*(?:억|亿)\s*(?:(\d+(?:\.\d+)?)\s*(천|千)?\s*(?:만|万))?/g, (_, a: string, b?: string, c?: string) => ` ${round(Number(a) * 1e8 + (b ? Number(b) * (c ? 1e7 : 1e4) : 0))} `);
	t = t.replace(/(\d+(?:\.\d+)?)\s*(?:만|万)\s*(\d)\s*(?:천|千)/g, (_, a: string, b: string) => ` ${round(Number(a) * 1e4 + Number(b) * 1e3)} `);
	for (const [unit, times] of UNITS) t = t.replace(unit, (_, a: string) => ` ${round(Number(a) * times)} `);
	const found = [...t.matchAll(/\d+(?:\.\d+)?/g)].map(([n]) => Number(n));
	if (lang === 'en') t.replace(/January|February|March|April|May|June|July|August|September|October|November|December/g, (name) => (found.push(MONTHS.indexOf(name) + 1), name));
	return found;
}
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
