import { CAST } from './cast.mjs'

/** @typedef {import('./environment.mjs').Environment} Environment */

/**
 * The one block that tells whoever started the platform what to do next (SPEC 10.1).
 *
 * @param {{ dev: boolean, environment: Environment, notices: readonly string[] }} options
 */
export const announcement = ({ dev, environment, notices }) =>
  [
    '',
    `  The platform is ready${dev ? ' for development' : ''}: ${environment.serverUrl}`,
    '',
    ...(environment.seedDemo ? [...people(), ''] : []),
    `  Data          ${environment.embedded ? environment.dataDir : 'in the database of DATABASE_URL'}`,
    `  Mail          ${whereMailIs(environment)}`,
    ...(environment.testClock ? ['  Clock         staff can move it forward (TEST_CLOCK=1)'] : []),
    '  Stop          Ctrl-C',
    ...(isOpen(environment) ? ['', ...openWarning(environment)] : []),
    ...(notices.length > 0 ? ['', ...notices.map((notice) => `  ${notice}`)] : []),
    '',
  ].join('\n')

const people = () => {
  const width = Math.max(...CAST.map(({ email }) => email.length))
  return [
    `  Sign in as (password: ${CAST[0]?.password})`,
    ...CAST.map(({ email, name, role }) => `    ${email.padEnd(width)}  ${name}, ${role}`),
  ]
}

/** @param {Environment} environment */
const whereMailIs = ({ serverUrl, smtpUrl }) =>
  smtpUrl
    ? `is sent through ${new URL(smtpUrl).host}`
    : `is kept: staff read it under Outgoing mails, ${serverUrl}/admin/collections/outgoing-mails`

/** @param {Environment} environment */
const isOpen = ({ host, seedDemo }) => seedDemo && !/^(localhost|127\..*|::1)$/.test(host)

/** @param {Environment} environment */
const openWarning = ({ host }) => [
  `  WARNING: HOST=${host} opens this demo to the network, and its passwords are printed above:`,
  '  unset HOST, or change the passwords before anyone else can reach it.',
]
