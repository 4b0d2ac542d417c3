import type { CollectionConfig, Config, Field, Payload } from 'payload'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { buildConfig, createLocalReq, getPayload } from 'payload'
import type { signUp } from 'payload-partner-program'
import { can, partnerProgram } from 'payload-partner-program'

import type { PartnerProgramOptions } from '../../src/options'
import type { TestDatabase } from '../support/database'

import { up } from '../../src/exports/migrations'
import { createDatabase } from '../support/database'
import type { SLUGS } from '../support/story'
import { playStory } from '../support/story'
import { databaseAt, hostConfig, SURVEY_ROWS, surveys, users } from './hostConfig'

const applied = (options: PartnerProgramOptions = {}, changes: Partial<Config> = {}): Config =>
  partnerProgram(options)(hostConfig(changes)) as Config

const collectionOf = ({ collections }: Config, slug: string): CollectionConfig =>
  collections!.find((one) => one.slug === slug)!

const fieldOf = (collection: CollectionConfig, name: string): any =>
  collection.fields.find((field) => 'name' in field && field.name === name)

const GOVERNED = {
  capabilities: SURVEY_ROWS,
  content: { surveys: { capability: 'survey' } },
} satisfies PartnerProgramOptions

describe('the host’s config stays as it is', () => {
  test('10.2 not an object in it is changed', () => {
    const onInit = () => undefined
    const config = deepFreeze(
      hostConfig({
        admin: { components: { header: ['/Header'] } },
        collections: [
          users({ access: { read: () => true }, hooks: { beforeChange: [({ data }) => data] } }),
          surveys({ access: { read: () => true }, hooks: { beforeDelete: [() => undefined] } }),
        ],
        custom: { theirs: 1 },
        endpoints: [{ handler: () => new Response(), method: 'get', path: '/theirs' }],
        graphQL: { disablePlaygroundInProduction: true },
        hooks: { afterError: [() => undefined] },
        onInit,
      }),
    )
    const result = partnerProgram(GOVERNED)(config) as Config
    expect(result).not.toBe(config)
    expect(config.collections![1]!.fields).toHaveLength(1)
    expect(config.onInit).toBe(onInit)
  })

  test('what the host has set is still there', () => {
    const { admin, collections, custom, endpoints, graphQL, hooks } = applied(GOVERNED, {
      admin: { components: { header: ['/Header'] } },
      collections: [
        users({ admin: { group: 'People' } }),
        surveys({ labels: { plural: 'Polls', singular: 'Poll' } }),
      ],
      custom: { theirs: 1 },
      endpoints: [{ handler: () => new Response(), method: 'get', path: '/theirs' }],
      graphQL: { maxComplexity: 7 },
      hooks: { afterError: [function theirs() {}] },
    })
    expect(admin!.components!.header).toContain('/Header')
    expect(collections![0]!.admin!.group).toBe('People')
    expect(collections![1]!.labels!.plural).toBe('Polls')
    expect(custom!.theirs).toBe(1)
    expect(endpoints!.map(({ path }) => path)).toContain('/theirs')
    expect(graphQL!.maxComplexity).toBe(7)
    expect(hooks!.afterError!.map(({ name }) => name)).toContain('theirs')
  })

  test('a field of users that the host has already keeps its label', () => {
    const { collections } = applied(
      {},
      { collections: [users({ fields: [{ label: 'Full name', name: 'name', type: 'text' }] })] },
    )
    expect(fieldOf(collections![0]!, 'name')).toMatchObject({ label: 'Full name', maxLength: 200 })
    expect(
      collections![0]!.fields.filter((field) => 'name' in field && field.name === 'name'),
    ).toHaveLength(1)
  })
})

