import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { Answer } from '../support/host'
import type { Name, Person, Stage } from '../support/people'

import { richText } from '../../src/reference/richText'
import { graphql, rest } from '../support/host'
import { newcomer, startStage } from '../support/people'

/** The cast, a person without a place (Nora), one who once belonged everywhere (Wim), nobody, and a forged token. */
export type Attacker = 'Forged' | 'Nobody' | 'Nora' | 'Wim' | Name
export const ATTACKERS: Attacker[] = [
  'Sam',
  'Ed',
  'Olga',
  'Adam',
  'Mia',
  'Bea',
  'Daan',
  'Xander',
  'Greta',
  'Nora',
  'Wim',
  'Nobody',
  'Forged',
]
/** One of each kind, where everybody would take too long. */
export const KINDS: Attacker[] = [
  'Sam',
  'Ed',
  'Mia',
  'Bea',
  'Daan',
  'Xander',
  'Greta',
  'Wim',
  'Nobody',
]
export const PEOPLE = ATTACKERS.filter((one) => one !== 'Nobody' && one !== 'Forged')

/** A text that nobody can guess, where it lies, and who may come across it. */
export type Secret = {
  collection: string
  marker: string
  path: string
  seenBy: Set<string>
  /** What is stored: the marker, or an address or name around it. */
  value: string
}
export type Planted = { collection: string; id: string; place: string; seenBy: Set<string> }
export type Scene = {
  docs: Planted[]
  people: Record<Attacker, Partial<Person>>
  places: Record<string, string>
  secrets: Secret[]
  stage: Stage
}

const names = (list: string): Set<string> => new Set(list.split(' ').filter(Boolean))

/** Who sees what of a place, written down by hand after the specification (1, 3.6, 4.2, 4.10). */
const ORGANISATIONS = {
  northside: {
    acceptance: 'Sam Greta',
    account: 'Sam Greta',
    accountRow: 'Sam Greta',
    audit: 'Sam Greta',
    invitation: 'Sam Greta',
    membership: 'Sam Greta Wim',
    row: 'Sam Greta',
  },
  veldwerk: {
    acceptance: 'Sam Olga Adam',
    account: 'Sam Olga Adam Bea',
    accountRow: 'Sam Olga Adam Bea Mia',
    audit: 'Sam',
    invitation: 'Sam Olga Adam',
    membership: 'Sam Olga Adam Mia Bea Wim',
    row: 'Sam Olga Adam Mia Bea Daan Xander',
  },
}

const WORKSPACES = {
  delft: {
    acceptance: 'Sam Greta',
    account: 'Sam Greta',
    accountRow: 'Sam Greta',
    audit: 'Sam Greta',
    author: 'Greta',
    content: 'Greta',
    dataOwner: 'Sam Greta',
    drafts: 'Greta',
    invitation: 'Sam Greta',
    membership: 'Sam Greta Wim',
    row: 'Sam Greta',
  },
  haarlem: {
    acceptance: 'Sam Olga Adam Daan',
    account: 'Sam Olga Adam Bea',
    accountRow: 'Sam Olga Adam Bea Mia',
    audit: 'Sam Daan',
    author: 'Mia',
    content: 'Olga Adam Mia Daan Xander',
    dataOwner: 'Sam Olga Adam Daan',
    drafts: 'Olga Adam Mia',
    invitation: 'Sam Olga Adam',
    membership: 'Sam Olga Adam Mia Wim',
    row: 'Sam Olga Adam Mia Bea Daan Xander',
  },
  research: {
    acceptance: 'Sam Olga Adam',
    account: '',
    accountRow: '',
    audit: 'Sam',
    author: 'Mia',
    content: 'Olga Adam Mia',
    dataOwner: '',
    drafts: 'Olga Adam Mia',
    invitation: 'Sam Olga Adam',
    membership: 'Sam Olga Adam Mia Wim',
    row: 'Sam Olga Adam Mia Bea',
  },
  studio: {
    acceptance: 'Sam Greta',
    account: '',
    accountRow: '',
    audit: 'Sam Greta',
    author: 'Greta',
    content: 'Greta',
    dataOwner: '',
    drafts: 'Greta',
    invitation: 'Sam Greta',
    membership: 'Sam Greta Wim',
    row: 'Sam Greta',
  },
  // Private: of the organisation, its owner alone works in it; its billing sees that it is there.
  vault: {
    acceptance: 'Sam Olga Adam',
    account: '',
    accountRow: '',
    audit: 'Sam',
    author: 'Olga',
    content: 'Olga',
    dataOwner: '',
    drafts: 'Olga',
    invitation: 'Sam Olga',
    membership: 'Sam Olga Wim',
    row: 'Sam Olga Bea',
  },
}
type Workspace = keyof typeof WORKSPACES
const OF: Record<Workspace, keyof typeof ORGANISATIONS> = {
  delft: 'northside',
  haarlem: 'veldwerk',
  research: 'veldwerk',
  studio: 'northside',
  vault: 'veldwerk',
}

