/** Rules the compiler does not know. Each is here for a fault it has kept out of a language tool; taste is left to the reviewer. */
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const nodeGlobals = Object.fromEntries(
  [
    'Buffer',
    'URL',
    'URLSearchParams',
    'AbortController',
    'AbortSignal',
    'TextDecoder',
    'TextEncoder',
    'console',
    'fetch',
    'performance',
    'process',
    'clearInterval',
    'clearTimeout',
    'setImmediate',
    'setInterval',
    'setTimeout',
    'queueMicrotask',
    'structuredClone',
  ].map(name => [name, 'readonly']),
);

/** Scripts hand functions to pages that run in a browser. */
const pageGlobals = Object.fromEntries(
  ['document', 'window', 'navigator', 'location', 'requestAnimationFrame', 'getComputedStyle', 'NodeFilter'].map(name => [
    name,
    'readonly',
  ]),
);

const typedRules = {
  // A forgotten promise is an answer that never comes, or an error nobody sees.
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/prefer-promise-reject-errors': 'error',
  // A new kind of node, message or type must be met wherever kinds are told apart.
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-for-in-array': 'error',
  '@typescript-eslint/no-base-to-string': 'error',
  // What is only a type must not pull a module into a bundle.
  '@typescript-eslint/consistent-type-imports': 'error',
};

const plainRules = {
  'no-cond-assign': 'error',
  'no-const-assign': 'error',
  'no-constant-condition': ['error', { checkLoops: false }],
  'no-dupe-else-if': 'error',
  'no-dupe-keys': 'error',
  'no-duplicate-case': 'error',
  'no-empty': ['error', { allowEmptyCatch: false }],
  'no-fallthrough': 'error',
  'no-redeclare': 'error',
  'no-self-assign': 'error',
  'no-self-compare': 'error',
  'no-sparse-arrays': 'error',
  'no-unreachable': 'error',
  'no-unsafe-finally': 'error',
  'no-unsafe-optional-chaining': 'error',
  'use-isnan': 'error',
  'valid-typeof': 'error',
  // `== null` asks for null and undefined at once; every other loose comparison converts in silence.
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-var': 'error',
  'prefer-const': 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'object-shorthand': 'error',
  'no-useless-assignment': 'error',
};

export default defineConfig(
  globalIgnores(['node_modules/', 'dist/', 'out/', 'coverage/', '.cache/']),
  { rules: plainRules },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...typedRules,
      // The compiler reports both, with the same exceptions everywhere.
      '@typescript-eslint/no-unused-vars': 'off',
      'no-redeclare': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    // Tests look into JSON of any shape, and print it when it is not the one they want.
    rules: { '@typescript-eslint/no-explicit-any': 'off', '@typescript-eslint/no-base-to-string': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { ...nodeGlobals, ...pageGlobals } },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error' },
  },
  {
    files: ['test/**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(['describe', 'it', 'before', 'after', 'beforeEach', 'afterEach'].map(name => [name, 'readonly'])),
    },
  },
);
