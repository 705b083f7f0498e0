/** The help of the desk: each picture is there, small and used, and its words stand without it. That a resident never fetches one: tests/journeys/offline.spec.ts. */
import { fireEvent, screen } from '@testing-library/svelte';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pictureAt } from '../../src/routes/desk/help/kept-pictures.ts';
import { PICTURES, SIZE } from '../../src/routes/desk/help/pictures.ts';
import Step from '../../src/routes/desk/help/Step.svelte';
import { WAYS } from '../../src/routes/desk/help/ways.ts';
import { expectNoBarriers, show, words } from '../support/words.ts';

const { t } = words;
const FOLDER = 'src/routes/desk/help/pictures';
const files = readdirSync(FOLDER).sort();

/** What is wrong with a picture: not WebP as Chromium writes it, not twice the size on the page, or too large. */
function faultsOf(bytes: Buffer): string[] {
	const kind = `${bytes.toString('latin1', 0, 4)} ${bytes.toString('latin1', 8, 16)}`;
	if (kind !== 'RIFF WEBPVP8X') return [`kind ${kind}`];
	const size = [24, 27].map((at) => bytes.readUIntLE(at, 3) + 1);
	return [
		...(size[0] === SIZE.width * 2 && size[1] === SIZE.height * 2 ? [] : [`size ${size.join(' × ')}`]),
		...(bytes.length <= 25 * 1024 ? [] : [`${bytes.length} bytes`])
	];
}

describe('pictures', () => {
	test('every named picture is a file, every file is named, and each stands at one step', () => {
		expect(files).toEqual(PICTURES.map((name) => `${name}.webp`).sort());
		const used = WAYS.flatMap(({ steps }) => steps.flatMap(({ picture }) => picture ?? []));
		expect(used.sort()).toEqual([...PICTURES].sort());
	});

	test.each(files)('%s is WebP, of the right size and small', (file) => expect(faultsOf(readFileSync(`${FOLDER}/${file}`))).toEqual([]));

	test('planted faults are found', () => {
		const good = readFileSync(`${FOLDER}/${files[0]}`);
		expect(faultsOf(Buffer.concat([good, Buffer.alloc(25 * 1024)]))[0]).toMatch(/bytes$/);
		const narrow = Buffer.from(good);
		narrow.writeUIntLE(359, 24, 3);
		expect(faultsOf(narrow)).toEqual(['size 360 × 1480']);
		expect(faultsOf(Buffer.from('\x89PNG\r\n\x1a\n0000IHDR'))[0]).toMatch(/^kind/);
	});
});

describe('words', () => {
	test('each step and each picture has words of its own', () => {
		const steps = WAYS.flatMap(({ id, steps }) => steps.map(({ step }) => `desk.help.${id}.${step}`));
		const keys = [...steps, ...WAYS.map(({ id }) => `desk.help.way.${id}`), ...PICTURES.map((name) => `desk.help.picture.${name}`)];
		const said = keys.map((key) => t(key));
		expect(said.filter((words, i) => words === keys[i])).toEqual([]);
		expect(new Set(said).size).toBe(keys.length);
	});

	test('a picture says what is to be seen; where it cannot be had, its words stand in its place', async () => {
		const { container } = show(Step, { says: 'Do this.', picture: 'today' });
		const image = screen.getByRole('img', { name: t('desk.help.picture.today') });
		expect(image).toHaveAttribute('src', pictureAt('today'));
		expect(pictureAt('today')).toMatch(/today.*\.webp/);
		for (const [name, value] of Object.entries({ width: '360', height: '740', loading: 'lazy' })) expect(image).toHaveAttribute(name, value);
		await expectNoBarriers(container);
		await fireEvent.error(image);
		expect(screen.queryByRole('img')).toBeNull();
		expect(container).toHaveTextContent(t('desk.help.picture.today'));
		expect(container).toHaveTextContent('Do this.');
	});
});
