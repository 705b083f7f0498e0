/** Addresses of scripts, as the page's policy wants them: from a maker with a name, which makes only this one. */

type Maker = { createScriptURL(address: string): string };
type Makers = { createPolicy(name: string, rules: Maker): Maker };

/** `name` stands in the policy of svelte.config.js. A name can be used once a page: keep the result. */
export function trustedScript(name: string, address: string): string {
	const maker = (globalThis as { trustedTypes?: Makers }).trustedTypes?.createPolicy(name, {
		createScriptURL(asked) {
			if (asked !== address) throw new TypeError(asked);
			return asked;
		}
	});
	return maker?.createScriptURL(address) ?? address;
}
