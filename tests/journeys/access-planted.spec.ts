/** A page with one fault for each of our own checks: each check has to find its own. */
import {
	cutTexts,
	fixedShare,
	heard,
	hiddenFocus,
	listen,
	moving,
	outlineFaults,
	sameWhenFocused,
	spaceText,
	twoMeanings,
	vanished,
	wordless
} from '../support/barriers.ts';
import { expect, test } from '../support/app.ts';
import {
	backwards,
	beyondThumb,
	currentWays,
	longLines,
	outOfReach,
	sameEverywhere,
	silentLinks,
	smallLetters,
	smallTargets,
	tightTargets,
	twinIds,
	withoutContents
} from '../support/habits.ts';
import { turnedFaults } from '../support/turned.ts';

const clean = `<!doctype html><html lang="en"><head><title>clean</title><style>:focus-visible { outline: 3px solid blue }</style></head>
<body><main><h1>One</h1><h2>Two</h2><p>Words that fit.</p><button>Press</button> <a href="/a">Here</a></main></body></html>`;

test('a clean page has no fault', async ({ page }) => {
	await page.setContent(clean);
	for (const check of [cutTexts, outlineFaults, twoMeanings, wordless, vanished, moving, sameWhenFocused]) expect(await check(page), check.name).toEqual([]);
	expect(await hiddenFocus(page, 4)).toEqual([]);
	expect(await fixedShare(page)).toBe(0);
});

test('texts: cut off, running over the next, outside the window, and only with wide spacing', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 256 });
	const faults = async (html: string) => {
		await page.setContent(`<main>${html}</main>`);
		return (await cutTexts(page)).join('\n');
	};
	expect(await faults('<p style="width:60px;overflow:hidden;white-space:nowrap">far too long for it</p>')).toContain('cut p');
	expect(await faults('<p style="height:1em">one line and<br>one more<br>and a third</p>')).toContain('runs over p');
	expect(await faults('<p style="width:500px">wide</p>')).toContain('sideways');
	expect(await faults('<p style="position:absolute;left:300px;width:90px">outside</p>')).toContain('outside p');
	// As wide as its words and a little more, in whatever letters this machine has.
	await page.setContent('<main><p style="display:inline-block;overflow:hidden;white-space:nowrap">twelve chars</p></main>');
	await page.locator('p').evaluate((p) => (p.style.width = `${p.getBoundingClientRect().width + 4}px`));
	expect(await cutTexts(page)).toEqual([]);
	await spaceText(page, true);
	expect((await cutTexts(page)).join()).toContain('cut p');
	await spaceText(page, false);
	expect(await cutTexts(page)).toEqual([]);
});

test('bars that take half of a low window', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 256 });
	await page.setContent('<nav style="position:fixed;bottom:0;height:128px">bar</nav>');
	expect(await fixedShare(page)).toBeCloseTo(0.5);
});

test('headings: two h1, a skipped level, an empty one', async ({ page }) => {
	await page.setContent('<h1>a</h1><h1>b</h1><h3>c</h3><h2></h2>');
	expect((await outlineFaults(page)).sort()).toEqual(['2 h1', 'empty h2', 'h1 to h3 "c"']);
});

test('names: two links of one name, a picture alone, a name that hides the words', async ({ page }) => {
	await page.setContent('<a href="/a">More</a> <a href="/b">More</a> <a href="/a">Same</a> <a href="/a">Same</a>');
	expect(await twoMeanings(page)).toEqual(['More: /a /b']);
	await page.setContent(
		'<button aria-label="Save"><svg width="9" height="9"></svg></button><button aria-label="Keep it">Save</button><button aria-label="Save it">Save</button>'
	);
	expect(await wordless(page)).toEqual([expect.stringContaining('no word'), '"Save" is not in "Keep it"']);
});

test('forced colours: a button without an edge, an icon that keeps its colour', async ({ page }) => {
	await page.emulateMedia({ forcedColors: 'active' });
	await page.setContent(
		'<button style="border:0">flat</button><svg width="9" height="9" style="forced-color-adjust:none"><path d="M0 0h9" fill="none" stroke="#eee"/></svg>'
	);
	const found = await vanished(page);
	expect(found).toEqual([expect.stringContaining('flat'), expect.stringContaining('path')]);
});

test('focus: behind a bar, without a ring, looking the same', async ({ page }) => {
	const links = Array.from({ length: 30 }, (_, i) => `<p><a href="/${i}">link ${i}</a></p>`).join('');
	await page.setContent(
		`<style>:focus-visible { outline: 3px solid blue }</style><main>${links}</main><nav style="position:fixed;bottom:0;height:150px;width:100%;background:#fff">bar</nav>`
	);
	expect((await hiddenFocus(page, 30)).some((fault) => fault.startsWith('behind nav'))).toBe(true);
	await page.setContent('<style>* { outline: none !important }</style><main><a href="/a">bare</a></main>');
	expect(await hiddenFocus(page, 1)).toEqual(['no ring "bare"']);
	await page.setContent('<style>* { outline: none !important }</style><main><a href="/a">bare</a></main>');
	expect(await sameWhenFocused(page)).toEqual([expect.stringContaining('a.')]);
});

