import path from 'node:path'

/**
 * What the process is told from outside, read once and checked (SPEC 10.2).
 *
 * @typedef {object} Environment
 * @property {number} port
 * @property {string} host the address to listen on
 * @property {string} serverUrl where people reach the platform: the base of every link in a mail
 * @property {boolean} serverUrlGiven whether `serverUrl` was set rather than assumed
 * @property {string[]} origins the origins from which a browser's cookie counts
 * @property {boolean} embedded whether the database is our own, under `dataDir`
 * @property {string} dataDir absolute
 * @property {string | undefined} databaseUrl absent until an embedded database has started
 * @property {string | undefined} secret absent until the start has made or found one
 * @property {boolean} seedDemo
 * @property {string | undefined} staffEmail
 * @property {string | undefined} smtpUrl absent: mail is kept and read in the admin UI
 * @property {{ name: string, address: string }} mailFrom
 * @property {boolean} mailShowLinks whether staff may read the links in outgoing mails
 * @property {number} invitationsPerHour
 * @property {number} attemptsPerHour
 * @property {number} trustedProxies how many proxies in front of us append to `x-forwarded-for`
 * @property {boolean} testClock
 * @property {string | undefined} stripeSecretKey
 * @property {string | undefined} stripeWebhookSecret
 * @property {string | undefined} stripeApiBase
 */

/** @typedef {Readonly<Record<string, string | undefined>>} Variables */

/**
 * Reads the variables into one typed object.
 *
 * Throws an Error of one sentence, which says what to do, for the first value that is wrong or missing.
 *
 * @param {Variables} variables
 * @returns {Environment}
 */
