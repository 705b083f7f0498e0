/** Small values kept on this device. A browser that refuses storage simply forgets them. */
const PREFIX = 'bokji:';

/** The kept value, or `fallback` where there is none, it is broken, or storage is refused. */
export function kept<T>(key: string, fallback: T, isRight: (value: unknown) => value is T): T {
	try {
		const text = localStorage.getItem(PREFIX + key);
		if (text === null) return fallback;
		const value: unknown = JSON.parse(text);
		return isRight(value) ? value : fallback;
	} catch {
		return fallback;
	}
}

/** Keeps a value; `false` means it could not be kept (refused or full). */
export function keep(key: string, value: unknown): boolean {
	try {
		localStorage.setItem(PREFIX + key, JSON.stringify(value));
		return true;
	} catch {
		return false;
	}
}

export function forget(key: string): void {
	try {
		localStorage.removeItem(PREFIX + key);
	} catch {
		// Nothing was kept, so there is nothing to forget.
	}
}

/** Every key we keep on this device. */
export function keptKeys(): string[] {
	try {
		return Object.keys(localStorage)
			.filter((key) => key.startsWith(PREFIX))
			.map((key) => key.slice(PREFIX.length));
	} catch {
		return [];
	}
}
