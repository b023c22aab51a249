import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

const MONEY = '/([cC]ents|[aA]mount|[mM]oney|[bB]udget)/';
const ROUNDINGS = '/^(round|floor|ceil|trunc|fround)$/';

/** Cents are whole: rounding them, dividing them as floats or formatting them with a fixed number of digits hides a mistake. */
const noRoundingOnMoney = [
  {
    selector: `CallExpression[callee.object.name="Math"][callee.property.name=${ROUNDINGS}] Identifier[name=${MONEY}]`,
    message: 'Money is integer cents: it is never rounded. Use shared/money.',
  },
  {
    selector: `CallExpression[callee.object.name=${MONEY}][callee.property.name=/^(toFixed|toPrecision)$/]`,
    message: 'Money is integer cents: it is never shown by toFixed. Use the formats of shared/money.',
  },
  {
    selector: `CallExpression[callee.name=/^(parseFloat)$/]`,
    message: 'Amounts are read exactly: use shared/money-text.',
  },
];

const noClock = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Rules have no clock: the date is handed in.' },
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: 'Rules have no clock: the date is handed in.' },
  { selector: 'CallExpression[callee.object.name="performance"]', message: 'Rules have no clock.' },
  { selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]', message: 'Rules have no chance in them.' },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/build/**', '**/.svelte-kit/**', '**/node_modules/**', '.node/**', '.data/**', '**/generated/**', 'web/src/lib/paraglide/**'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-unsafe-declaration-merging': 'off',
      'no-restricted-syntax': ['error', ...noRoundingOnMoney],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
      eqeqeq: ['error', 'always'],
    },
  },
  // A value import of a decorated class is what GraphQL's metadata is made of.
  { files: ['server/src/**/*.resolver.ts', 'server/src/**/*.graphql.ts'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  {
    files: ['shared/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noRoundingOnMoney, ...noClock], 'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'console'] },
  },
  {
    files: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': ['error', ...['it', 'test', 'describe'].flatMap((object) => ['skip', 'only', 'todo'].map((property) => ({ object, property, message: 'No test is skipped or alone.' })))],
    },
  },
  ...svelte.configs.recommended,
  // A no-break space is written as {'\u00a0'}: seen by the reader of the source, kept by the compiler.
  { files: ['**/*.svelte'], rules: { 'svelte/no-useless-mustaches': 'off' } },
  // Links are in the language of their page: `resolve` comes from the site's own paths, which this rule does not know.
  { files: ['web/src/**'], rules: { 'svelte/no-navigation-without-resolve': 'off' } },
  {
    files: ['web/src/**'],
    ignores: ['web/src/lib/language/paths.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [{ name: '$app/paths', importNames: ['resolve'], message: "Import resolve from '#lib/language/paths.js': it keeps the language of the page." }] }],
    },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: tseslint.parser } } },
);
