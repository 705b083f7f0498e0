import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import DongMap from '#lib/places/DongMap.svelte';
import { dongAt, dongsOfLegal, legalDongs, onMap } from '#lib/places/dong-of.ts';
import { grouped } from '#lib/places/group.ts';
import PlaceCard from '#lib/places/PlaceCard.svelte';
import { pack, site } from '../support/model.ts';
import { expectNoBarriers, show } from '../support/words.ts';

const { dongs } = pack.tables;
const map = site.district.map;

test('dong offices lie in their own dong, but for those at its edge', () => {
	const offices = pack.places.filter((p) => p.kind === 'dong-office' && p.lat !== undefined);
	const right = offices.filter((p) => dongAt(onMap({ lat: p.lat!, lon: p.lon! }, map), dongs) === p.dong);
	expect(offices).toHaveLength(15);
	expect(right.length).toBeGreaterThanOrEqual(14);
});

test('a point outside the district lies in no dong', () => {
	expect(dongAt(onMap({ lat: 37.4979, lon: 127.0276 }, map), dongs)).toBeUndefined();
});

test('60 of the 74 legal dongs settle the dong, the others ask on', () => {
	const legal = legalDongs(dongs, 'ko');
	expect(legal).toHaveLength(74);
	const alone = legal.filter((name) => dongsOfLegal(name, dongs).length === 1);
	expect(alone).toHaveLength(60);
});

test('the map is links with names, for mouse, keyboard and screen reader', async () => {
	const { container } = show(DongMap, { dongs, map, href: (id: string) => `/places/${id}/` });
	expect(screen.getAllByRole('link')).toHaveLength(15);
	expect(screen.getByRole('link', { name: /약수동$/ })).toHaveAttribute('href', '/places/yaksu/');
	await expectNoBarriers(container);
});

test('a place says what it is, where, its telephone and how old that is', async () => {
	const place = pack.places.find((p) => p.id === 'dong-office-yaksu')!;
	const { container } = show(PlaceCard, { place, kind: '동주민센터' });
	expect(screen.getByRole('heading', { name: place.name })).toBeInTheDocument();
	expect(screen.getByRole('link', { name: new RegExp(place.phone!) })).toHaveAttribute('href', `tel:${place.phone!.replaceAll('-', '')}`);
	expect(screen.getByText(/비공식 안내 두 곳/)).toBeInTheDocument();
	await expectNoBarriers(container);
});

test('places stand under their groups, in the order of their kinds', () => {
	const groups = grouped(
		pack.places.filter((p) => p.dong === 'yaksu'),
		site.placeKinds
	);
	expect(groups[0]?.[0]).toBe('office');
	expect(groups.flatMap(([, places]) => places)).toHaveLength(pack.places.filter((p) => p.dong === 'yaksu').length);
});
