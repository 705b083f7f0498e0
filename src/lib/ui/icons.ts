/** Paths of our own icons. A circle is drawn as two arcs. */
const circle = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

export const shapes = {
	home: ['M4 11.5 12 4l8 7.5', 'M6 10v10h12V10'],
	search: [circle(10.5, 10.5, 6.5), 'M15.5 15.5 21 21'],
	saved: ['M6 3.5h12v17l-6-4.5-6 4.5z'],
	phone: ['M6 3h4l1.5 5L9 10a12 12 0 0 0 5 5l2-2.5 5 1.5v4c0 1.7-1.3 3-3 3C10 21 3 14 3 6c0-1.7 1.3-3 3-3z'],
	urgent: ['M12 3 2.5 20h19z', 'M12 9v5', 'M12 17v.5'],
	place: ['M12 21c-4-4.5-7-8-7-11.5a7 7 0 0 1 14 0C19 13 16 16.5 12 21z', circle(12, 9.5, 2.5)],
	print: ['M7 9V3h10v6', 'M7 17H4V9h16v8h-3', 'M7 14h10v7H7z'],
	share: ['M12 15V4', 'M8 7.5 12 3.5l4 4', 'M6 11H5v10h14V11h-1'],
	display: ['M4 19 9 5l5 14', 'M5.8 14h6.4', 'M15 19l3-8 3 8', 'M16 16.5h4'],
	back: ['M14 5l-7 7 7 7'],
	on: ['M9 5l7 7-7 7'],
	up: ['M5 14l7-7 7 7'],
	down: ['M5 10l7 7 7-7'],
	globe: [circle(12, 12, 9), 'M3 12h18', 'M12 3c-5 5.5-5 12.5 0 18', 'M12 3c5 5.5 5 12.5 0 18'],
	hand: [
		'M3 14l4-3 5 2h3a1.5 1.5 0 0 1 0 3h-4',
		'M15 15l4-2.5a1.5 1.5 0 0 1 1.5 2.5L14 20l-7-2-4 2',
		'M12 8c-3-2-4-3.2-4-4.5a2 2 0 0 1 4-.5 2 2 0 0 1 4 .5C16 4.8 15 6 12 8z'
	],
	list: ['M8 6h12', 'M8 12h12', 'M8 18h12', 'M4 6h.01', 'M4 12h.01', 'M4 18h.01'],
	sound: ['M4 9.5v5h4l5 4v-13l-5 4z', 'M16.5 9a4.5 4.5 0 0 1 0 6', 'M19 6.5a8 8 0 0 1 0 11'],
	pause: ['M8 5v14', 'M16 5v14'],
	calendar: ['M4 6h16v14H4z', 'M4 10.5h16', 'M8 3.5v4', 'M16 3.5v4', 'M8 14.5h3'],
	close: ['M6 6l12 12', 'M18 6 6 18'],
	tick: ['M4.5 12.5 10 18 20 7'],
	question: [circle(12, 12, 9), 'M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .9-1 1.7', 'M12 16.8v.2'],
	pregnancy: [circle(11, 4.5, 2), 'M11 8c-2.5 0-3.5 2-3.5 5v3h2v5h4v-5c2 0 3.5-1.3 3.5-3.2S15 10 13.5 9.5 12 8 11 8z'],
	infant: [circle(12, 12, 8), 'M9 11.5v.2', 'M15 11.5v.2', 'M9.5 15c1.5 1.3 3.5 1.3 5 0', 'M12 4c0 1.5 1 2 2 2'],
	'child-youth': ['M7 9a5 5 0 0 1 10 0v11H7z', 'M9.5 4.5V3h5v1.5', 'M9.5 14h5v6h-5z'],
	'young-adult': ['M3 8l9-4 9 4-9 4z', 'M7 10v5c3 2.3 7 2.3 10 0v-5', 'M21 8v6'],
	'middle-age': ['M4 8h16v11H4z', 'M9 8V5h6v3', 'M4 13h16', 'M12 12v2'],
	senior: [circle(10, 4.5, 2), 'M10 8v6l-2 7', 'M10 14l3 3v4', 'M10 9.5l4 2.5h2', 'M17.5 12v9'],
	person: [circle(12, 8, 4), 'M5 21a7 7 0 0 1 14 0'],
	'whole-life': ['M8 8a4 4 0 1 0 0 8c4 0 4-8 8-8a4 4 0 1 1 0 8c-4 0-4-8-8-8z']
} as const satisfies Record<string, readonly string[]>;

export type IconName = keyof typeof shapes;