test('motion: a transition, an animation, smooth scrolling', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.setContent(
		'<style>@keyframes k { to { opacity: 0 } } i { transition: all 1s } b { animation: k 2s } u { scroll-behavior: smooth }</style><i>1</i><b>2</b><u>3</u>'
	);
	expect(await moving(page)).toHaveLength(3);
});

test('targets: low, a low first one, two side by side and one below the other without room', async ({ page }) => {
	const button = (style: string, text: string, kind = '') => `<button class="${kind}" style="box-sizing:border-box;height:48px;${style}">${text}</button>`;
	await page.setContent(`<main>${button('height:40px', 'low')}<p></p>${button('', 'first', 'primary')}<p></p>${button('', 'fine')}</main>`);
	expect(await smallTargets(page)).toEqual(['button "low"', 'button "first"']);
	const row = (gap: string) => `<div style="display:flex;gap:${gap}">${button('', 'one')}${button('', 'two')}</div>`;
	await page.setContent(`<main>${row('4px')}</main>`);
	expect(await tightTargets(page)).toEqual(['"one" "two" 4.0 px']);
	await page.setContent(`<main>${button('display:block', 'over')}${button('display:block', 'under')}</main>`);
	expect(await tightTargets(page)).toEqual(['"over" "under" 0.0 px']);
	await page.setContent(`<main>${row('8px')}</main>`);
	expect(await tightTargets(page)).toEqual([]);
});

test('letters too small or too close, lines too long', async ({ page }) => {
	await page.setContent('<p style="font:15px/1.6 serif">small</p><p style="font:18px/1.2 serif">close</p><p style="font:18px/1.6 serif">fine</p>');
	expect(await smallLetters(page)).toEqual(['p "small"', 'p "close"']);
	const picture = (units: number) => `<svg viewBox="0 0 100 20" width="50"><text y="15" font-size="${units}">map</text></svg>`;
	await page.setContent(picture(16) + picture(33));
	expect(await smallLetters(page)).toEqual(['drawn "map"']);
	await page.setViewportSize({ width: 1280, height: 740 });
	await page.setContent('<p style="font-size:18px;width:41em">long</p><p style="font-size:18px;width:39em">fine</p>');
	expect(await longLines(page)).toEqual(['p "long"']);
});

test('tabbing: up the page and back along a row, not down and onward', async ({ page }) => {
	const link = (name: string, place: string) => `<a href="/${name}" style="position:absolute;${place}">${name}</a>`;
	await page.setContent(`<main>${link('low', 'top:200px;left:0')}${link('high', 'top:20px;left:0')}</main>`);
	expect(await backwards(page)).toEqual(['"low" to "high"']);
	await page.setContent(`<main>${link('right', 'top:20px;left:200px')}${link('left', 'top:20px;left:0')}</main>`);
	expect(await backwards(page)).toEqual(['"right" to "left"']);
	await page.setContent(`<main>${link('a', 'top:20px;left:0')}${link('b', 'top:20px;left:90px')}${link('c', 'top:90px;left:0')}</main>`);
	expect(await backwards(page)).toEqual([]);
});

test('links: out without a word, into another window, a number not shown, a place that is not there', async ({ app, page }) => {
	await page.goto(app.url('/robots.txt'));
	await page.evaluate(() => {
		document.body.innerHTML = `<a href="https://example.org/">Away</a> <a href="https://example.org/">There (away)</a> <a href="/x" target="_blank">Window</a>
			<a href="tel:120">Call</a> <a href="tel:120">Call 120</a> <a href="#gone">Down</a> <a href="#here">Here</a><p id="here"></p><p id="here"></p>`;
	});
	expect(await silentLinks(page, '(away)')).toEqual([
		'leaves: https://example.org/ "Away"',
		'opens a window: /x "Window"',
		'rings: tel:120 "Call"',
		'leads nowhere: #gone "Down"'
	]);
	expect(await twinIds(page)).toEqual(['here']);
});

test('a menu at the top, of five ways, without drawings; no way back; help in another order; a page not marked', async ({ app, page }) => {
	await page.goto(app.url('/robots.txt'));
	const draw = (nav: string, header: string, help: string) =>
		page.evaluate((html) => (document.body.innerHTML = html), `<div class="app"><header>${header}</header><footer>${help}</footer>${nav}</div>`);
	await draw(`<nav>${'<a href="/a">a</a>'.repeat(5)}</nav>`, '', '<a href="/1">1</a><a href="/2">2</a>');
	const found = await outOfReach(page);
	for (const fault of ['the menu is not in the lower half', '5 ways in the menu', 'not a drawing and a word: a', 'the way back is not at the top left'])
		expect(found).toContain(fault);
	expect(await currentWays(page)).toEqual([]);
	const one = await sameEverywhere(page);
	await draw(
		'<nav style="position:fixed;bottom:0"><a href="/a" aria-current="page"><svg></svg>a</a></nav>',
		'<button>back</button>',
		'<a href="/2">2</a><a href="/1">1</a>'
	);
	expect(await outOfReach(page)).toEqual([]);
	expect(await currentWays(page)).toEqual(['a']);
	expect(await sameEverywhere(page)).not.toBe(one);
});

