/** Comparing names as people do: spaces, punctuation and case do not count. */
export function plainKey(text: string): string {
	return text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