/** Whom people know by address: themselves, staff, and those who invited them. */
const ADDRESSES: Record<string, string> = {
  'adam@veldwerk.example': 'Sam Olga Adam',
  'bea@veldwerk.example': 'Sam Olga Adam Bea',
  'daan@haarlem.example': 'Sam Olga Adam Daan',
  'ed@platform.example': 'Sam Ed',
  'greta@northside.example': 'Sam Greta',
  'mia@veldwerk.example': 'Sam Olga Adam Mia',
  'olga@veldwerk.example': 'Sam Olga Adam',
  'sam@platform.example': 'Sam',
  'xander@haarlem.example': 'Sam Olga Adam Xander',
}

/** The demo with secrets in every collection of both tenants. */
export const startScene = async (): Promise<Scene> => {
  const stage = await startStage({ DATA_DIR: mkdtempSync(path.join(tmpdir(), 'attack-')) })
  stage.host.payload.logger.level = 'silent' // Thousands of refusals.
  const people = {
    ...stage.people,
    Forged: { token: forge(stage.people.Olga.token) },
    Nobody: {},
    Nora: await newcomer(stage.host, 'Nora'),
    Wim: await newcomer(stage.host, 'Wim'),
  }
  const scene: Scene = { docs: [], people, places: { ...stage.places }, secrets: [], stage }
  await new Planter(scene).plant()
  return scene
}

/** Olga's token, signed by somebody else. */
const forge = (token: string): string => {
  const [header, body] = token.split('.')
  return `${header}.${body}.${randomBytes(32).toString('base64url')}`
}

const MARKER = /zq[0-9a-f]{16}/g
export const newMarker = (): string => `zq${randomBytes(8).toString('hex')}`

/** The secrets in a text that `who` should never have come across. */
export const tracesIn = ({ secrets }: Scene, who: Attacker, text: string): string[] => {
  const found = new Set([...(text.match(MARKER) ?? []), ...(text.match(ADDRESS) ?? [])])
  return [...found].flatMap((marker) => {
    const secret = secrets.find((one) => one.marker === marker)
    return secret && !secret.seenBy.has(who)
      ? [`${who} sees ${secret.collection}.${secret.path} (${marker})`]
      : []
  })
}
const ADDRESS = new RegExp(Object.keys(ADDRESSES).join('|').replaceAll('.', '\\.'), 'g')

/** What `who` should have come across, and did not: a test that sees nothing would pass for ever. */
export const unseenIn = ({ secrets }: Scene, who: Attacker, text: string): string[] =>
  secrets
    .filter(({ collection, path }) => collection !== 'users' && path !== 'bytes')
    .filter(({ marker, seenBy }) => seenBy.has(who) && !text.includes(marker))
    .map(({ collection, marker, path }) => `${who} misses ${collection}.${path} (${marker})`)

class Planter {
  readonly #scene: Scene

  constructor(scene: Scene) {
    this.#scene = scene
  }

