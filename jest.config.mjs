import { availableParallelism } from 'node:os'

/** Beside each of them may run a database's process, a host's and a browser's. */
const workers = Math.min(4, Math.max(2, availableParallelism()))

/** Where the packages lie that ask for globals all the time. */
const QUICK_PACKAGES = '(drizzle-orm|graphql|payload|@payloadcms/(drizzle|graphql))/'
const QUICK = `/node_modules/${QUICK_PACKAGES}`

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  modulePathIgnorePatterns: ['<rootDir>/.next', '<rootDir>/dist', '<rootDir>/.data'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
      },
    ],
    [`${QUICK}.+\\.m?js$`]: '<rootDir>/test/support/quickGlobals.mjs',
  },
  transformIgnorePatterns: [`/node_modules/(?!${QUICK_PACKAGES})`],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@payload-config$': '<rootDir>/payload.config.ts',
    '^payload-partner-program$': '<rootDir>/src/index.ts',
    '^payload-partner-program/(.*)$': '<rootDir>/src/exports/$1',
    '\\.(css|scss)$': '<rootDir>/test/support/style.mjs',
  },
  testTimeout: 180_000,
  testSequencer: '<rootDir>/test/longestFirst.mjs',
  maxWorkers: workers,
  // payload.destroy() leaves a pg client checked out, and jest would wait for it for ever.
  forceExit: true,
}
