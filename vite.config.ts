import { readFileSync } from 'node:fs';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** The pack's hash reaches the app and the worker by `define`; Vite plugins do not reach the worker build. */
export const contentDefine = () => {
	const meta = JSON.parse(readFileSync('.content/meta.json', 'utf8')) as { hash: string; short: string };
	return { __PACK_HASH__: JSON.stringify(meta.hash), __PACK_NAME__: JSON.stringify(`pack-${meta.short}.json`) };
};

export default defineConfig({
	plugins: [sveltekit()],
	define: contentDefine(),
	server: { fs: { allow: ['.content'] } }
});