  async plant(): Promise<void> {
    const { places, secrets, stage } = this.#scene
    for (const [address, seenBy] of Object.entries(ADDRESSES))
      secrets.push({
        collection: 'users',
        marker: address,
        path: 'email',
        seenBy: names(seenBy),
        value: address,
      })
    for (const place of Object.keys(ORGANISATIONS) as (keyof typeof ORGANISATIONS)[])
      await this.#plantOrganisation(place)
    places.vault = await this.#openVault()
    places.delft = await this.#openDelft()
    for (const place of Object.keys(WORKSPACES) as Workspace[]) await this.#plantWorkspace(place)
    await this.#plantPlatform()
    secrets.push({
      collection: 'workspaces',
      marker: 'daan@haarlem.example',
      path: 'dataOwner.email',
      seenBy: names(WORKSPACES.haarlem.dataOwner),
      value: 'daan@haarlem.example',
    })
    await stage.host.payload.db.updateOne({
      collection: 'users',
      data: {
        _verificationToken: this.#secret('users', '_verificationToken', ''),
        resetPasswordExpiration: '2099-01-01T00:00:00.000Z',
        resetPasswordToken: this.#secret('users', 'resetPasswordToken', ''),
      },
      id: stage.people.Olga.id,
      req: {},
    })
  }