describe('1 slugs are the host’s to choose', () => {
  const OTHERS = {
    accessRequests: 'applications',
    agreementAcceptances: 'signatures',
    agreementDocuments: 'scans',
    agreements: 'contracts',
    agreementVersions: 'contract-texts',
    auditEvents: 'log',
    billingAccounts: 'payers',
    invitations: 'invites',
    invoices: 'bills',
    ledgerLines: 'earnings',
    logos: 'brands',
    memberships: 'seats',
    organisations: 'partner-organisations',
    outgoingMails: 'outbox',
    referralEntries: 'agreements-on-referral',
    referralTerms: 'numbers-on-referral',
    settlements: 'payouts',
    workspaces: 'rooms',
  }
  const options = {
    capabilities: SURVEY_ROWS,
    content: { siteSurveys: { capability: 'survey' } },
    slugs: OTHERS,
    users: 'siteMembers',
  } satisfies PartnerProgramOptions
  const changes = (): Partial<Config> => ({
    admin: { user: 'siteMembers' },
    collections: [users({ slug: 'siteMembers' }), surveys({ slug: 'siteSurveys' })],
  })

  test('every relation follows', () => {
    const { collections } = applied(options, changes())
    const slugs = collections!.map(({ slug }) => slug)
    expect([...slugs].sort()).toEqual(
      ['siteMembers', 'siteSurveys', ...Object.values(OTHERS)].sort(),
    )
    const targets = collections!.flatMap(({ fields }) => relationsOf(fields))
    expect(targets.length).toBeGreaterThan(20)
    expect(targets.filter((target) => !slugs.includes(target))).toEqual([])
  })

  describe('on a database of that schema', () => {
    let database: TestDatabase
    let payload: Payload

    beforeAll(async () => {
      database = await createDatabase('empty')
      const config = await buildConfig(
        hostConfig({
          ...changes(),
          db: databaseAt(database.url, { push: true }),
          plugins: [partnerProgram(options)],
        }),
      )
      payload = await getPayload({ config, disableOnInit: true, key: 'other slugs' })
      await up({ db: (payload.db as unknown as { drizzle: never }).drizzle, payload })
      await config.onInit(payload)
    })
    afterAll(() => database.drop())

    test('the main job is done under other names', async () => {
      const slugs: typeof SLUGS = {
        agreements: OTHERS.agreements,
        invitations: OTHERS.invitations,
        organisations: OTHERS.organisations,
        users: options.users,
        workspaces: OTHERS.workspaces,
      }
      expect(await playStory(payload, slugs)).toEqual({
        dataOwnerIsRefused: 'Forbidden',
        dataOwnerSees: [
          {
            isDataOwner: true,
            myRole: 'observer',
            name: 'Haarlem citizen panel',
            organisationName: 'City of Haarlem',
          },
        ],
        strangerSees: 0,
      })
    })

    test('4 a capability of the host’s own holds where its row grants it', async () => {
      const [room] = (await payload.find({ collection: 'rooms', overrideAccess: true })).docs
      const as = async (email: string) => {
        const { docs } = await payload.find({
          collection: 'siteMembers',
          overrideAccess: true,
          where: { email: { equals: email } },
        })
        return createLocalReq(
          { user: { ...(docs[0] as object), collection: 'siteMembers' } as never },
          payload,
        )
      }
      const holders = async (capability: string) => ({
        daan: await can(await as('daan@haarlem.example'), capability, String(room!.id)),
        ed: await can(await as('ed@platform.example'), capability, String(room!.id)),
        olga: await can(await as('olga@veldwerk.example'), capability, String(room!.id)),
      })
      expect(await holders('survey:read')).toEqual({ daan: true, ed: false, olga: true })
      expect(await holders('survey:update')).toEqual({ daan: false, ed: false, olga: true })
      expect(await holders('survey:publish')).toEqual({ daan: false, ed: false, olga: false })

      const create = async (email: string, title: string) => {
        const req = await as(email)
        return payload.create({
          collection: 'siteSurveys',
          data: { title, workspace: room!.id },
          overrideAccess: false,
          req,
          user: req.user,
        })
      }
      await expect(create('daan@haarlem.example', 'Mine')).rejects.toThrow('not allowed')
      await create('olga@veldwerk.example', 'Cycle paths')
      const asDaan = await as('daan@haarlem.example')
      const { docs } = await payload.find({
        collection: 'siteSurveys',
        overrideAccess: false,
        req: asDaan,
        user: asDaan.user,
      })
      expect(docs).toMatchObject([{ title: 'Cycle paths' }])
    })
  })
})

