/** Choosing a language: kept on this device, shown at once, nothing typed is lost. */
import { invalidate } from '$app/navigation';
import { keep } from '#lib/device/kept.ts';

/** `false` means it holds only until the page closes. */
export async function chooseLanguage(lang: string): Promise<boolean> {
	chosen.now = lang;
	const kept = keep('language', lang);
	await invalidate('app:language');
	return kept;
}

/** For browsers that keep nothing. */
export const chosen: { now: string | undefined } = { now: undefined };
