import { readFileSync } from 'node:fs';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** The pack's hash reaches the app and the worker by `define`; Vite plugins do not reach the worker build. */
export const contentDefine = () => {
	const meta = JSON.parse(readFileSync('.content/meta.json', 'utf8')) as { hash: string; short: string; texts: Record<string, string> };
	return { __PACK_HASH__: JSON.stringify(meta.hash), __PACK_NAME__: JSON.stringify(`pack-${meta.short}.jsonl`), __TEXTS__: JSON.stringify(meta.texts) };
};

export default defineConfig({
	plugins: [sveltekit()],
	// The build of Dexie for present browsers: a kilobyte less on the wire.
	resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }] },
	define: contentDefine(),
	build: {
		rolldownOptions: {
			output: {
				// A few chunks instead of dozens of crumbs: each is a round trip before the phone is ready for offline.
				codeSplitting: {
					groups: [
						{ name: 'frame', test: /node_modules[\\/](svelte[\\/](?!.*(blocks[\\/]await|bindings[\\/]select))|@sveltejs|esm-env|clsx|devalue)/, priority: 30 },
						{
							name: 'base',
							test: /src[\\/]lib[\\/](ui[\\/]|device[\\/](?!voice|speech|sentences)|i18n[\\/](words|load|context|tel)|visit[\\/]saved|catalogue[\\/](catalogue|reader|load))|src[\\/]routes[\\/](site|page-data|language|sections|Title|SearchBox|Weather|Footer|Header|Menu|\+layout\.|\+error)|\.content[\\/](site|core|strings[\\/]core)\.json/,
							priority: 20
						},
						{
							name: 'cards',
							test: /src[\\/]lib[\\/](services[\\/](ServiceCard|Filters|Explained)\.svelte|services[\\/](filter|state)\.ts|content[\\/](card|fresh|explain|text)\.ts|i18n[\\/](format|labelled)\.ts|search[\\/](private|normalise|hangul)\.ts)|src[\\/]routes[\\/](kinds|urgent[\\/]Line)|\.content[\\/](kinds|strings[\\/]lists)\.json/,
							priority: 15
						},
						{ name: 'search', test: /src[\\/](lib|routes)[\\/]search[\\/](?!near|told|Nothing|Terms|Places|Recent)/, priority: 12 },
						{ name: 'store', test: /node_modules[\\/]dexie|catalogue[\\/]store/, priority: 25 },
						{ name: 'shelf', test: /src[\\/]lib[\\/](catalogue[\\/](shelf|install|beside|bring-in)\.|content[\\/]pack-lines)/, priority: 12 },
						{ name: 'views', test: /src[\\/]lib[\\/](services|visit)[\\/][A-Z]\w+\.svelte/, priority: 10 }
					]
				}
			}
		}
	},
	server: { fs: { allow: ['.content'] } }
});
