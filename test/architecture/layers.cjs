/** Who may import whom, low to high. This literal is the only source; dependency-cruiser checks it. */
const BASE = ['access/matrix', 'src/refusals', 'src/program', 'src/documents', 'src/options']
const SUBJECTS = [
  'people',
  'organisations',
  'agreements',
  'workspaces',
  'memberships',
  'invitations',
  'requests',
  'audit',
  'billing',
  'brand',
  'mail',
  'referrals',
  'tokens',
].map((name) => `src/${name}`)

/** Layer: what it may import besides itself. */
const LAYERS = {
  'src/db': BASE,
  'src/gateways': BASE,
  'src/input': BASE,
  'src/limits': ['src/db', ...BASE],
  'src/uploads': BASE,
  access: ['src/db', ...BASE],
  ...Object.fromEntries(
    SUBJECTS.map((subject) => [
      subject,
      ['access', 'src/db', 'src/limits', 'src/translations', 'src/uploads', ...SUBJECTS, ...BASE],
    ]),
  ),
  'src/jobs': ['src/db', 'src/gateways', 'src/limits', ...SUBJECTS, ...BASE],
  'src/idempotency': ['access', 'src/db', ...BASE],
  'src/commands': [
    'access',
    'src/db',
    'src/idempotency',
    'src/jobs',
    'src/limits',
    ...SUBJECTS,
    ...BASE,
  ],
  hooks: ['access', 'src/db', 'src/input', 'src/limits', ...SUBJECTS, ...BASE],
  'src/translations': ['collections/labels', ...BASE],
  'src/admin': ['access', 'src/commands', 'src/db', 'src/translations', ...SUBJECTS, ...BASE],
  'src/next': ['src/documents'],
  collections: ['access', 'hooks', ...BASE],
  // A second opinion: it runs what is under test, and judges by nothing of it.
  'src/prover': ['src/commands', 'src/db', 'src/next', 'src/people/session', ...BASE],
}

const at = (layer) => `^${layer}(/|\\.ts$)`

module.exports = {
  forbidden: [
    ...Object.entries(LAYERS).map(([layer, below]) => ({
      name: `${layer} imports only what lies below it`,
      severity: 'error',
      from: { path: at(layer) },
      to: { path: '^(src|access|collections|hooks|test)/', pathNot: [layer, ...below].map(at) },
    })),
    {
      name: 'no cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only the host sends mail itself',
      severity: 'error',
      from: { pathNot: '^(src/reference|payload\\.config|test)' },
      to: { path: 'node_modules/nodemailer/' },
    },
    {
      name: 'only src/db and the host know the database adapter',
      severity: 'error',
      from: { pathNot: '^(src/db|src/reference|payload\\.config|test)' },
      to: { path: 'node_modules/@payloadcms/(db-postgres|drizzle)/' },
    },
    {
      name: 'the product never imports the host or the tests',
      severity: 'error',
      from: {
        path: '^(src|access|collections|hooks)/',
        pathNot: '^src/(reference|app|instrumentation)',
      },
      to: { path: '^(test|src/reference|src/app)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.next|dist' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
}
