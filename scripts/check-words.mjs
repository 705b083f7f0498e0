/** No word of the district stands under src/: the names are content, so that another district can adopt the product. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const read = (file) => parse(readFileSync(join('content', file), 'utf8'));

/** Names that belong to the district: its own, its dongs', its programmes', its phones. */
export function districtWords() {
	const district = read('district.yaml');
	const dongs = Object.values(read('dongs.yaml')).map((dong) => dong.name);
	const ids = Object.keys(read('dongs.yaml'));
	return [
		district.fullName,
		district.name,
		district.id,
		district.programmes.name,
		district.mainPhone,
		district.mainPhone.slice(0, 7),
		...dongs,
		...ids.map((id) => `'${id}'`),
		'dream-hearty',
		'jung-gu'
	];
}

/** Each place under a folder where one of the words stands. */
export function findWords(folder, words) {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return files.flatMap((entry) => {
		const path = join(entry.parentPath ?? entry.path, entry.name);
		return readFileSync(path, 'utf8')
			.split('\n')
			.flatMap((line, i) =>
				words
					.filter((word) => line.toLowerCase().includes(word.toLowerCase()))
					.map((word) => `${path}:${i + 1}  "${word}" is a word of the district; it belongs in content/`)
			);
	});
}

if (process.argv[1]?.endsWith('check-words.mjs')) {
	const found = findWords('src', districtWords());
	for (const line of found) console.error(line);
	process.exit(found.length ? 1 : 0);
}