describe('an override adds, and never loosens', () => {
  const workspacesWith = (
    change: (ours: CollectionConfig) => CollectionConfig,
  ): { ours: CollectionConfig; theirs: CollectionConfig } => {
    let ours: CollectionConfig | undefined
    const config = applied({
      overrides: {
        workspaces: ({ defaultCollection }) => {
          ours = defaultCollection
          return change(defaultCollection)
        },
      },
    })
    return { ours: ours!, theirs: collectionOf(config, 'workspaces') }
  }
  const withField = (name: string, change: object) => (ours: CollectionConfig) => ({
    ...ours,
    fields: ours.fields.map((field) =>
      'name' in field && field.name === name ? { ...field, ...change } : field,
    ),
  })

  test('it may add fields, labels, hooks and endpoints', () => {
    const hook = () => undefined
    const { theirs } = workspacesWith((ours) => ({
      ...ours,
      endpoints: [{ handler: () => new Response(), method: 'get', path: '/theirs' }],
      fields: [...ours.fields, { name: 'costCentre', type: 'text' }],
      hooks: {
        ...ours.hooks,
        afterDelete: [hook],
        beforeChange: [...ours.hooks!.beforeChange!, hook],
      },
      labels: { plural: 'Rooms', singular: 'Room' },
    }))
    expect(fieldOf(theirs, 'costCentre').type).toBe('text')
    expect(theirs.labels!.plural).toBe('Rooms')
    expect(theirs.hooks!.afterDelete).toEqual([hook])
    expect(theirs.hooks!.beforeChange!.at(-1)).toBe(hook)
    expect((theirs.endpoints as { path: string }[]).map(({ path }) => path)).toContain('/theirs')
  })

  test.each(['create', 'delete', 'read', 'readVersions', 'unlock', 'update'] as const)(
    'access.%s cannot be opened',
    async (key) => {
      const plain = workspacesWith((ours) => ours).theirs
      const { theirs } = workspacesWith((ours) => ({
        ...ours,
        access: { ...ours.access, [key]: () => true },
      }))
      const answer = (collection: CollectionConfig, user: object | null) =>
        collection.access![key]!({ req: { context: {}, user } as never })
      expect(await answer(theirs, null)).toBe(false)
      const stranger = { _verified: true, collection: 'users', id: 'x', platformRoles: ['staff'] }
      expect(await answer(theirs, stranger)).toEqual(await answer(plain, stranger))
    },
  )

  test('access may be narrowed, by a no or by a query; what is not there is a no', async () => {
    const staff = { _verified: true, collection: 'users', id: 'x', platformRoles: ['staff'] }
    const read = async (access: unknown): Promise<unknown> => {
      const { theirs } = workspacesWith((ours) => ({
        ...ours,
        access: { ...ours.access, read: access as never },
      }))
      return theirs.access!.read!({ req: { context: {}, user: staff } as never })
    }
    const everything = await read(() => true)
    const onlyInternal = { usageContext: { equals: 'internal' } }
    expect(await read(() => false)).toBe(false)
    expect(await read(() => undefined)).toBe(false)
    expect(await read(() => onlyInternal)).toEqual({ and: [everything, onlyInternal] })
  })

  test('our hooks stay, first, where it leaves them out or empties what it was given', () => {
    const hook = () => undefined
    const names = ['afterChange', 'beforeChange', 'beforeValidate'] as const
    const before = workspacesWith((ours) => ours).theirs
    for (const change of [
      (ours: CollectionConfig) => ({ ...ours, hooks: { beforeChange: [hook] } }),
      (ours: CollectionConfig) => {
        for (const name of names) ours.hooks![name]!.length = 0
        ours.hooks!.beforeChange!.push(hook)
        return ours
      },
    ]) {
      const { theirs } = workspacesWith(change)
      for (const name of names)
        expect(theirs.hooks![name]!.length).toBe(
          before.hooks![name]!.length + (name === 'beforeChange' ? 1 : 0),
        )
      expect(theirs.hooks!.beforeChange!.at(-1)).toBe(hook)
    }
  })

  test('access that it changes in what it was given changes nothing of ours', async () => {
    const { theirs } = workspacesWith((ours) => {
      ours.access!.read = () => true
      fieldOf(ours, 'archivedAt').access.update = () => true
      return ours
    })
    expect(await theirs.access!.read!({ req: { context: {}, user: null } as never })).toBe(false)
    expect(await fieldOf(theirs, 'archivedAt').access.update({ req: { user: null } })).toBe(false)
  })

  test('access and hooks of our fields stay, its own are added', async () => {
    const hook = () => 'theirs'
    const { theirs } = workspacesWith(
      withField('myRole', {
        access: { create: () => true, read: () => false, update: () => true },
        hooks: { afterRead: [hook] },
        label: 'What I am',
      }),
    )
    const { access, hooks, label } = fieldOf(theirs, 'myRole')
    expect(label).toBe('What I am')
    expect(hooks.afterRead).toHaveLength(2)
    expect(hooks.afterRead[1]).toBe(hook)
    expect(await access.create({ req: {} })).toBe(false)
    expect(await access.update({ req: {} })).toBe(false)
    expect(await access.read({ req: {} })).toBe(false)
  })

  test.each<[string, (ours: CollectionConfig) => CollectionConfig, string]>([
    [
      'drop one of our fields',
      (ours) => ({ ...ours, fields: ours.fields.slice(1) }),
      'partnerProgram(): overrides must keep our fields; workspaces.name is missing.',
    ],
    [
      'replace one of our fields',
      withField('name', { type: 'textarea' }),
      'partnerProgram(): overrides may not change "type" of workspaces.name: change its label or admin, narrow its access, or add a hook.',
    ],
    [
      'make a required field optional',
      withField('organisation', { required: false }),
      'partnerProgram(): overrides may not change "required" of workspaces.organisation: change its label or admin, narrow its access, or add a hook.',
    ],
    [
      'offer more roles or kinds',
      withField('usageContext', { options: ['internal', 'external', 'secret'] }),
      'partnerProgram(): overrides may not change "options" of workspaces.usageContext: change its label or admin, narrow its access, or add a hook.',
    ],
    [
      'replace our validation',
      withField('name', { validate: () => true }),
      'partnerProgram(): overrides may not change "validate" of workspaces.name: change its label or admin, narrow its access, or add a hook.',
    ],
    [
      'open the fields of a group',
      withField('dataOwner', { fields: [{ name: 'email', type: 'email' }] }),
      'partnerProgram(): overrides may not change "fields" of workspaces.dataOwner: change its label or admin, narrow its access, or add a hook.',
    ],
    [
      'rename the collection',
      (ours) => ({ ...ours, slug: 'rooms' }),
      'partnerProgram(): overrides may not change "slug" of workspaces: leave it as it is in defaultCollection.',
    ],
    [
      'make rows throwable',
      (ours) => ({ ...ours, trash: true }),
      'partnerProgram(): overrides may not change "trash" of workspaces: leave it as it is in defaultCollection.',
    ],
  ])('it may not %s', (_, change, sentence) => {
    expect(() => workspacesWith(change)).toThrow(sentence)
  })

  test('1.4 duplicating, locking and our endpoints are as without it', () => {
    const { theirs } = workspacesWith((ours) => ({
      ...ours,
      disableDuplicate: false,
      endpoints: false,
      lockDocuments: { duration: 60 },
    }))
    expect(theirs.disableDuplicate).toBe(true)
    expect(theirs.lockDocuments).toBe(false)
    expect((theirs.endpoints as { path: string }[]).map(({ path }) => path)).toContain(
      '/:id/members',
    )
  })
})

