/** Choosing a language: kept on this device, shown at once, nothing typed is lost. */
import { invalidate } from '$app/navigation';
import { tick } from 'svelte';
import { keep } from '#lib/device/kept.ts';

/** `false` means it holds only until the page closes. The view is made anew: whatever had the focus has it again, told by its id. */
export async function chooseLanguage(lang: string): Promise<boolean> {
	chosen.now = lang;
	const kept = keep('language', lang);
	const at = document.activeElement?.id;
	await invalidate('app:language');
	await tick();
	if (at) document.getElementById(at)?.focus();
	return kept;
}

/** For browsers that keep nothing. */
export const chosen: { now: string | undefined } = { now: undefined };
