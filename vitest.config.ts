import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { contentDefine } from './vite.config.ts';

const define = contentDefine();

export default defineConfig({
	test: {
		testTimeout: 30_000,
		projects: [
			{
				define,
				plugins: [sveltekit()],
				test: {
					name: 'plain',
					environment: 'node',
					include: ['tests/{content,house,catalogue,eligibility,search,scripts,vault,handoff,casework,stages}/**/*.test.ts']
				}
			},
			{
				define,
				plugins: [sveltekit(), svelteTesting()],
				test: {
					name: 'view',
					environment: 'jsdom',
					include: ['tests/{device,i18n,ui,services,places,visit,routes,desk}/**/*.test.ts'],
					setupFiles: ['tests/support/setup.ts']
				}
			}
		]
	}
});
