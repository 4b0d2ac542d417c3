import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Answer } from '../support/host'
import type { Person, Stage } from '../support/people'

import { codeOf, graphql, rest } from '../support/host'
import { mailedToken, signIn, startStage } from '../support/people'

/** The product's main job from end to end, as each person does it over REST (SPEC 2, 3, 5). */
let stage: Stage
let created: { id: string }
let daphne: Person

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.host.stop())

const get = (person: Person | undefined, path: string): Promise<Answer> =>
  rest(stage.host, 'GET', path, { token: person?.token })
const post = (
  person: Person | undefined,
  path: string,
  body: unknown,
  headers = {},
): Promise<Answer> => rest(stage.host, 'POST', path, { body, headers, token: person?.token })
const patch = (person: Person | undefined, path: string, body: unknown): Promise<Answer> =>
  rest(stage.host, 'PATCH', path, { body, token: person?.token })

const flag = (person: Person, body: object) =>
  patch(person, `organisations/${stage.places.northside}`, body)
const clientWorkspace = (more: object = {}) => ({
  agreementAccepted: true,
  dataOwner: { email: 'daphne@delft.example', organisationName: 'City of Delft' },
  name: 'Delft listens',
  organisation: stage.places.northside,
  usageContext: 'external',
  ...more,
})

describe('2 becoming a partner', () => {
  test('2.2 without an accepted agreement the flag is refused in words', async () => {
    const answer = await flag(stage.people.Sam, { isPartner: true, reason: 'They asked' })
    expect([answer.status, codeOf(answer)]).toEqual([409, 'agreement_missing'])
    expect(answer.body.errors[0].message).toMatch(/accept/)
  })

  test('2.2 an owner accepts the current text; repeating answers the same record; the generated create refuses', async () => {
    const current = await get(
      stage.people.Greta,
      'partner-agreements/current?appliesTo=organisation',
    )
    expect(current.body.texts.map(({ locale }: { locale: string }) => locale)).toEqual(['en', 'nl'])
    const body = { organisation: stage.places.northside, version: current.body.version.id }

    const first = await post(stage.people.Greta, 'agreement-acceptances', body, {
      'user-agent': 'jest',
      'x-forwarded-for': '203.0.113.9',
    })
    const second = await post(stage.people.Greta, 'agreement-acceptances', body)

    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.body.doc.id).toBe(first.body.doc.id)
    expect(first.body.doc).toMatchObject({
      acceptedByName: 'Greta',
      channel: 'online',
      ip: '203.0.113.9',
      locale: 'en',
      role: 'owner',
      userAgent: 'jest',
    })
    expect(first.body.doc.sha256).toBe(current.body.texts[0].sha256)
    const generated = await graphql(
      stage.host,
      `mutation { createAgreementAcceptance(data: { organisation: "${body.organisation}", version: "${body.version}" }) { id } }`,
      { token: stage.people.Greta.token },
    )
    expect(codeOf(generated)).toBe('already_accepted')
  })

  test.each([
    [
      'another text',
      () => ({ organisation: stage.places.northside, version: stage.places.northside }),
      409,
      'agreement_changed',
    ],
    [
      'another organisation',
      () => ({ organisation: stage.places.veldwerk, version: stage.places.northside }),
      403,
      'forbidden',
    ],
    ['no text', () => ({ organisation: stage.places.northside }), 400, 'validation_failed'],
  ])('2.2 accepting %s is refused', async (_, body, status, code) => {
    const answer = await post(stage.people.Greta, 'agreement-acceptances', body())
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
  })

  test('1.5 staff say why', async () => {
    const answer = await flag(stage.people.Sam, { isPartner: true })
    expect([answer.status, codeOf(answer)]).toEqual([400, 'reason_required'])
  })

  test('2.1 nobody but staff sets the flag', async () => {
    expect(codeOf(await flag(stage.people.Greta, { isPartner: true }))).toBe('field_not_writable')
    for (const person of [stage.people.Olga, stage.people.Ed, stage.people.Daan])
      expect((await flag(person, { isPartner: true })).status).toBe(403)
  })

  test('3.2 who is not a partner opens no client workspace', async () => {
    const answer = await post(stage.people.Greta, 'workspaces', clientWorkspace())
    expect([answer.status, codeOf(answer)]).toEqual([403, 'not_a_partner'])
  })

  test('2.3 the flag sets partnerSince, is audited with its reason, and the owners are told', async () => {
    const answer = await flag(stage.people.Sam, {
      isPartner: true,
      reason: 'An agency for two cities',
    })
    expect(answer.status).toBe(200)
    expect(answer.body.doc.partnerSince).toMatch(/^\d{4}-/)
    const events = await get(
      stage.people.Sam,
      `audit-events?where[organisation][equals]=${stage.places.northside}&where[action][equals]=organisation.partner_started&depth=0`,
    )
    expect(events.body.docs).toMatchObject([
      {
        actor: stage.people.Sam.id,
        after: { isPartner: true },
        before: { isPartner: false },
        reason: 'An agency for two cities',
      },
    ])
    const mails = await get(
      stage.people.Sam,
      'outgoing-mails?where[kind][equals]=partner-started&where[to][equals]=greta@northside.example',
    )
    expect(mails.body.totalDocs).toBe(1)
  })
})

