import { trustedScript } from './trusted.ts';

/** A new version is waiting: asked, never forced. Once accepted in one tab, every open tab follows. */
class Update {
	ready = $state(false);
	#accept: (() => void) | undefined;

	/** Registers the worker. `base` is the app's path with a closing slash. */
	async start(base: string): Promise<void> {
		if (!('serviceWorker' in navigator)) return;
		const controlled = Boolean(navigator.serviceWorker.controller);
		let reloading = false;
		navigator.serviceWorker.addEventListener('controllerchange', () => {
			if (!controlled || reloading) return;
			reloading = true;
			location.reload();
		});
		const { Workbox } = await import('workbox-window');
		const worker = new Workbox(trustedScript('app-sw-url', `${base}service-worker.js`), { scope: base, updateViaCache: 'none' });
		this.#accept = () => worker.messageSkipWaiting();
		worker.addEventListener('waiting', () => (this.ready = true));
		await worker.register();
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'visible' && navigator.onLine) void worker.update().catch(() => {});
		});
	}

	accept(): void {
		this.#accept?.();
	}

	later(): void {
		this.ready = false;
	}
}

export const update = new Update();
