/**
 * Services picked for one errand on a device that many people use: held in memory, gone with the page.
 * On a device of one's own the saved services take their place.
 */
class Chosen {
	ids = $state.raw<string[]>([]);

	has(id: string): boolean {
		return this.ids.includes(id);
	}

	/** Picks a service, or leaves it out again. */
	turn(id: string): void {
		this.ids = this.has(id) ? this.ids.filter((x) => x !== id) : [...this.ids, id];
	}

	clear(): void {
		this.ids = [];
	}
}

export const chosen = new Chosen();
