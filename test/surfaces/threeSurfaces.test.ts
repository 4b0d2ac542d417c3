import type { PayloadRequest } from 'payload'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import * as program from 'payload-partner-program'

import type { Name, Person, Stage } from '../support/people'

import { codeOf, graphql, rest } from '../support/host'
import { mailedToken, newcomer, startStage } from '../support/people'

/**
 * The main job by GraphQL and by the Local API, with the same refusals as REST (SPEC 9.1). Each surface makes a new
 * agency, from its founding to its client's first look.
 */
let stage: Stage
beforeAll(async () => {
  stage = await startStage()
}, 120_000)
afterAll(() => stage.host.stop())

type Surface = {
  accept: (token: string, name: string) => Promise<string>
  acceptAgreement: (person: Person, organisation: string, version: string) => Promise<string>
  current: (person: Person) => Promise<string>
  flag: (person: Person, organisation: string, data: object) => Promise<string>
  found: (person: Person, name: string) => Promise<string>
  open: (person: Person, data: object) => Promise<string>
  titles: (token: string, collection: 'projects' | 'workspaces') => Promise<string[]>
}

/** What a call answered, or the code that it was refused with. */
const graphqlSurface: Surface = {
  accept: async (token, name) =>
    read(
      await graphql(
        stage.host,
        'mutation ($token: String, $name: String) { acceptInvitation(token: $token, name: $name, password: "partner-demo") { token membership { role } user { email } } }',
        { variables: { name, token } },
      ),
      'acceptInvitation.token',
    ),
  acceptAgreement: async ({ token }, organisation, version) =>
    read(
      await graphql(
        stage.host,
        'mutation ($o: String!, $v: String!) { acceptAgreement(organisation: $o, version: $v) { doc { acceptedByName } } }',
        { token, variables: { o: organisation, v: version } },
      ),
      'acceptAgreement.doc.acceptedByName',
    ),
  current: async ({ token }) =>
    read(
      await graphql(
        stage.host,
        '{ currentAgreement(appliesTo: "organisation") { version { id version } texts { locale sha256 } } }',
        { token },
      ),
      'currentAgreement.version.id',
    ),
  flag: async ({ token }, id, data) =>
    read(
      await graphql(
        stage.host,
        'mutation ($id: String!, $data: mutationOrganisationUpdateInput!) { updateOrganisation(id: $id, data: $data) { isPartner } }',
        { token, variables: { data, id } },
      ),
      'updateOrganisation.isPartner',
    ),
  found: async ({ token }, name) =>
    read(
      await graphql(
        stage.host,
        'mutation ($data: mutationOrganisationInput!) { createOrganisation(data: $data) { id } }',
        { token, variables: { data: { name } } },
      ),
      'createOrganisation.id',
    ),
  open: async ({ token }, data) =>
    read(
      await graphql(
        stage.host,
        'mutation ($data: mutationWorkspaceInput!) { createWorkspace(data: $data) { id myRole tier dataOwner { email } } }',
        { token, variables: { data } },
      ),
      'createWorkspace.id',
    ),
  titles: async (token, collection) => {
    const { body } = await graphql(
      stage.host,
      `{ ${collection === 'projects' ? 'Projects' : 'Workspaces'} { docs { name } } }`,
      { token },
    )
    return Object.values<{ docs: { name: string }[] }>(body.data)[0]!.docs.map(({ name }) => name)
  },
}

const read = (answer: Awaited<ReturnType<typeof graphql>>, path: string): string => {
  const refusal = codeOf(answer)
  if (refusal) return `refused: ${String(refusal)}`
  return String(path.split('.').reduce<any>((value, key) => value?.[key], answer.body.data))
}

const as = async (person?: { id: string }): Promise<PayloadRequest> => {
  const { payload } = stage.host
  const user = person && {
    ...((await payload.findByID({
      collection: 'users',
      id: person.id,
      overrideAccess: true,
    } as never)) as object),
    collection: 'users',
  }
  return createLocalReq({ ...(user && { user: user as never }) }, payload)
}
// Payload's own Forbidden has no code where no answer is formed.
const attempt = (work: Promise<unknown>): Promise<string> =>
  work.then(
    String,
    ({ data, status }: { data?: { code?: string }; status?: number }) =>
      `refused: ${data?.code ?? (status === 403 ? 'forbidden' : String(status))}`,
  )