test('a first action in the upper third, where no thumb is', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	const faults = async (html: string) => {
		await page.setContent(`<main style="height:2000px;position:relative">${html}</main>`);
		return beyondThumb(page);
	};
	const at = (top: number, kind: string, name: string) => `<${kind} style="position:absolute;top:${top}px;height:48px">${name}</${kind.split(' ')[0]}>`;
	expect(await faults(at(60, 'button class="primary"', 'go') + at(600, 'button', 'later'))).toEqual(['too high "go"']);
	expect(await faults(at(60, 'button', 'later') + at(600, 'button class="primary"', 'go'))).toEqual([]);
	expect(await faults(at(60, 'button', 'first') + at(600, 'button', 'second'))).toEqual(['too high "first"']);
	expect(await faults(at(1500, 'button', 'far below'))).toEqual([]);
	expect(await faults(at(60, 'a href="/a"', 'one') + at(120, 'a href="/b"', 'two'))).toEqual(['too high "one"']);
	expect(await faults(at(60, 'a href="/a"', 'one') + at(300, 'a href="/b"', 'two'))).toEqual([]);
});

test('a long page of many parts without a list of contents', async ({ page }) => {
	const parts = Array.from({ length: 6 }, (_, i) => `<h2 id="p${i}">part ${i}</h2><p style="height:1500px">x</p>`).join('');
	await page.setContent(`<main><h1>Long</h1>${parts}</main>`);
	expect(await withoutContents(page)).toEqual(['6 parts, no list of contents']);
	const list = '<nav><a href="#p0">0</a><a href="#p1">1</a><a href="#p2">2</a></nav>';
	await page.setContent(`<main><h1>Long</h1>${list}${parts}</main>`);
	expect(await withoutContents(page)).toEqual([]);
	await page.setContent(`<main><h1>Long</h1>${parts}${list}</main>`);
	expect(await withoutContents(page)).toHaveLength(1);
});

test('what live regions say is written down, once each; what is switched off is silent', async ({ app, page }) => {
	await listen(page);
	await page.goto(app.url('/robots.txt'));
	await page.evaluate(() => {
		const region = (given: [string, string]) => {
			const p = document.createElement('p');
			p.setAttribute(...given);
			document.body.append(p);
			return p;
		};
		const [said, off] = [region(['role', 'status']), region(['aria-live', 'off'])];
		said.textContent = 'twice';
		off.textContent = 'never';
		setTimeout(() => (said.textContent = 'twice\u00a0'));
		document.body.append('not a region');
	});
	await expect.poll(() => heard(page)).toEqual(['twice', 'twice']);
});

test('a turned screen: small letters, two facts a line, two lines a row, wider than the window, not over everything, begun in its middle', async ({ page }) => {
	const turned = async (inside: string, style = '') => {
		await page.setContent(`<style>dialog { font: 24px/1.6 serif; width: 100vw; max-width: none; height: 100vh; max-height: none; margin: 0; padding: 0; border: 0; overflow: auto; ${style} }</style>
			<dialog tabindex="-1"><h2>Ask</h2>${inside}</dialog>`);
		await page.evaluate(() => {
			const dialog = document.querySelector('dialog')!;
			dialog.showModal();
			if (!document.querySelector('#low')) dialog.scrollTop = 0;
		});
		return turnedFaults(page);
	};
	const line = (text: string, style = '') => `<li style="${style}">${text}</li>`;
	expect(await turned(`<ul>${line('It costs nothing.')}${line('Ask.')}</ul>`)).toEqual([]);
	expect(await turned('<p style="font-size:23px">tiny</p>')).toEqual(['small "tiny"']);
	expect(await turned(`<ul>${line('It is free. It is short.')}${line('x '.repeat(32))}</ul>`)).toEqual([
		'more than a fact "It is free. It is short."',
		expect.stringContaining('more than a fact "x x')
	]);
	expect(await turned(`<ul style="display:flex">${line('One.')}${line('Two.')}</ul>`)).toEqual(['one row "One." "Two."']);
	expect((await turned('<p style="width:2000px">wide</p>')).join()).toContain('sideways');
	expect(await turned('<p>half</p>', 'height: 50vh')).toEqual(['does not cover the screen']);
	expect(await turned('<p style="height:2000px">long</p><button id="low" style="font-size:24px">Tap</button>')).toEqual(['does not begin at its top']);
});