export const readEnvironment = (variables) => {
  const text = textOf(variables)
  const given = text('DATABASE_URL')
  const embedded = given === undefined
  const database = given === undefined ? undefined : databaseNameOf(given)

  const port = whole(variables, 'PORT', { or: 3000, from: 1, to: 65_535 })
  const serverUrl = serverUrlOf(text('SERVER_URL') ?? `http://localhost:${port}`)
  const seedDemo = flag(variables, 'SEED_DEMO', embedded)
  const staffEmail = emailOf('STAFF_EMAIL', text('STAFF_EMAIL'))
  const secret = text('PAYLOAD_SECRET')
  const testClock = flag(variables, 'TEST_CLOCK', false)

  refuseIf(
    !embedded && secret === undefined,
    'With DATABASE_URL, set PAYLOAD_SECRET to a long random text and keep it: everyone is signed out when it changes.',
  )
  refuseIf(
    !embedded && !seedDemo && staffEmail === undefined,
    'With DATABASE_URL, set STAFF_EMAIL to the address of the first member of staff, who is invited at start.',
  )
  refuseIf(
    testClock && database !== undefined && !database.includes('test'),
    'TEST_CLOCK=1 moves time for everyone, so with DATABASE_URL the name of the database must contain "test": unset TEST_CLOCK.',
  )

  return {
    port,
    host: hostOf(text('HOST') ?? '127.0.0.1'),
    serverUrl,
    serverUrlGiven: text('SERVER_URL') !== undefined,
    origins: [
      ...new Set([
        serverUrl,
        ...['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${port}`),
      ]),
    ],
    embedded,
    // Followed, the build would take the whole repository for a file that the app reads.
    dataDir: path.resolve(/* turbopackIgnore: true */ text('DATA_DIR') ?? '.data'),
    databaseUrl: given ?? text('EMBEDDED_DATABASE_URL'),
    secret,
    seedDemo,
    staffEmail,
    smtpUrl: urlOf('SMTP_URL', text('SMTP_URL'), ['smtp:', 'smtps:']),
    mailFrom: senderOf(text('MAIL_FROM') ?? 'Partner program <partners@platform.example>'),
    mailShowLinks: flag(variables, 'MAIL_SHOW_LINKS', embedded && seedDemo),
    invitationsPerHour: whole(variables, 'INVITATIONS_PER_HOUR', {
      or: 20,
      from: 1,
      to: 1_000_000,
    }),
    attemptsPerHour: whole(variables, 'ATTEMPTS_PER_HOUR', { or: 60, from: 1, to: 1_000_000 }),
    trustedProxies: whole(variables, 'TRUSTED_PROXIES', { or: 0, from: 0, to: 16 }),
    testClock,
    stripeSecretKey: text('STRIPE_SECRET_KEY'),
    stripeWebhookSecret: text('STRIPE_WEBHOOK_SECRET'),
    stripeApiBase: urlOf('STRIPE_API_BASE', text('STRIPE_API_BASE'), ['http:', 'https:']),
  }
}

/** An empty value counts as absent, as compose files and shells write it. @param {Variables} variables */
const textOf =
  (variables) =>
  /** @param {string} name */
  (name) =>
    variables[name]?.trim() || undefined

/**
 * @param {boolean} wrong
 * @param {string} sentence
 */
const refuseIf = (wrong, sentence) => {
  if (wrong) throw new Error(sentence)
}

/**
 * @param {Variables} variables
 * @param {string} name
 * @param {{ or: number, from: number, to: number }} bounds
 */
const whole = (variables, name, { or, from, to }) => {
  const value = textOf(variables)(name)
  const number = value === undefined ? or : /^\d{1,9}$/.test(value) ? Number(value) : NaN
  refuseIf(
    !(number >= from && number <= to),
    `Set ${name} to a whole number from ${from} to ${to}, or unset it for ${or}.`,
  )
  return number
}

/**
 * @param {Variables} variables
 * @param {string} name
 * @param {boolean} or
 */
const flag = (variables, name, or) => {
  const value = textOf(variables)(name)
  refuseIf(value !== undefined && value !== '0' && value !== '1', `Set ${name} to 1 or 0.`)
  return value === undefined ? or : value === '1'
}

/**
 * @param {string} name
 * @param {string | undefined} value
 * @param {string[]} protocols
 */
const urlOf = (name, value, protocols) => {
  if (value === undefined) return undefined
  const schemes = protocols.map((protocol) => `${protocol}//`).join(' or ')
  const isUrl = URL.canParse(value) && protocols.includes(new URL(value).protocol)
  refuseIf(
    !isUrl || new URL(value).host === '',
    `Set ${name} to a URL that begins with ${schemes}.`,
  )
  return value
}

/** @param {string} value */
const serverUrlOf = (value) => {
  const sentence =
    'Set SERVER_URL to the address people open, without a path, such as https://platform.example.'
  refuseIf(!URL.canParse(value), sentence)
  const { hash, origin, pathname, protocol, search } = new URL(value)
  refuseIf(
    !['http:', 'https:'].includes(protocol) || pathname !== '/' || hash + search !== '',
    sentence,
  )
  return origin
}

/** @param {string} value */
const databaseNameOf = (value) => {
  const sentence =
    'Set DATABASE_URL to postgres://user:password@host:5432/database, or unset it for the embedded database.'
  refuseIf(!/^postgres(ql)?:\/\/.*\/[^/?#]+/.test(value) || !URL.canParse(value), sentence)
  return decodeURIComponent(new URL(value).pathname.slice(1))
}

/** @param {string} value */
const hostOf = (value) => {
  refuseIf(
    !/^[\w.:-]+$/.test(value),
    'Set HOST to the address to listen on, such as 127.0.0.1 or 0.0.0.0.',
  )
  return value
}

const EMAIL = /^[^\s@<>",;]+@[^\s@<>",;]+$/

/**
 * @param {string} name
 * @param {string | undefined} value
 */
const emailOf = (name, value) => {
  refuseIf(value !== undefined && !EMAIL.test(value), `Set ${name} to an e-mail address.`)
  return value?.toLowerCase()
}

/** @param {string} value */
const senderOf = (value) => {
  const named = /^([^<>\r\n]*)<([^<>]+)>$/.exec(value)
  const name = (named?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1')
  const address = (named?.[2] ?? value).trim()
  refuseIf(
    !EMAIL.test(address),
    'Set MAIL_FROM to an address, such as Platform <mail@platform.example>.',
  )
  return { name, address }
}
