import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ahead } from './scripts/ahead.mjs';

/** The one script written into the page itself, named in the policy by its hash. */
const firstPaint = /<script>([\s\S]*?)<\/script>/.exec(readFileSync(new URL('src/app.html', import.meta.url), 'utf8'))?.[1] ?? '';
const firstPaintHash = `sha256-${createHash('sha256').update(firstPaint).digest('base64')}`;

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true, discloseVersion: false },
	kit: {
		adapter: ahead(adapter({ fallback: '200.html', strict: true }), { pages: 'build', fallback: '200.html' }),
		serviceWorker: { register: false },
		// A fixed name: a rebuild of the same source must not ask people to update.
		version: { name: process.env.APP_VERSION ?? 'dev', pollInterval: 0 },
		paths: { base: process.env.BASE_PATH ?? '' },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', firstPaintHash],
				'connect-src': ['self'],
				'img-src': ['self', 'data:'],
				'style-src': ['self'],
				// Kit's route announcer carries one style attribute; this is its hash.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'font-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'app-sw-url', 'catalogue-worker-url', 'desk-worker-url']
			}
		}
	}
};