const local = async (
  person: Person,
  operation: 'create' | 'update',
  more: object,
): Promise<any> => {
  const req = await as(person)
  return (stage.host.payload[operation] as (args: object) => Promise<unknown>)({
    depth: 0,
    overrideAccess: false,
    req,
    user: req.user,
    ...more,
  })
}
const localSurface: Surface = {
  accept: async (token, name) =>
    attempt(
      program
        .acceptInvitation({ name, password: 'partner-demo', req: await as(), token })
        .then((answer) => (answer as { token?: string }).token),
    ),
  acceptAgreement: async (person, organisation, version) =>
    attempt(
      program
        .acceptAgreement({ organisation, req: await as(person), version })
        .then(({ doc }) => doc?.acceptedByName),
    ),
  current: async (person) =>
    attempt(
      program
        .currentAgreement({ appliesTo: 'organisation', req: await as(person) })
        .then(({ version }) => version?.id),
    ),
  flag: (person, id, data) =>
    attempt(
      local(person, 'update', { collection: 'organisations', data, id }).then(
        ({ isPartner }) => isPartner,
      ),
    ),
  found: (person, name) =>
    attempt(
      local(person, 'create', { collection: 'organisations', data: { name } }).then(({ id }) => id),
    ),
  open: (person, data) =>
    attempt(local(person, 'create', { collection: 'workspaces', data }).then(({ id }) => id)),
  titles: async (token, collection) =>
    (await rest(stage.host, 'GET', `${collection}?depth=0`, { token })).body.docs.map(
      ({ name }: { name: string }) => name,
    ),
}

describe.each(Object.entries({ GraphQL: graphqlSurface, 'the Local API': localSurface }))(
  '9.1 the main job over %s',
  (label, surface) => {
    const email = `client-${label.length}@utrecht.example`
    let owner: Person
    let organisation: string
    const workspace = (more: object = {}) => ({
      agreementAccepted: true,
      dataOwner: { email, organisationName: 'City of Utrecht' },
      name: `Utrecht ${label}`,
      organisation,
      usageContext: 'external',
      ...more,
    })

    test('1.12 anybody founds an organisation, staff do not', async () => {
      owner = await newcomer(stage.host, 'Founder')
      organisation = await surface.found(owner, `Agency ${label}`)
      expect(organisation).toMatch(/^[\da-f-]{36}$/)
      expect(await surface.found(stage.people.Sam, 'Staff Ltd')).toBe('refused: forbidden')
    })

    test('2.2 the flag needs an accepted agreement, a reason, and staff', async () => {
      expect(
        await surface.flag(stage.people.Sam, organisation, { isPartner: true, reason: 'x' }),
      ).toBe('refused: agreement_missing')
      const version = await surface.current(owner)
      for (const name of ['Olga', 'Greta'] as Name[])
        expect(await surface.acceptAgreement(stage.people[name], organisation, version)).toBe(
          'refused: forbidden',
        )
      expect(await surface.acceptAgreement(owner, organisation, version)).toBe('Founder')
      expect(await surface.acceptAgreement(owner, organisation, version)).toBe('Founder')
      expect(await surface.flag(stage.people.Sam, organisation, { isPartner: true })).toBe(
        'refused: reason_required',
      )
      expect(await surface.flag(owner, organisation, { isPartner: true })).toBe(
        'refused: field_not_writable',
      )
      expect(await surface.open(owner, workspace())).toBe('refused: not_a_partner')
      expect(
        await surface.flag(stage.people.Sam, organisation, {
          isPartner: true,
          reason: 'An agency',
        }),
      ).toBe('true')
    })

    test('3.2 what opening needs', async () => {
      expect(await surface.open(owner, workspace({ agreementAccepted: false }))).toBe(
        'refused: agreement_required',
      )
      expect(await surface.open(owner, workspace({ dataOwner: { organisationName: 'X' } }))).toBe(
        'refused: data_owner_required',
      )
      expect(
        await surface.open(
          owner,
          workspace({ dataOwner: { email: owner.email, organisationName: 'X' } }),
        ),
      ).toBe('refused: data_owner_is_insider')
      expect(await surface.open(stage.people.Olga, workspace())).toBe('refused: forbidden')
    })

    test('3.4, 5.3, 3.6 one call opens it; the client registers by the mailed link and sees exactly this', async () => {
      expect(await surface.open(owner, workspace())).toMatch(/^[\da-f-]{36}$/)
      const token = await surface.accept(await mailedToken(stage.host, email), 'Client')
      expect(await surface.titles(token, 'workspaces')).toEqual([`Utrecht ${label}`])
      expect(await surface.titles(token, 'projects')).toEqual([])
    })
  },
)
