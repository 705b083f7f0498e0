import { defineConfig } from '@playwright/test';

export default defineConfig({
	testDir: 'tests/journeys',
	timeout: 240_000,
	expect: { timeout: 20_000 },
	workers: 2,
	fullyParallel: true,
	retries: 0,
	reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
	outputDir: 'test-results/journeys',
	use: {
		browserName: 'chromium',
		locale: 'ko-KR',
		timezoneId: 'Asia/Seoul',
		serviceWorkers: 'allow',
		viewport: { width: 360, height: 740 },
		launchOptions: {
			...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
			args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
		}
	}
});
