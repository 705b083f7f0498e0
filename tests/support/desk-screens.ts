/** Every screen that opens with the desk's practice people, and the way there: by links, because a reload locks the desk. */
import { expect, type Page } from '@playwright/test';
import { button, pick } from './desk.ts';

/** `h1`: what the page is called. `then`: what is opened on it. */
export type Screen = { path: string; h1: string | RegExp; then?: (page: Page) => Promise<void> };

const unfold = (page: Page) => page.evaluate(() => document.querySelectorAll('main details').forEach((box) => ((box as HTMLDetailsElement).open = true)));

export const screens: readonly Screen[] = [
	{ path: '/desk/', h1: '오늘 할 일', then: unfold },
	{ path: '/desk/consultation/#demo-iyagi', h1: '상담 적기', then: unfold },
	{ path: '/desk/booth/', h1: '부스', then: unfold },
	{ path: '/desk/inbox/', h1: '받기' },
	{
		path: '/desk/roster/',
		h1: '사무실 카드',
		async then(page) {
			await unfold(page);
			await button(page, 'QR로 보이기').click();
		}
	},
	{ path: '/desk/report/', h1: '실적', then: unfold },
	{ path: '/desk/keeping/', h1: '보관', then: unfold },
	{ path: '/desk/help/', h1: '도움말' },
	{ path: '/desk/case/#demo-saebom', h1: '새봄이', then: unfold },
	{
		path: '/desk/case/#demo-hong',
		h1: '홍보기',
		async then(page) {
			await unfold(page);
			await button(page, '넘김').click();
		}
	},
	{ path: '/desk/referral/#demo-hong.demo-r1', h1: '의뢰' },
	{ path: '/desk/send/#demo-hong.demo-r1', h1: '건네기' },
	{ path: '/desk/access/#demo-nanum', h1: '적어 둔 것 모두 보기' },
	{
		path: '/desk/matching/#demo-hong',
		h1: '맞는 지원 찾기',
		async then(page) {
			const first = page.getByRole('region', { name: '맞을 수 있는 지원' }).getByRole('article').first();
			await first.locator('summary').click();
			await first.getByRole('checkbox').check();
			await expect(page.getByRole('heading', { name: /준비물/ })).toBeVisible();
		}
	},
	{
		path: '/desk/referral/#demo-nanum',
		h1: '의뢰',
		async then(page) {
			await page.getByLabel('받는 기관', { exact: true }).fill('연습 나눔복지관');
			await pick(page, '기관의 갈래', '민간 기관');
		}
	}
];

/** Goes there by a link, as a reload would lock the desk. */
export async function open(page: Page, { path, h1, then }: Screen): Promise<void> {
	await page.evaluate((href) => {
		const link = document.createElement('a');
		link.href = href;
		document.body.append(link);
		link.click();
		link.remove();
	}, path);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(h1);
	await then?.(page);
}
