import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import noIgnoredResult from './tools/lint/no-ignored-result.js';

/**
 * Which room may use which: arrows point one way only, `src-*` → libraries → `contract`.
 * Every top-level folder with code has to be named here.
 */
const ROOMS = {
  contract: [],
  crypto: ['contract'],
  govcode: ['contract', 'crypto'],
  identity: ['contract', 'crypto'],
  audit: ['contract', 'crypto'],
  documents: ['contract', 'crypto'],
  drivers: ['contract'],
  symbols: ['contract'],
  simulator: ['contract', 'crypto', 'govcode', 'documents', 'drivers', 'symbols'],
  'src-main': ['contract', 'crypto', 'drivers'],
  'src-service': ['contract', 'crypto', 'govcode', 'identity', 'audit', 'documents', 'drivers'],
  'src-renderer': ['contract', 'documents', 'symbols'],
  'src-cli': ['contract', 'crypto', 'govcode', 'audit', 'documents', 'drivers', 'symbols', 'tools'],
  tools: ['contract', 'simulator'],
};
const ALL_ROOMS = Object.keys(ROOMS);
/** Files of these rooms run anywhere; a file that needs Node says so by `.node.ts`. */
const PURE_ROOMS = ['contract', 'crypto', 'govcode', 'identity', 'audit', 'documents', 'symbols'];

function roomRule(room, files, extraPatterns) {
  const forbidden = ALL_ROOMS.filter((other) => other !== room && !ROOMS[room].includes(other));
  return {
    files,
    ignores: ['**/*.test.ts', '**/*.test.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [...forbidden.map((other) => `**/${other}/**`), '**/test/**'],
              message: `${room}/ may import only ${ROOMS[room].join(', ') || 'itself'}.`,
            },
            ...extraPatterns,
          ],
        },
      ],
    },
  };
}

function roomRules(room) {
  const patterns = [];
  if (PURE_ROOMS.includes(room)) patterns.push(PURE_PATTERN);
  if (room === 'src-renderer') patterns.push(NO_NODE_PATTERN);
  return [
    roomRule(room, [`${room}/**/*.{ts,tsx}`], patterns),
    // Later entries win: the runtime is in the name.
    ...(PURE_ROOMS.includes(room) ? [roomRule(room, [`${room}/**/*.node.ts`], [])] : []),
  ];
}

const NO_NODE_PATTERN = {
  group: ['node:*', 'electron', 'electron/*', '**/*.node.ts'],
  message: 'This room runs in a browser sandbox.',
};
const PURE_PATTERN = {
  group: ['node:*', 'electron', 'electron/*', 'react', 'react-dom', '**/*.node.ts'],
  message: 'A pure room: put what needs a runtime into a file named *.node.ts.',
};

export default tseslint.config(
  { ignores: ['out/**', 'node_modules/**'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.web.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { liangma: { rules: { 'no-ignored-result': noIgnoredResult } } },
    rules: {
      'liangma/no-ignored-result': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      'no-console': 'error',
      'max-lines': ['error', 400],
      eqeqeq: 'error',
    },
  },
  ...ALL_ROOMS.flatMap(roomRules),
  {
    // The one importer of raw IPC on either side of the bridge.
    files: ['**/*.{ts,tsx}'],
    ignores: ['src-main/ipc-gate.ts', 'src-main/preload.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportSpecifier[imported.name=/^ipc(Main|Renderer)$/]',
          message: 'Raw IPC belongs to src-main/ipc-gate.ts and src-main/preload.ts.',
        },
      ],
    },
  },
  {
    files: ['src-renderer/**/*.{ts,tsx}', 'simulator/dock/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules },
  },
  {
    files: ['tools/**', 'src-cli/**', 'test/**', 'simulator/*/main.ts', '**/*.config.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'test/**'],
    rules: {
      // A test that unwraps a value wants to crash where it is missing.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Playwright's fixtures name what they need, even where that is nothing.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
);