  #secret(collection: string, field: string, seenBy: string, around = ''): string {
    const marker = newMarker()
    const value = `${marker}${around}`
    this.#scene.secrets.push({ collection, marker, path: field, seenBy: names(seenBy), value })
    return value
  }

  async #create(
    collection: string,
    data: Record<string, unknown>,
    place: string,
    seenBy: string,
  ): Promise<string> {
    const doc = await this.#scene.stage.host.payload.db.create({ collection, data, req: {} })
    this.#scene.docs.push({ collection, id: doc.id, place, seenBy: names(seenBy) })
    return doc.id as string
  }

  async #update(collection: string, id: string, data: Record<string, unknown>): Promise<void> {
    await this.#scene.stage.host.payload.db.updateOne({ collection, data, id, req: {} })
  }

  async #accountOf(collection: string, id: string): Promise<string> {
    const { docs } = await this.#scene.stage.host.payload.db.find({
      collection,
      req: {},
      where: { id: { equals: id } },
    })
    return (docs[0] as unknown as { billingAccount: string }).billingAccount
  }

  async #plantAccount(id: string, place: string, full: string, row: string): Promise<void> {
    const secret = (field: string, around = '') =>
      this.#secret('billing-accounts', field, full, around)
    await this.#update('billing-accounts', id, {
      address: secret('address'),
      billingEmail: secret('billingEmail', '@billing.example'),
      legalName: secret('legalName'),
      vatId: secret('vatId'),
    })
    this.#scene.docs.push({ collection: 'billing-accounts', id, place, seenBy: names(row) })
  }

  /** What every place has: an invitation, a membership that ended, evidence and an audit event. */
  async #plantPlace(
    place: string,
    ids: { organisation: string; workspace?: string },
    sees: { acceptance: string; audit: string; invitation: string; membership: string },
  ): Promise<void> {
    const { people, stage } = this.#scene
    const { organisation, workspace } = ids
    const at = workspace ? { workspace } : { organisation }
    const past = '2026-01-01T00:00:00.000Z'
    const { docs } = await stage.host.payload.db.find({
      collection: 'agreement-versions',
      req: {},
      where: { appliesTo: { equals: workspace ? 'workspace' : 'organisation' } },
    })
    await this.#create(
      'invitations',
      {
        ...at,
        channel: 'email',
        email: this.#secret('invitations', 'email', sees.invitation, '@invited.example'),
        expiresAt: '2099-01-01T00:00:00.000Z',
        role: 'member',
        source: 'person',
        status: 'pending',
        tokenHash: this.#secret('invitations', 'tokenHash', ''),
      },
      place,
      sees.invitation,
    )
    await this.#create(
      'memberships',
      { ...at, endedAt: past, role: 'member', source: 'direct', user: people.Wim.id },
      place,
      sees.membership,
    )
    if (workspace || place === 'northside')
      await this.#create(
        'agreement-acceptances',
        {
          acceptedAt: past,
          acceptedByName: this.#secret('agreement-acceptances', 'acceptedByName', sees.acceptance),
          channel: 'online',
          ip: this.#secret('agreement-acceptances', 'ip', sees.acceptance),
          locale: 'en',
          organisation,
          role: 'owner',
          sha256: this.#secret('agreement-acceptances', 'sha256', sees.acceptance),
          userAgent: this.#secret('agreement-acceptances', 'userAgent', sees.acceptance),
          version: docs[0]!.id,
          ...(workspace && { workspace }),
        },
        place,
        sees.acceptance,
      )
    const secret = (field: string) => this.#secret('audit-events', field, sees.audit)
    await this.#create(
      'audit-events',
      {
        action: secret('action'),
        after: { name: secret('after.name') },
        at: past,
        before: { name: secret('before.name') },
        organisation,
        reason: secret('reason'),
        requestId: secret('requestId'),
        subject: { collection: 'workspaces', document: secret('subject.document') },
        ...(workspace && { workspace }),
      },
      place,
      sees.audit,
    )
  }

  async #plantOrganisation(place: keyof typeof ORGANISATIONS): Promise<void> {
    const sees = ORGANISATIONS[place]
    const id = this.#scene.places[place]!
    await this.#update('organisations', id, {
      description: this.#secret('organisations', 'description', sees.row),
      name: this.#secret('organisations', 'name', sees.row),
    })
    this.#scene.docs.push({ collection: 'organisations', id, place, seenBy: names(sees.row) })
    const account = await this.#accountOf('organisations', id)
    await this.#plantAccount(account, place, sees.account, sees.accountRow)
    if (place === 'northside')
      await this.#update('billing-accounts', account, { tier: 'changemaker' })
    await this.#plantPlace(place, { organisation: id }, sees)
  }

  async #openVault(): Promise<string> {
    const { host, places } = this.#scene.stage
    const { id } = await host.payload.db.create({
      collection: 'workspaces',
      data: {
        billingAccount: await this.#accountOf('organisations', places.veldwerk),
        name: 'Vault',
        organisation: places.veldwerk,
        usageContext: 'internal',
        visibility: 'private',
      },
      req: {},
    })
    return id as string
  }

  async #openDelft(): Promise<string> {
    const { host, places } = this.#scene.stage
    const { db } = host.payload
    const { dataOwner } = WORKSPACES.delft
    const email = this.#secret('workspaces', 'dataOwner.email', dataOwner, '@delft.example')
    const workspace = await db.create({
      collection: 'workspaces',
      data: {
        dataOwner: { email, organisationName: 'City of Delft' },
        name: 'Delft',
        organisation: places.northside,
        usageContext: 'external',
        visibility: 'open',
      },
      req: {},
    })
    const account = await db.create({
      collection: 'billing-accounts',
      data: {
        organisation: places.northside,
        scope: 'workspace',
        status: 'none',
        tier: 'changemaker',
        workspace: workspace.id,
      },
      req: {},
    })
    await this.#update('workspaces', workspace.id as string, { billingAccount: account.id })
    return workspace.id as string
  }

  async #plantWorkspace(place: Workspace): Promise<void> {
    const sees = WORKSPACES[place]
    const { places } = this.#scene
    const id = places[place]!
    const isExternal = sees.dataOwner !== ''
    const stored = await this.#scene.stage.host.payload.db.findOne<any>({
      collection: 'workspaces',
      req: {},
      where: { id: { equals: id } },
    })
    await this.#update('workspaces', id, {
      name: this.#secret('workspaces', 'name', sees.row),
      ...(isExternal && {
        dataOwner: {
          email: stored.dataOwner.email,
          organisationName: this.#secret('workspaces', 'dataOwner.organisationName', sees.row),
          proposedEmail: this.#secret(
            'workspaces',
            'dataOwner.proposedEmail',
            sees.dataOwner,
            '@new.example',
          ),
        },
      }),
    })
    this.#scene.docs.push({ collection: 'workspaces', id, place, seenBy: names(sees.row) })
    if (isExternal)
      await this.#plantAccount(
        await this.#accountOf('workspaces', id),
        place,
        sees.account,
        sees.accountRow,
      )
    await this.#plantPlace(place, { organisation: places[OF[place]]!, workspace: id }, sees)
    await this.#plantContent(place, id)
  }

  async #plantContent(place: Workspace, workspace: string): Promise<void> {
    const { author, content, drafts } = WORKSPACES[place]
    const { people, places, stage } = this.#scene
    const project = await this.#create(
      'projects',
      {
        description: this.#secret('projects', 'description', content),
        name: this.#secret('projects', 'name', `${content} Sam`),
        workspace,
      },
      place,
      `${content} Sam`,
    )
    places[`${place} project`] = project
    await this.#create(
      'conversations',
      {
        project,
        title: this.#secret('conversations', 'title', content),
        transcript: this.#secret('conversations', 'transcript', content),
        workspace,
      },
      place,
      content,
    )
    const report = (status: string, by: Attacker, seenBy: string) =>
      this.#create(
        'reports',
        {
          author: people[by].id,
          body: richText(this.#secret('reports', 'body', seenBy)),
          project,
          status,
          title: this.#secret('reports', 'title', seenBy),
          workspace,
        },
        place,
        seenBy,
      )
    await report('published', author as Attacker, content)
    await report('draft', author as Attacker, drafts)
    if (place === 'haarlem') await report('draft', 'Xander', `${drafts} Xander`)

    const filename = this.#secret('media', 'filename', content, '.txt')
    const form = new FormData()
    const alt = this.#secret('media', 'alt', content)
    form.set('_payload', JSON.stringify({ alt, project }))
    const bytes = this.#secret('media', 'bytes', content)
    form.set('file', new File([bytes], filename, { type: 'text/plain' }))
    const { token } = people[author as Attacker]
    const { body, status } = await rest(stage.host, 'POST', 'media', { body: form, token })
    if (status !== 201) throw new Error(JSON.stringify(body))
    this.#scene.secrets.find((one) => one.value === filename)!.value = body.doc.filename
    this.#scene.docs.push({
      collection: 'media',
      id: body.doc.id,
      place,
      seenBy: names(content),
    })
  }

  async #plantPlatform(): Promise<void> {
    const { people, stage } = this.#scene
    const { payload } = stage.host
    await this.#create(
      'outgoing-mails',
      {
        attempts: 1,
        cause: this.#secret('outgoing-mails', 'cause', ''),
        kind: 'invited',
        lastError: this.#secret('outgoing-mails', 'lastError', 'Sam'),
        status: 'failed',
        subject: this.#secret('outgoing-mails', 'subject', 'Sam'),
        to: this.#secret('outgoing-mails', 'to', 'Sam', '@mailed.example'),
      },
      'platform',
      'Sam',
    )
    await this.#create(
      'invitations',
      {
        channel: 'email',
        email: this.#secret('invitations', 'email', 'Sam', '@invited.example'),
        expiresAt: '2099-01-01T00:00:00.000Z',
        platformRoles: ['staff'],
        source: 'person',
        status: 'pending',
        tokenHash: this.#secret('invitations', 'tokenHash', ''),
      },
      'platform',
      'Sam',
    )
    const { id } = await payload.create({
      collection: 'partner-agreements',
      data: {
        appliesTo: 'organisation',
        body: richText(this.#secret('partner-agreements', 'body', 'Sam Ed')),
        title: this.#secret('partner-agreements', 'title', 'Sam Ed'),
      },
      draft: true,
      overrideAccess: true,
    } as never)
    this.#scene.docs.push({
      collection: 'partner-agreements',
      id: id as string,
      place: 'platform',
      seenBy: names('Sam Ed'),
    })
    for (const name of PEOPLE)
      this.#scene.docs.push({
        collection: 'users',
        id: people[name].id!,
        place: 'platform',
        seenBy: names(`Sam ${name}`),
      })
    const value = { theme: this.#secret('payload-preferences', 'value', 'Olga') }
    const { token } = people.Olga
    await rest(stage.host, 'POST', 'payload-preferences/secret', { body: { value }, token })
  }
}

export type Ask = (
  who: Attacker,
  method: 'DELETE' | 'GET' | 'PATCH' | 'POST',
  path: string,
  body?: unknown,
) => Promise<Answer>

/** Asks over REST as an attacker. */
export const asker =
  ({ people, stage }: Scene): Ask =>
  (who, method, url, body) =>
    rest(stage.host, method, url, { body, token: people[who].token })

export const askGraphQL =
  ({ people, stage }: Scene) =>
  (who: Attacker, query: string, variables: object = {}): Promise<Answer> =>
    graphql(stage.host, query, { token: people[who].token, variables })

/** The collections that clients can name, Payload's own included. */
export const collectionsOf = ({ stage }: Scene): string[] =>
  Object.keys(stage.host.payload.collections)

export const UNKNOWN = '01a20000-0000-7000-8000-000000000000'