describe('3 opening an external-client workspace', () => {
  test.each([
    ['data_owner_required', { dataOwner: { email: 'daphne@delft.example' } }, 400],
    ['data_owner_required', { dataOwner: { organisationName: 'City of Delft' } }, 400],
    ['agreement_required', { agreementAccepted: false }, 400],
    [
      'address_invalid',
      { dataOwner: { email: 'a@b.example, c@d.example', organisationName: 'X' } },
      400,
    ],
    [
      'data_owner_is_insider',
      { dataOwner: { email: 'GRETA@northside.example', organisationName: 'X' } },
      400,
    ],
    ['agreement_changed', { agreementVersion: '01a2107f-0532-71ac-a991-80be2026e6a9' }, 409],
    ['staff_outside', { dataOwner: { email: 'sam@platform.example', organisationName: 'X' } }, 403],
    ['validation_failed', { name: '' }, 400],
  ])('3.2 %s', async (code, more, status) => {
    const answer = await post(stage.people.Greta, 'workspaces', clientWorkspace(more))
    expect([codeOf(answer), answer.status]).toEqual([code, status])
  })

  test('3.1 an internal workspace takes no data owner', async () => {
    const answer = await post(
      stage.people.Greta,
      'workspaces',
      clientWorkspace({ usageContext: 'internal' }),
    )
    expect(codeOf(answer)).toBe('validation_failed')
  })

  test.each(['Olga', 'Sam', 'Ed', 'Daan'] as const)(
    '3.2 %s cannot open one at Northside',
    async (name) => {
      expect((await post(stage.people[name], 'workspaces', clientWorkspace())).status).toBe(403)
    },
  )

  test('3.4 one call makes the workspace, its account, the owner, the evidence, the invitation, the events and the mail', async () => {
    const answer = await post(stage.people.Greta, 'workspaces?depth=0', clientWorkspace())
    expect(answer.status).toBe(201)
    created = answer.body.doc
    expect(created).toMatchObject({
      dataOwner: { email: 'daphne@delft.example' },
      isDataOwner: false,
      myRole: 'owner',
      tier: 'free',
      usageContext: 'external',
    })

    const sam = stage.people.Sam
    const at = `where[workspace][equals]=${created.id}&depth=0`
    const account = await get(sam, `billing-accounts?${at}`)
    expect(account.body.docs).toMatchObject([
      {
        organisation: stage.places.northside,
        paymentMode: 'none',
        scope: 'workspace',
        tier: 'free',
      },
    ])
    const memberships = await get(sam, `memberships?${at}`)
    expect(memberships.body.docs).toMatchObject([
      { role: 'owner', source: 'creation', user: stage.people.Greta.id },
    ])
    const acceptances = await get(sam, `agreement-acceptances?${at}`)
    expect(acceptances.body.docs).toMatchObject([
      { acceptedBy: stage.people.Greta.id, organisation: stage.places.northside, role: 'owner' },
    ])
    const invitations = await get(sam, `invitations?${at}`)
    expect(invitations.body.docs).toMatchObject([
      { email: 'daphne@delft.example', role: 'observer', source: 'data-owner', status: 'pending' },
    ])
    const events = await get(sam, `audit-events?${at}`)
    expect(new Set(events.body.docs.map(({ action }: { action: string }) => action))).toEqual(
      new Set([
        'agreement.accepted',
        'invitation.created',
        'membership.created',
        'workspace.created',
      ]),
    )
    const mails = await get(sam, 'outgoing-mails?where[to][equals]=daphne@delft.example')
    expect(mails.body.docs).toMatchObject([{ kind: 'data-owner-invited', status: 'waiting' }])
  })

  test('5.3 the data owner inspects the link, registers by it, and is signed in', async () => {
    const token = await mailedToken(stage.host, 'daphne@delft.example')
    const seen = await post(undefined, 'invitations/inspect', { token })
    expect(seen.body).toMatchObject({
      channel: 'email',
      inviterName: 'Greta',
      needs: 'register',
      organisationName: 'Northside',
      place: { kind: 'workspace', name: 'Delft listens' },
      role: 'observer',
    })
    expect(JSON.stringify(seen.body)).not.toContain('daphne@delft.example')

    const accepted = await post(undefined, 'invitations/accept', {
      name: 'Daphne',
      password: 'a long password',
      token,
    })
    expect(accepted.status).toBe(200)
    expect(accepted.body).toMatchObject({
      invitation: { status: 'accepted' },
      membership: { role: 'observer', source: 'data-owner' },
      user: { email: 'daphne@delft.example' },
    })
    expect(accepted.headers.get('set-cookie')).toMatch(/^payload-token=/)
    const me = await get({ email: '', id: '', token: accepted.body.token }, 'users/me')
    expect(me.body.user.email).toBe('daphne@delft.example')
    daphne = await signIn(stage.host, 'daphne@delft.example', 'a long password')

    const again = await post(undefined, 'invitations/accept', {
      name: 'Eve',
      password: 'a long password',
      token,
    })
    expect([again.status, codeOf(again)]).toEqual([410, 'invitation_used'])
    expect((await post(daphne, 'invitations/accept', { token })).status).toBe(200)
  })

  test('3.6 she sees exactly this workspace, as its data owner, and can change nothing', async () => {
    const workspaces = await get(daphne, 'workspaces?depth=0')
    expect(workspaces.body.docs).toMatchObject([
      { id: created.id, isDataOwner: true, myRole: 'observer' },
    ])
    const project = await post(stage.people.Greta, 'projects', {
      name: 'Canals',
      workspace: created.id,
    })
    const { id } = project.body.doc
    await post(stage.people.Greta, 'conversations', {
      project: id,
      title: 'On the bridge',
      transcript: 'Hello',
    })
    await post(stage.people.Greta, 'reports', { project: id, title: 'Draft' })
    await post(stage.people.Greta, 'reports', {
      project: id,
      status: 'published',
      title: 'Published',
    })

    const titles = async (path: string) =>
      (await get(daphne, path)).body.docs.map(
        (doc: { name?: string; title?: string }) => doc.title ?? doc.name,
      )
    expect(await titles('projects')).toEqual(['Canals'])
    expect(await titles('conversations')).toEqual(['On the bridge'])
    expect(await titles('reports')).toEqual(['Published'])
    expect((await patch(daphne, `workspaces/${created.id}`, { name: 'Mine' })).status).toBe(403)
    expect((await patch(daphne, `projects/${id}`, { name: 'Mine' })).status).toBe(403)
    expect((await post(daphne, 'projects', { name: 'Mine', workspace: created.id })).status).toBe(
      403,
    )
    expect(
      (await rest(stage.host, 'DELETE', `projects/${id}`, { token: daphne.token })).status,
    ).toBe(403)
  })

  test('3.5 nobody else ends her view or revokes her invitation', async () => {
    const { body } = await get(
      stage.people.Greta,
      `memberships?where[workspace][equals]=${created.id}&where[role][equals]=observer&depth=0`,
    )
    const membership = body.docs[0].id
    for (const more of [{ ended: true }, { expiresAt: '2030-01-01T00:00:00Z' }]) {
      const answer = await patch(stage.people.Greta, `memberships/${membership}`, more)
      expect([answer.status, codeOf(answer)]).toEqual([409, 'data_owner_stays'])
    }
    expect(
      codeOf(
        await patch(stage.people.Sam, `memberships/${membership}`, { ended: true, reason: 'x' }),
      ),
    ).toBe('data_owner_stays')
    const changed = await patch(stage.people.Greta, `workspaces/${created.id}`, {
      dataOwner: { email: 'new@delft.example' },
    })
    expect([changed.status, changed.body.doc.dataOwner.proposedEmail]).toEqual([
      200,
      'new@delft.example',
    ])
  })

  test('4.6 an observer becomes external by one PATCH; he and the owners are told', async () => {
    const { body } = await get(
      stage.people.Greta,
      `memberships?where[workspace][equals]=${created.id}&where[role][equals]=observer&depth=0`,
    )
    expect(
      (await patch(stage.people.Greta, `memberships/${body.docs[0].id}`, { role: 'external' }))
        .status,
    ).toBe(200)
    const mails = await get(
      stage.people.Sam,
      'outgoing-mails?where[kind][equals]=membership-changed',
    )
    expect(mails.body.docs.map(({ to }: { to: string }) => to).sort()).toEqual([
      'daphne@delft.example',
      'greta@northside.example',
    ])
  })

  test('3.5 a new address counts at once while the old one never had access', async () => {
    const { body } = await post(
      stage.people.Greta,
      'workspaces?depth=0',
      clientWorkspace({
        dataOwner: { email: 'typo@leiden.example', organisationName: 'Leiden' },
        name: 'Leiden',
      }),
    )
    const answer = await patch(stage.people.Greta, `workspaces/${body.doc.id}`, {
      dataOwner: { email: 'lena@leiden.example' },
    })
    expect(answer.status).toBe(200)
    const { docs } = (
      await get(
        stage.people.Sam,
        `invitations?where[workspace][equals]=${body.doc.id}&sort=createdAt`,
      )
    ).body
    expect(docs).toMatchObject([
      { email: 'typo@leiden.example', status: 'revoked' },
      { email: 'lena@leiden.example', status: 'pending' },
    ])
  })

  test('2.4 clearing the flag leaves her workspace running and opens no new one', async () => {
    expect(
      (await flag(stage.people.Sam, { isPartner: false, reason: 'Ended' })).body.doc.partnerSince,
    ).toBeNull()
    expect((await get(daphne, `workspaces/${created.id}`)).status).toBe(200)
    expect(codeOf(await post(stage.people.Greta, 'workspaces', clientWorkspace()))).toBe(
      'not_a_partner',
    )
  })
})

