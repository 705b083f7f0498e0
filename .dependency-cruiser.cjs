/** The rules of the house: chapters refer only to earlier chapters, the ending is the layer, one door per library. */
const chapters = [
	'content',
	'device',
	'i18n',
	'ui',
	'catalogue',
	'search',
	'services',
	'eligibility',
	'stages',
	'places',
	'visit',
	'vault',
	'handoff',
	'casework'
];
const doors = {
	'fuse\\.js': 'src/lib/search/',
	i18next: 'src/lib/i18n/',
	'workbox-window': 'src/lib/device/',
	dexie: 'src/lib/(catalogue|vault)/',
	uqr: 'src/lib/(visit|handoff)/',
	'(jsqr|age-encryption)': 'src/lib/handoff/',
	argon2id: 'src/lib/vault/argon2-wasm\\.ts',
	'@noble': 'src/lib/(vault|handoff)/',
	'@scure': 'src/lib/(vault|handoff)/',
	valibot: 'src/lib/(content/|handoff/|casework/|vault/)',
	'write-excel-file': 'src/lib/casework/xlsx\\.ts',
	'workbox-(precaching|routing)': 'src/service-worker\\.ts'
};

const order = chapters.slice(0, -1).map((chapter, i) => ({
	name: `chapter-${chapter}`,
	comment: `${chapter} refers only to earlier chapters`,
	severity: 'error',
	from: { path: `^src/lib/${chapter}/` },
	to: { path: `^src/lib/(${chapters.slice(i + 1).join('|')})/` }
}));

module.exports = {
	forbidden: [
		...order,
		{
			name: 'thinking-first',
			comment: 'a .ts file needs neither state nor markup',
			severity: 'error',
			from: { path: '^src/lib/.*(?<!\\.svelte)\\.ts$' },
			to: { path: '^src/lib/.*(\\.svelte\\.ts|\\.svelte)$' }
		},
		{
			name: 'remembering-next',
			comment: 'a .svelte.ts file knows no markup',
			severity: 'error',
			from: { path: '^src/lib/.*\\.svelte\\.ts$' },
			to: { path: '^src/lib/.*\\.svelte$' }
		},
		{ name: 'lib-knows-no-route', severity: 'error', from: { path: '^src/lib/' }, to: { path: '^src/routes/' } },
		{
			name: 'only-routes-reach-for-the-catalogue',
			comment: 'logic receives records as arguments',
			severity: 'error',
			from: { path: '^src/lib/(?!catalogue/)' },
			to: { path: '^src/lib/catalogue/' }
		},
		{
			name: 'desk-only',
			comment: 'vault, handoff and casework are opened only by the desk',
			severity: 'error',
			from: { path: '^src/routes/(?!desk/)' },
			to: { path: '^src/lib/(vault|handoff|casework)/' }
		},
		{ name: 'no-circles', severity: 'error', from: { path: '^(src|scripts)/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
		{
			name: 'no-strays',
			comment: 'every import is found',
			severity: 'error',
			from: { path: '^(src|scripts)/', pathNot: '\\.svelte-kit' },
			to: { couldNotResolve: true, pathNot: '^(\\$app|\\$service-worker|\\./\\$types|#content)' }
		},
		{
			name: 'src-ships-no-dev-library',
			severity: 'error',
			from: { path: '^src/', pathNot: 'src/lib/content/schema\\.ts|\\.server\\.ts$|\\+server\\.ts$' },
			to: { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/(svelte|@sveltejs)' }
		},
		...Object.entries(doors).map(([library, door]) => ({
			name: `one-door-${library.replace(/[^a-z]/g, '')}`,
			severity: 'error',
			from: { path: '^src/', pathNot: `^${door}` },
			to: { path: `(^|/)node_modules/${library}(/|$)` }
		}))
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		preserveSymlinks: true,
		exclude: { path: '(\\.svelte-kit|^build|^tests/fixtures)' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'types', 'node'],
			extensions: ['.ts', '.js', '.svelte', '.mjs', '.json']
		}
	}
};