describe('disabled: true', () => {
  test('keeps every collection and field, so that the schema stays', () => {
    const shape = ({ collections }: Config) =>
      collections!.map(({ fields, slug, upload, versions }) => ({
        fields: shapeOf(fields),
        slug,
        upload,
        versions,
      }))
    const changes = { collections: [users(), surveys()] }
    expect(shape(applied({ ...GOVERNED, disabled: true }, changes))).toEqual(
      shape(applied(GOVERNED, changes)),
    )
  })

  describe('on a migrated database', () => {
    let database: TestDatabase
    let payload: Payload
    let starts = 0
    const staff = { _verified: true, collection: 'users', id: 'x', platformRoles: ['staff'] }
    const closed = 'The partner program is switched off on this platform.'

    beforeAll(async () => {
      database = await createDatabase()
      const config = await buildConfig(
        hostConfig({
          db: databaseAt(database.url),
          onInit: () => {
            starts++
          },
          plugins: [partnerProgram({ disabled: true })],
        }),
      )
      payload = await getPayload({ config, key: 'disabled' })
    })
    afterAll(() => database.drop())

    test('starts, and lets the host start', () => {
      expect(starts).toBe(1)
    })

    test.each([
      'agreement-acceptances',
      'agreement-versions',
      'audit-events',
      'billing-accounts',
      'invitations',
      'logos',
      'memberships',
      'organisations',
      'outgoing-mails',
      'partner-agreements',
      'users',
      'workspaces',
    ])('refuses to create, change and delete %s', async (collection) => {
      const more = { collection, overrideAccess: false, user: staff }
      await expect(payload.create({ ...more, data: { name: 'x' } })).rejects.toThrow(
        collection === 'users' ? 'Accounts are made by accepting an invitation' : closed,
      )
      const id = '019ab000-0000-7000-8000-000000000000'
      await expect(payload.update({ ...more, data: { name: 'x' }, id } as never)).rejects.toThrow(
        closed,
      )
      await expect(payload.delete({ ...more, id } as never)).rejects.toThrow(closed)
    })

    test('refuses every command', async () => {
      const commands = await import('../../src/commands/index')
      const req = await createLocalReq({ user: staff }, payload)
      const names = Object.entries(commands).flatMap(([name, command]) =>
        typeof command === 'function' ? [[name, command] as const] : [],
      )
      expect(names.length).toBeGreaterThan(10)
      for (const [, command] of names)
        await expect((command as typeof signUp)({ email: 'x@y.example', req })).rejects.toThrow(
          closed,
        )
    })
  })
})

const deepFreeze = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFreeze)
  }
  return value
}

const relationsOf = (fields: Field[]): string[] =>
  fields.flatMap((field) => {
    if ('relationTo' in field) return [field.relationTo].flat()
    return 'fields' in field ? relationsOf(field.fields) : []
  })

/** What of fields becomes columns. */
const shapeOf = (fields: Field[]): object[] =>
  fields.map((field) => ({
    ...JSON.parse(JSON.stringify(field)),
    ...('fields' in field && { fields: shapeOf(field.fields) }),
  }))