describe('2.6 agreements', () => {
  const rich = (text: string) => ({
    root: {
      children: [
        {
          children: [
            { detail: 0, format: 0, mode: 'normal', style: '', text, type: 'text', version: 1 },
          ],
          direction: 'ltr',
          format: '',
          indent: 0,
          textFormat: 0,
          type: 'paragraph',
          version: 1,
        },
      ],
      direction: 'ltr',
      format: '',
      indent: 0,
      type: 'root',
      version: 1,
    },
  })

  test('publishing freezes a version; an unchanged text makes none; old acceptances keep their text', async () => {
    const ed = stage.people.Ed
    const before = (await get(ed, 'partner-agreements/current?appliesTo=organisation')).body
    const agreement = before.version.agreement as string
    const publish = (body: object) =>
      patch(ed, `partner-agreements/${agreement}?locale=en`, { _status: 'published', ...body })

    expect((await publish({ title: 'Partner agreement, again' })).status).toBe(200)
    expect(
      (await get(ed, 'partner-agreements/current?appliesTo=organisation')).body.version.version,
    ).toBe(1)
    expect((await publish({ body: rich('A new text') })).status).toBe(200)
    const after = (await get(ed, 'partner-agreements/current?appliesTo=organisation')).body
    expect([after.version.version, after.texts[0].text]).toEqual([2, 'A new text'])

    const acceptances = await get(
      stage.people.Olga,
      `agreement-acceptances?where[organisation][equals]=${stage.places.veldwerk}&where[workspace][exists]=false`,
    )
    expect(acceptances.body.docs[0].version.texts[0].text).toBe(before.texts[0].text)
    const late = await post(stage.people.Olga, 'agreement-acceptances', {
      organisation: stage.places.veldwerk,
      version: before.version.id,
    })
    expect(codeOf(late)).toBe('agreement_changed')
  })

  test('while it is unpublished there is no current one', async () => {
    const { body } = await get(
      stage.people.Ed,
      'partner-agreements?where[appliesTo][equals]=organisation',
    )
    await patch(stage.people.Ed, `partner-agreements/${body.docs[0].id}`, { _status: 'draft' })
    const answer = await get(stage.people.Olga, 'partner-agreements/current?appliesTo=organisation')
    expect([answer.status, codeOf(answer)]).toEqual([409, 'agreement_not_published'])
  })

  test.each([
    'update agreement_versions set version = 9',
    'delete from agreement_acceptances',
    'truncate audit_events',
    "update agreement_versions_locale_texts set text = ''",
    'delete from audit_events',
  ])('the database itself refuses: %s', async (statement) => {
    const { pool } = stage.host.payload.db as unknown as {
      pool: { query: (text: string) => Promise<unknown> }
    }
    await expect(pool.query(statement)).rejects.toThrow(/append-only/)
  })

  test('a frozen version takes no further text', async () => {
    const { pool } = stage.host.payload.db as unknown as {
      pool: { query: (text: string) => Promise<unknown> }
    }
    await expect(
      pool.query(
        "insert into agreement_versions_locale_texts (_order, _parent_id, id, locale, body, text, sha256) select 9, id, 'x', 'de', '{}', 'x', 'x' from agreement_versions limit 1",
      ),
    ).rejects.toThrow(/takes no further text/)
  })
})
