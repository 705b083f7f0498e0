/** What the page for unknown addresses asks for ahead: the store, the words and the view of a service, with all they import. */
import { expect, test } from 'vitest';
import { filesAhead, withAhead } from '../../scripts/ahead.mjs';

const NODE = '.svelte-kit/generated/client-optimized/nodes';
const manifest = {
	'_frame.js': { file: 'frame.js' },
	'_dexie.js': { file: 'dexie.js', name: 'store', imports: ['_frame.js'] },
	'_view.js': { file: 'view.js', name: 'ServiceSheet', imports: ['_frame.js'], css: ['view.css'] },
	[`${NODE}/30.js`]: { file: 'saved.js', css: ['saved.css'] },
	[`${NODE}/31.js`]: { file: 'service.js', imports: ['_view.js'] },
	'.content/strings/pages.json': { file: 'pages.js' },
	'.content/strings/desk.json': { file: 'desk.js' }
};
const read = (key: string) => (key.endsWith('/31.js') ? 'import "../src/routes/services/[id]/+page.svelte"' : 'import "../src/routes/saved/+page.svelte"');

test('the files of a service page, and no others', () => {
	const { scripts, styles } = filesAhead(manifest, read);
	expect(scripts.sort()).toEqual(['dexie.js', 'frame.js', 'pages.js', 'service.js', 'view.js']);
	expect(styles).toEqual(['view.css']);
});

test('each is named once, before the style sheet', () => {
	const page = '<link href="/b/frame.js" rel="modulepreload"><link href="/b/base.css" rel="stylesheet">';
	const out = withAhead(page, { scripts: ['frame.js', 'dexie.js'], styles: ['view.css'] }, '/b');
	expect(out.match(/frame\.js/g)).toHaveLength(1);
	expect(out).toMatch(
		/frame\.js.*<link href="\/b\/dexie\.js" rel="modulepreload">\s*<link href="\/b\/view\.css" rel="preload" as="style">\s*<link href="\/b\/base\.css"/s
	);
});
