import type { Config } from 'payload'

import { afterAll, describe, expect, test } from '@jest/globals'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig, getPayload } from 'payload'
import { partnerProgram } from 'payload-partner-program'
import pg from 'pg'

import type { TestDatabase } from '../support/database'

import { createDatabase } from '../support/database'
import { databaseAt, hostConfig, SURVEY_ROWS, surveys, users } from './hostConfig'

/** The sentence with which the start stops. */
const refusalOf = (
  options: Record<string, unknown>,
  changes: Partial<Config> = {},
): string | undefined => {
  try {
    void partnerProgram(options)(hostConfig(changes))
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

test('10.2 a host that does what the plugin needs starts', () => {
  expect(refusalOf({})).toBeUndefined()
  expect(
    refusalOf(
      { capabilities: SURVEY_ROWS, content: { surveys: { capability: 'survey' } } },
      { collections: [users(), surveys()] },
    ),
  ).toBeUndefined()
})

describe('a mistake in the config stops the start, and the sentence says what to do', () => {
  test.each<[string, Partial<Config>, string]>([
    [
      '1.6 people whose address nobody proves',
      { collections: [users({ auth: {} })] },
      'partnerProgram(): set `auth: { verify: true }` on the collection "users": only proven addresses may be invited or own data.',
    ],
    [
      '1.6 auth: true, which proves nothing',
      { collections: [users({ auth: true })] },
      'partnerProgram(): set `auth: { verify: true }` on the collection "users": only proven addresses may be invited or own data.',
    ],
    [
      'no collection of users',
      { collections: [] },
      'partnerProgram(): there is no auth collection "users". Add one, or name yours: partnerProgram({ users: \'…\' }).',
    ],
    [
      'users who cannot sign in',
      { collections: [{ slug: 'users', fields: [] }] },
      'partnerProgram(): there is no auth collection "users". Add one, or name yours: partnerProgram({ users: \'…\' }).',
    ],
    [
      'another database',
      { db: { defaultIDType: 'text', init: () => undefined as never, name: 'mongoose' } as never },
      'partnerProgram(): use @payloadcms/db-postgres: `db: postgresAdapter({ … })`. Other databases lack the locks and constraints it counts on.',
    ],
    [
      '1.1 ids that are counted',
      { db: postgresAdapter({ pool: {} }) },
      "partnerProgram(): set `idType: 'uuidv7'` on postgresAdapter: ids are UUIDs.",
    ],
    [
      'a slug that the host uses itself',
      { collections: [users(), surveys({ slug: 'organisations' })] },
      'partnerProgram(): the slug "organisations" is taken by a collection of yours. Choose another: partnerProgram({ slugs: { organisations: \'…\' } }).',
    ],
    [
      'a table of users by another name',
      { collections: [users({ dbName: 'accounts' })] },
      'partnerProgram(): leave `dbName` off the collection "users": its table goes by its slug.',
    ],
    [
      'a field of users that is ours, and means something else',
      { collections: [users({ fields: [{ name: 'language', type: 'text' }] })] },
      'partnerProgram(): the field "language" of users is the program\'s own: rename yours.',
    ],
    [
      'mails without an address to lead to',
      { serverURL: '' },
      "partnerProgram(): mails need to know where their links lead. Set `serverURL` in the config, or partnerProgram({ serverUrl: 'https://…' }).",
    ],
  ])('%s', (_, changes, sentence) => {
    expect(refusalOf({}, changes)).toBe(sentence)
  })

  test('the plugin twice', () => {
    const once = partnerProgram()(hostConfig()) as Config
    expect(() => partnerProgram()(once)).toThrow('the slug "access-requests" is taken')
  })
})

describe('a mistake in the options stops the start, and the sentence names the option', () => {
  test.each<[string, Record<string, unknown>, string]>([
    [
      'an unknown option',
      { enabled: true },
      'partnerProgram(): option enabled: there is no such option.',
    ],
    [
      'an unknown option within another',
      { mail: { from: 'partners@platform.example' } },
      'partnerProgram(): option mail.from: there is no such option.',
    ],
    [
      'a value of the wrong kind',
      { signUp: 'no' },
      'partnerProgram(): option signUp: Invalid input: expected boolean, received string.',
    ],
    [
      'users that are not there',
      { users: 'people' },
      'partnerProgram(): there is no auth collection "people". Add one, or name yours: partnerProgram({ users: \'…\' }).',
    ],
    [
      'a slug that is none',
      { slugs: { organisations: 'Partner Organisations' } },
      'partnerProgram(): option slugs.organisations: must be a slug: lower-case letters, digits and hyphens.',
    ],
    [
      'a slug for a collection that we do not have',
      { slugs: { tenants: 'clients' } },
      'partnerProgram(): option slugs: there is no collection called tenants. Choose from accessRequests, agreementAcceptances, agreementDocuments, agreements, agreementVersions, auditEvents, billingAccounts, invitations, invoices, ledgerLines, logos, memberships, organisations, outgoingMails, referralEntries, referralTerms, settlements, workspaces.',
    ],
    [
      '4 a capability without a grant for every role',
      { capabilities: { 'survey:read': ['all', 'all'] } },
      'partnerProgram(): option capabilities.survey:read: must have a grant for each role: owner, admin, member, billing, external, observer.',
    ],
    [
      '4 a grant that does not exist',
      { capabilities: { 'survey:read': ['all', 'all', 'all', 'some', '-', '-'] } },
      'partnerProgram(): option capabilities.survey:read.3: Invalid option: expected one of "-"|"all"|"own".',
    ],
    [
      '4 a capability by a name that is none',
      { capabilities: { survey: ['all', 'all', 'all', '-', '-', '-'] } },
      'partnerProgram(): option capabilities.survey: must read like survey:read.',
    ],
    [
      '4 an attempt to change one of our rows',
      { capabilities: { 'project:read': ['all', 'all', 'all', 'all', 'all', 'all'] } },
      'partnerProgram(): option capabilities: may add rows, never change one of ours.',
    ],
    [
      'no tiers',
      { tiers: [] },
      'partnerProgram(): option tiers: Too small: expected array to have >=1 items.',
    ],
    [
      'an override of a collection that we do not have',
      { overrides: { tenants: ({ defaultCollection }: never) => defaultCollection } },
      'partnerProgram(): option overrides: there is no collection called tenants. Choose from accessRequests, agreementAcceptances, agreementDocuments, agreements, agreementVersions, auditEvents, billingAccounts, invitations, invoices, ledgerLines, logos, memberships, organisations, outgoingMails, referralEntries, referralTerms, settlements, workspaces.',
    ],
    [
      'an override that is not a function',
      { overrides: { workspaces: {} } },
      'partnerProgram(): option overrides.workspaces: must be ({ defaultCollection }) => ({ ...defaultCollection, … }).',
    ],
    [
      'an override that answers nothing',
      { overrides: { workspaces: () => undefined } },
      'partnerProgram(): the override of workspaces must answer a collection: ({ defaultCollection }) => ({ ...defaultCollection, … }).',
    ],
  ])('%s', (_, options, sentence) => {
    expect(refusalOf(options)).toBe(sentence)
  })
})

describe('content that the program cannot govern stops the start', () => {
  const governed = { surveys: { capability: 'survey' } }

  test.each<[string, Record<string, unknown>, Partial<Config>, string]>([
    [
      'an unknown collection',
      { content: governed },
      {},
      'partnerProgram(): option content.surveys: there is no collection "surveys". Correct the slug, or put the plugin that adds it before this one.',
    ],
    [
      'an unknown field',
      {
        capabilities: SURVEY_ROWS,
        content: { surveys: { capability: 'survey', parent: 'round' } },
      },
      { collections: [users(), surveys()] },
      'partnerProgram(): option content.surveys: the collection has no field "round".',
    ],
    [
      'a parent that is not governed',
      {
        capabilities: SURVEY_ROWS,
        content: { surveys: { capability: 'survey', parent: 'asker' } },
      },
      {
        collections: [
          users(),
          surveys({ fields: [{ name: 'asker', relationTo: 'users', type: 'relationship' }] }),
        ],
      },
      'partnerProgram(): option content.surveys: the field "asker" must be a relationship to one collection that is content too.',
    ],
    [
      '4.11 a capability that nobody defined',
      { content: governed },
      { collections: [users(), surveys()] },
      'partnerProgram(): option content.surveys: there is no capability "survey:create". Add its row: partnerProgram({ capabilities: { \'survey:create\': […] } }).',
    ],
    [
      '4.8 drafts without a field that says so',
      { content: { surveys: { capability: 'report' } } },
      { collections: [users(), surveys()] },
      'partnerProgram(): option content.surveys: the collection has no field "status".',
    ],
    [
      'people',
      { content: { users: { capability: 'project' } } },
      {},
      'partnerProgram(): option content.users: users are people, not content.',
    ],
  ])('%s', (_, options, changes, sentence) => {
    expect(refusalOf(options, changes)).toBe(sentence)
  })
})

describe('2.6 a database without our own migration stops the start', () => {
  const databases: TestDatabase[] = []
  afterAll(() => Promise.all(databases.map(({ drop }) => drop())))

  test.each([
    [
      'its triggers are missing',
      `do $$ declare one record; begin
         for one in select tgname, tgrelid::regclass as on_table from pg_trigger where not tgisinternal
         loop execute format('drop trigger %I on %s', one.tgname, one.on_table); end loop; end $$`,
      'agreement_acceptances_frozen',
    ],
    [
      'one of its triggers is missing',
      'drop trigger audit_events_frozen on audit_events',
      'audit_events_frozen',
    ],
    [
      'a table of the runner is missing',
      'drop table partner_program_schedules',
      'partner_program_schedules',
    ],
  ])('%s', async (what, statement, missing) => {
    const database = await createDatabase()
    databases.push(database)
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    await client.query(statement)
    await client.end()

    const config = await buildConfig(
      hostConfig({ db: databaseAt(database.url), plugins: [partnerProgram()] }),
    )
    await expect(getPayload({ config, key: what })).rejects.toThrow(
      `partnerProgram(): the database lacks ${missing}. Add a migration with \`export { up, down } from 'payload-partner-program/migrations'\` and run \`payload migrate\`.`,
    )
  })
})
