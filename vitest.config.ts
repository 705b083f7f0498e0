import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { contentDefine } from './vite.config.ts';

const define = contentDefine();

export default defineConfig({
	test: {
		projects: [
			{
				define,
				plugins: [sveltekit()],
				test: {
					name: 'plain',
					testTimeout: 60_000,
					environment: 'node',
					include: ['tests/{content,house,catalogue,eligibility,search,scripts,vault,handoff,casework,stages}/**/*.test.ts']
				}
			},
			{
				define,
				plugins: [sveltekit(), svelteTesting()],
				test: {
					name: 'view',
					testTimeout: 60_000,
					environment: 'jsdom',
					include: ['tests/{device,i18n,ui,services,places,visit,routes,desk}/**/*.test.ts'],
					setupFiles: ['tests/support/setup.ts']
				}
			}
		]
	}
});
