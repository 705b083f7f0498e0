/**
 * What a page drawn on the device will ask for, told in the first lines of the page that draws it (200.html): a service never
 * opened before, without a network, is the page people wait for. The browser then reads these files while it is still busy
 * with the frame, instead of one after the other when each is missed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beginnings of the names of chunks, and of the sources behind them. */
const CHUNKS = ['store'];
const SOURCES = ['.content/strings/lists.json', '.content/strings/pages.json', '.content/strings/visit.json', '.content/strings/sheets.json'];
const PAGE = 'src/routes/services/[id]/+page.svelte';

/**
 * Files wanted ahead, scripts and styles, each with all it imports.
 * @param {Record<string, { file: string, name?: string, imports?: string[], css?: string[] }>} manifest Vite's manifest
 * @param {(source: string) => string} read gives the text of a generated source
 */
export function filesAhead(manifest, read) {
	const starts = Object.keys(manifest).filter(
		(key) =>
			CHUNKS.includes(manifest[key].name) || SOURCES.includes(key) || (/generated\/client-optimized\/nodes\/\d+\.js$/.test(key) && read(key).includes(PAGE))
	);
	const scripts = new Set();
	const styles = new Set();
	const walk = (key) => {
		const { file, imports = [], css = [] } = manifest[key];
		if (scripts.has(file)) return;
		scripts.add(file);
		for (const sheet of css) styles.add(sheet);
		imports.forEach(walk);
	};
	starts.forEach(walk);
	return { scripts: [...scripts], styles: [...styles] };
}

/** Writes them into the page, before the style sheet it has, leaving out what it names already. */
export function withAhead(html, { scripts, styles }, base = '') {
	const missing = (file) => !html.includes(`"${base}/${file}"`);
	const links = [
		...scripts.filter(missing).map((file) => `<link href="${base}/${file}" rel="modulepreload">`),
		...styles.filter(missing).map((file) => `<link href="${base}/${file}" rel="preload" as="style">`)
	];
	return html.replace(/(?=<link href="[^"]+" rel="stylesheet">)/, links.map((link) => `${link}\n\t\t`).join(''));
}

/** An adapter that does so after another has written the pages. */
export const ahead = (adapter, { pages, fallback }) => ({
	...adapter,
	name: `${adapter.name} and ahead`,
	async adapt(builder) {
		await adapter.adapt(builder);
		const manifest = JSON.parse(readFileSync(join(builder.getClientDirectory(), '.vite/manifest.json'), 'utf8'));
		const page = join(pages, fallback);
		writeFileSync(
			page,
			withAhead(
				readFileSync(page, 'utf8'),
				filesAhead(manifest, (source) => readFileSync(source, 'utf8')),
				builder.config.kit.paths.base
			)
		);
	}
});
