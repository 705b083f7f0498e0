/** A small static server for build/: brotli, sensible caching, and the security headers a host should send. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import { brotliCompress, constants } from 'node:zlib';
import { pathToFileURL } from 'node:url';

const TYPES = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.jsonl': 'application/jsonl; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.webp': 'image/webp',
	'.webmanifest': 'application/manifest+json',
	'.txt': 'text/plain; charset=utf-8'
};
const SECURITY = {
	'Content-Security-Policy': "frame-ancestors 'none'",
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(self), geolocation=(self), microphone=()'
};

/** Pressed once, kept while the file is the same. */
const pressed = new Map();
function press(file) {
	const { mtimeMs, size } = statSync(file);
	const key = `${file} ${mtimeMs} ${size}`;
	if (!pressed.has(key))
		pressed.set(
			key,
			new Promise((done, fail) =>
				brotliCompress(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: size < 300_000 ? 11 : 9 } }, (error, bytes) =>
					error ? fail(error) : done(bytes)
				)
			)
		);
	return pressed.get(key);
}

/** The file for a path: itself, its index.html, or nothing. Never outside the root. */
function fileFor(root, path) {
	const wanted = normalize(join(root, decodeURIComponent(path)));
	if (!wanted.startsWith(root)) return undefined;
	if (existsSync(wanted) && statSync(wanted).isFile()) return wanted;
	const index = join(wanted, 'index.html');
	return existsSync(index) ? index : undefined;
}

function answer(root, request, response) {
	let path;
	let file;
	try {
		path = new URL(request.url ?? '/', 'http://localhost').pathname;
		file = fileFor(root, path);
	} catch {
		response.writeHead(400).end();
		return;
	}
	if (file?.endsWith('index.html') && !path.endsWith('/') && !path.endsWith('.html')) {
		response.writeHead(308, { Location: `${path}/`, ...SECURITY }).end();
		return;
	}
	const status = file ? 200 : 404;
	const shown = file ?? join(root, '200.html');
	const type = TYPES[extname(shown)] ?? 'application/octet-stream';
	const lasting = path.startsWith('/_app/immutable/') || /^\/data\/pack-[0-9a-f]{16}\.jsonl$/.test(path);
	const headers = { 'Content-Type': type, 'Cache-Control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache', Vary: 'Accept-Encoding', ...SECURITY };
	const small = /\.(png|jpg|webp)$/.test(shown) || !String(request.headers['accept-encoding'] ?? '').includes('br');
	if (!small) headers['Content-Encoding'] = 'br';
	response.writeHead(status, headers);
	if (request.method === 'HEAD') {
		response.end();
		return;
	}
	if (small) {
		createReadStream(shown)
			.on('error', () => response.destroy())
			.pipe(response);
		return;
	}
	press(shown).then(
		(bytes) => response.end(bytes),
		() => response.destroy()
	);
}

/** Serves a folder; port 0 takes a free one. Returns the server and the port it listens on. */
export function serve(folder, port) {
	const root = resolve(folder);
	const server = createServer((request, response) => answer(root, request, response));
	return new Promise((done, fail) => {
		server.once('error', fail);
		server.listen(port, '127.0.0.1', () => done({ server, port: server.address().port }));
	});
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const wanted = Number(process.env.PORT ?? 4173);
	const { port } = await serve(process.argv[2] ?? 'build', wanted).catch((error) => {
		console.error(error.code === 'EADDRINUSE' ? `Port ${wanted} is in use. Choose another: PORT=4174 npm start` : error.message);
		process.exit(1);
	});
	console.log(`http://localhost:${port}/`);
}
