/// <reference no-default-lib="true" />
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { base, build, files, version } from '$service-worker';
import { addRoute, cleanupOutdatedCaches, createHandlerBoundToURL, precache } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

const worker = self as unknown as ServiceWorkerGlobalScope;
const shell = `${base}/200.html`;

/** The pictures of the desk's help are no resident's matter: the desk keeps them itself. */
const first = build.filter((url) => !url.endsWith('.webp'));

// Workbox fetches one file after another. Asking for all of them at once first lets it read them from the HTTP cache.
worker.addEventListener('install', (event) =>
	event.waitUntil(Promise.all([...first, `${base}/data/${__PACK_NAME__}`].map((url) => fetch(url).catch(() => undefined))))
);

// The shell, the code and the one content pack: few files, because workbox fetches them one after another.
// Pages never opened before are drawn by the shell from the installed catalogue.
precache([
	...first.map((url) => ({ url, revision: null })),
	...files.filter((url) => !url.endsWith('robots.txt')).map((url) => ({ url, revision: version })),
	{ url: `${base}/data/${__PACK_NAME__}`, revision: null },
	{ url: `${base}/`, revision: version },
	{ url: shell, revision: version }
]);
cleanupOutdatedCaches();
addRoute({ ignoreURLParametersMatching: [/.*/] });
registerRoute(
	({ url }) => url.pathname.startsWith(`${base}/_app/`) && url.pathname.endsWith('.webp'),
	async ({ request }) => (await caches.match(request)) ?? fetch(request)
);
registerRoute(new NavigationRoute(createHandlerBoundToURL(shell), { denylist: [new RegExp(`^${base}/data/`)] }));

worker.addEventListener('message', (event) => {
	if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void worker.skipWaiting();
});
