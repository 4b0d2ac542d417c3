import { describe, expect, test } from '@jest/globals'

import { readEnvironment } from '../../src/reference/environment.mjs'

const OWN_DATABASE = {
  DATABASE_URL: 'postgres://platform:secret@db.example:5432/platform',
  PAYLOAD_SECRET: 'a long random text',
  STAFF_EMAIL: 'sam@platform.example',
}

describe('10.2 the environment', () => {
  test('10.2 nothing set: the embedded demo on port 3000 of this machine', () => {
    expect(readEnvironment({})).toMatchObject({
      attemptsPerHour: 60,
      databaseUrl: undefined,
      embedded: true,
      host: '127.0.0.1',
      invitationsPerHour: 20,
      mailShowLinks: true,
      port: 3000,
      seedDemo: true,
      serverUrl: 'http://localhost:3000',
      testClock: false,
      trustedProxies: 0,
    })
  })

  test('10.2 with DATABASE_URL no demo is seeded and links in mails are hidden', () => {
    expect(readEnvironment(OWN_DATABASE)).toMatchObject({
      databaseUrl: OWN_DATABASE.DATABASE_URL,
      embedded: false,
      mailShowLinks: false,
      seedDemo: false,
    })
  })

  test('10.2 the demo on a database of one’s own needs no STAFF_EMAIL, and its links stay hidden', () => {
    const { STAFF_EMAIL: _, ...rest } = OWN_DATABASE
    expect(readEnvironment({ ...rest, SEED_DEMO: '1' })).toMatchObject({
      mailShowLinks: false,
      seedDemo: true,
    })
  })

  test('10.2 an empty value counts as absent', () => {
    expect(readEnvironment({ DATABASE_URL: '', PORT: ' ' })).toMatchObject({
      embedded: true,
      port: 3000,
    })
  })

  test('10.1 localhost and 127.0.0.1 may both sign in, and so may SERVER_URL', () => {
    const { origins } = readEnvironment({ PORT: '4000', SERVER_URL: 'https://platform.example/' })
    expect(origins).toEqual([
      'https://platform.example',
      'http://localhost:4000',
      'http://127.0.0.1:4000',
      'http://[::1]:4000',
    ])
  })

  test('10.2 a sender may have a name', () => {
    expect(readEnvironment({ MAIL_FROM: '"Sam at work" <sam@platform.example>' }).mailFrom).toEqual(
      {
        address: 'sam@platform.example',
        name: 'Sam at work',
      },
    )
  })

  test('10.5 TEST_CLOCK moves time on the embedded database and on one that is called test', () => {
    const database = { ...OWN_DATABASE, DATABASE_URL: 'postgres://localhost/platform_test' }
    expect(readEnvironment({ TEST_CLOCK: '1' }).testClock).toBe(true)
    expect(readEnvironment({ ...database, TEST_CLOCK: '1' }).testClock).toBe(true)
  })

  test.each([
    ['PORT', 'three thousand', 'Set PORT to a whole number from 1 to 65535'],
    ['PORT', '0', 'Set PORT to a whole number'],
    ['PORT', '65536', 'Set PORT to a whole number'],
    ['HOST', 'http://here', 'Set HOST to the address to listen on'],
    ['SERVER_URL', 'platform.example', 'Set SERVER_URL to the address people open'],
    ['SERVER_URL', 'https://platform.example/admin', 'without a path'],
    ['DATABASE_URL', 'mysql://localhost/platform', 'Set DATABASE_URL to postgres://'],
    ['DATABASE_URL', 'postgres://localhost', 'Set DATABASE_URL to postgres://'],
    ['SEED_DEMO', 'yes', 'Set SEED_DEMO to 1 or 0.'],
    ['MAIL_SHOW_LINKS', 'true', 'Set MAIL_SHOW_LINKS to 1 or 0.'],
    ['STAFF_EMAIL', 'sam', 'Set STAFF_EMAIL to an e-mail address.'],
    ['SMTP_URL', 'mail.example:587', 'Set SMTP_URL to a URL that begins with smtp:// or smtps://.'],
    ['SMTP_URL', 'https://mail.example', 'Set SMTP_URL to a URL'],
    ['MAIL_FROM', 'Platform', 'Set MAIL_FROM to an address'],
    ['INVITATIONS_PER_HOUR', '-1', 'Set INVITATIONS_PER_HOUR to a whole number'],
    ['ATTEMPTS_PER_HOUR', '1.5', 'Set ATTEMPTS_PER_HOUR to a whole number'],
    ['TRUSTED_PROXIES', 'all', 'Set TRUSTED_PROXIES to a whole number from 0'],
    ['TEST_CLOCK', 'on', 'Set TEST_CLOCK to 1 or 0.'],
    ['STRIPE_API_BASE', 'localhost:12111', 'Set STRIPE_API_BASE to a URL'],
  ])('10.2 %s=%s is refused with what to do', (name, value, sentence) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(sentence)
  })

  test.each([
    ['PAYLOAD_SECRET', 'set PAYLOAD_SECRET'],
    ['STAFF_EMAIL', 'set STAFF_EMAIL'],
  ])('10.2 with DATABASE_URL, %s has to be set', (name, sentence) => {
    expect(() => readEnvironment({ ...OWN_DATABASE, [name]: undefined })).toThrow(sentence)
  })

  test('10.5 TEST_CLOCK is refused on a database whose name does not contain test', () => {
    expect(() => readEnvironment({ ...OWN_DATABASE, TEST_CLOCK: '1' })).toThrow('unset TEST_CLOCK')
  })
})
