import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

// Words belong into content/strings. Search may know the language's own particles and sounds.
const hangul = '[\\u1100-\\u11ff\\u3130-\\u318f\\uac00-\\ud7a3]';
const noClock = [
	{ selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'The day comes in as an argument; routes read the clock.' },
	{ selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The day comes in as an argument; routes read the clock.' }
];
const noWords = [
	{ selector: `Literal[value=/${hangul}/]`, message: 'Words belong in content/strings, not in code.' },
	{ selector: `TemplateElement[value.raw=/${hangul}/]`, message: 'Words belong in content/strings, not in code.' },
	{ selector: `SvelteText[value=/${hangul}/]`, message: 'Words belong in content/strings, not in code.' },
	{ selector: `SvelteMustacheTag[kind='raw']`, message: 'Never {@html}.' }
];

export default ts.config(
	{ ignores: ['.svelte-kit/', '.content/', 'build/', 'static/', 'test-results/', 'tests/fixtures/'] },
	...ts.configs.recommended,
	...svelte.configs['flat/recommended'],
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'max-params': ['error', 4],
			complexity: ['error', 18],
			eqeqeq: 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/consistent-type-imports': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/require-each-key': 'error',
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		files: ['src/**/*.ts', 'src/**/*.svelte'],
		ignores: ['src/lib/search/**'],
		rules: { 'no-restricted-syntax': ['error', ...noWords], 'max-lines': ['error', { max: 260, skipBlankLines: true, skipComments: true }] }
	},
	{ files: ['src/lib/**/*.ts'], ignores: ['src/lib/search/**'], rules: { 'no-restricted-syntax': ['error', ...noWords, ...noClock] } },
	{ files: ['src/lib/search/**'], rules: { 'no-restricted-syntax': ['error', ...noClock] } },
	{ files: ['scripts/**'], rules: { 'max-params': ['error', 6], complexity: ['error', 30] } },
	{ files: ['src/lib/content/schema.ts'], rules: { 'max-lines': 'off' } },
	{
		files: ['tests/**'],
		rules: {
			'max-params': 'off',
			'no-restricted-syntax': ['error', { selector: 'CallExpression[callee.property.name=/^(skip|only)$/]', message: 'No skipped or lonely tests.' }]
		}
	},
	{
		files: ['tests/**'],
		ignores: ['tests/support/fc.ts'],
		rules: { 'no-restricted-imports': ['error', { name: 'fast-check', message: 'Take it from tests/support/fc.ts: its dice fall the same way in every run.' }] }
	}
);
