declare global {
	/** SHA-256 (hex) of the content pack this build was made with. */
	const __PACK_HASH__: string;
	/** File name of that pack under /data/. */
	const __PACK_NAME__: string;
	/** File name under /data/ of each language's texts. */
	const __TEXTS__: Record<string, string>;
}
export {};
