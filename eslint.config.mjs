import js from '@eslint/js'
import tseslint from 'typescript-eslint'

const OWN = ['src/db/own.ts']
const HOST = [
  'payload.config.ts',
  'next.config.mjs',
  'src/reference/**',
  'src/app/**',
  'src/instrumentation.ts',
]

const overrideAccess = {
  message: 'Only src/db/own.ts, which decides nothing, works without access rules.',
  selector: 'Property[key.name="overrideAccess"][value.value=true]',
}
const console = {
  message: 'Use payload.logger.',
  selector: 'MemberExpression[object.name="console"]',
}
const environment = {
  message: 'Options come from the host.',
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
}
const defaultExport = { message: 'Name what you export.', selector: 'ExportDefaultDeclaration' }

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      '.next',
      '.data',
      'dist',
      'next-env.d.ts',
      'src/payload-types.ts',
      'src/reference/migrations',
      'src/app/(payload)/admin/importMap.js',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // Payload's types promise more than its requests and documents hold.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // Payload deprecates a name in its types that it still passes.
      '@typescript-eslint/no-deprecated': 'off',
      // Postgres and JSON know null, forms know '': emptiness is asked for on purpose.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': ['error', overrideAccess, console, environment, defaultExport],
    },
  },
  {
    // Payload hands documents around as `any`.
    files: ['hooks/**', 'src/db/own.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: OWN,
    rules: {
      // The asker says what he reads of a collection that only the host knows.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'no-restricted-syntax': ['error', console, environment, defaultExport],
    },
  },
  {
    files: ['src/people/register.ts', 'hooks/keepContentRules.ts'],
    rules: { 'no-restricted-syntax': ['error', console, environment, defaultExport] },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        AbortController: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        clearInterval: 'readonly',
        clearTimeout: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        process: 'readonly',
        setInterval: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
  { files: HOST, rules: { 'no-restricted-syntax': 'off' } },
  {
    // What the browser fetches is untyped.
    files: ['src/app/**'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      // Documents come untyped from the API, and casts say what a test expects.
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'no-restricted-syntax': 'off',
    },
  },
)
