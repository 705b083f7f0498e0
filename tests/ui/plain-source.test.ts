/** Habits that shut people out, looked for in the source itself: each rule bites on a planted line. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Drawings have units of their own: their letters grow with the picture. */
const DRAWN = ['DongMap.svelte', 'TimelinePicture.svelte'];

type Rule = { name: string; bad: RegExp; planted: string; except?: string[] };
const RULES: Rule[] = [
	{ name: 'the order on the screen is the order in the page', bad: /(?:^|[;{\s])order:\s*-?\d|(?:row|column)-reverse/, planted: '\torder: 2;' },
	{ name: 'no tabindex above 0', bad: /tabindex=["{]*[1-9]/, planted: '<p tabindex="3">' },
	{ name: 'no size of letters in px', bad: /font-size:\s*[\d.]+px/, planted: 'font-size: 13px;', except: DRAWN },
	{ name: 'the root stays at 100 %', bad: /font-size:\s*62\.5%|[{;\s]zoom:\s*[\d.]/, planted: 'html { font-size: 62.5%; }' },
	{ name: 'nothing starts by itself', bad: /\bautoplay\b|<marquee|<blink|http-equiv="refresh"/, planted: '<video autoplay>' },
	{ name: 'nobody is listened to', bad: /SpeechRecognition|audio:\s*(?:true|\{)/, planted: 'new webkitSpeechRecognition()' },
	{ name: 'no shake, no tilt', bad: /devicemotion|deviceorientation/, planted: "addEventListener('devicemotion', f)" },
	{
		name: 'acts when let go, not when pressed',
		bad: /on(?:pointerdown|mousedown|touchstart)=|addEventListener\('(?:pointerdown|mousedown|touchstart)'/,
		planted: '<button onpointerdown={go}>'
	},
	{
		name: 'one simple tap is enough: nothing is dragged, swiped, pinched or held',
		bad: /draggable=|on(?:drag\w*|touchmove|pointermove|gesture\w+|contextmenu|dblclick)=|addEventListener\('(?:drag\w*|touchmove|pointermove|gesture\w+|contextmenu|dblclick)'/,
		planted: '<li draggable="true">'
	},
	{
		name: 'nothing comes up by hovering',
		bad: /\stitle="[^"{]|onmouse(?:enter|over)=|onpointer(?:enter|over)=|:hover[^{]*\{[^}]*(?:display|visibility|opacity)/,
		planted: '<p onmouseenter={show}>'
	},
	{ name: 'no shortcuts of one letter', bad: /accesskey=/, planted: '<a accesskey="s">' },
	{ name: 'no placeholder in place of a label', bad: /\splaceholder=/, planted: '<input placeholder="?">' },
	{ name: 'zoom is never blocked', bad: /user-scalable|maximum-scale/, planted: '<meta content="user-scalable=no">' },
	{
		// One is allowed: a box that scrolls has to take the focus, so that it can be scrolled by keys.
		name: 'no warning of the compiler is passed over',
		bad: /svelte-ignore\s+a11y(?!_no_noninteractive_tabindex\b)/,
		planted: '<!-- svelte-ignore a11y_autofocus -->'
	}
];
const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.(svelte|css|html|ts)$/.test(path));

test.each(RULES)('$name', ({ bad, planted, except = [] }) => {
	const found = files
		.filter((path) => !except.some((name) => path.endsWith(name)))
		.flatMap((path) =>
			readFileSync(join('src', path), 'utf8')
				.split('\n')
				.flatMap((line, i) => (bad.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : []))
		);
	expect(found).toEqual([]);
	expect(bad.test(planted)).toBe(true);
});

test('the app may be turned either way', () => {
	expect((JSON.parse(readFileSync('static/manifest.webmanifest', 'utf8')) as { orientation: string }).orientation).toBe('any');
});

test('no telephone number stands in the code: each comes from content, where it has its source', () => {
	const NUMBER = /tel:\d|telLink\(['"`]|\b(?:0\d{1,2}-)?\d{3,4}-\d{4}\b|(?<!data-size=)['"`](?:1[0-4]\d|1[56]\d\d)['"`]/;
	// The schema shows writers how a number is written.
	const others = files.filter((path) => path !== 'lib/content/schema.ts');
	const found = others.flatMap((path) =>
		readFileSync(join('src', path), 'utf8')
			.split('\n')
			.flatMap((line, i) => (NUMBER.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : []))
	);
	expect(found).toEqual([]);
	for (const planted of ["telLink('129')", "const DANURI = '1577-1366';", "call('02-3396-4114')", "number: '120'"]) expect(NUMBER.test(planted)).toBe(true);
});
