/** Paths of our own icons. A circle is drawn as two arcs. */
const circle = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

export const shapes = {
	home: ['M4 11.5 12 4l8 7.5', 'M6 10v10h12V10'],
	search: [circle(10.5, 10.5, 6.5), 'M15.5 15.5 21 21'],
	saved: ['M6 3.5h12v17l-6-4.5-6 4.5z'],
	phone: ['M6 3h4l1.5 5L9 10a12 12 0 0 0 5 5l2-2.5 5 1.5v4c0 1.7-1.3 3-3 3C10 21 3 14 3 6c0-1.7 1.3-3 3-3z'],
	urgent: ['M12 3 2.5 20h19z', 'M12 9v5', 'M12 17v.5'],
	place: ['M12 21c-4-4.5-7-8-7-11.5a7 7 0 0 1 14 0C19 13 16 16.500 12 21z', circle(12, 9.5, 2.5)],
	print: ['M7 9V3h10v6', 'M7 17H4V9h16v8h-3', 'M7 14h10v7H7z'],
	share: ['M12 15V4', 'M8 7.500 12 3.500l4 4', 'M6 11H5v10h14V11h-1'],
	display: ['M4 19 9 5l5 14', 'M5.800 14h6.400', 'M15 19l3-8 3 8', 'M16 16.500h4'],
	back: ['M14 5l-7 7 7 7'],
	on: ['M9 5l7 7-7 7'],
	hand: [
		'M3 14l4-3 5 2h3a1.500 1.500 0 0 1 0 3h-4',
		'M15 15l4-2.500a1.500 1.500 0 0 1 1.500 2.500L14 20l-7-2-4 2',
		'M12 8c-3-2-4-3.200-4-4.500a2 2 0 0 1 4-.5 2 2 0 0 1 4 .5C16 4.800 15 6 12 8z'
	],
	list: ['M8 6h12', 'M8 12h12', 'M8 18h12', 'M4 6h.01', 'M4 12h.01', 'M4 18h.01'],
	calendar: ['M4 6h16v14H4z', 'M4 10.500h16', 'M8 3.500v4', 'M16 3.500v4', 'M8 14.500h3'],
	close: ['M6 6l12 12', 'M18 6 6 18'],
	tick: ['M4.500 12.500 10 18 20 7'],
	question: [circle(12, 12, 9), 'M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.4-1 .9-1 1.700', 'M12 16.800v.200'],
	pregnancy: [circle(11, 4.5, 2), 'M11 8c-2.500 0-3.500 2-3.500 5v3h2v5h4v-5c2 0 3.500-1.300 3.500-3.200S15 10 13.500 9.500 12 8 11 8z'],
	infant: [circle(12, 12, 8), 'M9 11.500v.200', 'M15 11.500v.200', 'M9.500 15c1.500 1.300 3.500 1.300 5 0', 'M12 4c0 1.500 1 2 2 2'],
	'child-youth': ['M7 9a5 5 0 0 1 10 0v11H7z', 'M9.500 4.500V3h5v1.500', 'M9.500 14h5v6h-5z'],
	'young-adult': ['M3 8l9-4 9 4-9 4z', 'M7 10v5c3 2.300 7 2.300 10 0v-5', 'M21 8v6'],
	'middle-age': ['M4 8h16v11H4z', 'M9 8V5h6v3', 'M4 13h16', 'M12 12v2'],
	senior: [circle(10, 4.5, 2), 'M10 8v6l-2 7', 'M10 14l3 3v4', 'M10 9.500l4 2.500h2', 'M17.500 12v9'],
	'whole-life': ['M8 8a4 4 0 1 0 0 8c4 0 4-8 8-8a4 4 0 1 1 0 8c-4 0-4-8-8-8z']
} as const satisfies Record<string, readonly string[]>;

export type IconName = keyof typeof shapes;
