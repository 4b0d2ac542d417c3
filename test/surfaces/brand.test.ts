import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { brandOf, workspaceBrand } from 'payload-partner-program'
import sharp from 'sharp'

import type { Answer } from '../support/host'
import type { Name, Stage } from '../support/people'

import { unseal } from '../../src/mail/seal'
import { codeOf, graphql, ORIGIN, raw, rest } from '../support/host'
import { mailedToken, startStage } from '../support/people'

/** Whose logo is shown where, who sets it, and what becomes of it when a tier falls (SPEC 3.1, 3.8). */
let stage: Stage
let logos: { northside: string; veldwerk: string }
beforeAll(async () => {
  stage = await startStage()
  logos = {
    northside: await uploaded('Greta', stage.places.northside),
    veldwerk: await uploaded('Olga', stage.places.veldwerk),
  }
}, 120_000)
afterAll(() => stage.host.stop())

const as = (who: Name) => ({ token: stage.people[who].token })

const picture = (color: string) =>
  sharp({ create: { background: color, channels: 3, height: 20, width: 40 } })
    .png()
    .toBuffer()

const uploadAs = async (
  who: Name | undefined,
  organisation: string,
  more: object = {},
): Promise<Answer> => {
  const form = new FormData()
  form.set('_payload', JSON.stringify({ organisation, ...more }))
  form.set(
    'file',
    new File([new Uint8Array(await picture('red'))], 'ours.png', { type: 'image/png' }),
  )
  return rest(stage.host, 'POST', 'logos', { body: form, ...(who && as(who)) })
}

const uploaded = async (who: Name, organisation: string): Promise<string> => {
  const { body, status } = await uploadAs(who, organisation, { alt: 'Our mark' })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.doc.id as string
}

const patch = (who: Name, path: string, body: object) =>
  rest(stage.host, 'PATCH', path, { body, ...as(who) })
const setTier = async (tier: string) => {
  const { docs } = await stage.host.payload.find({
    collection: 'billing-accounts',
    overrideAccess: true,
    where: { workspace: { equals: stage.places.haarlem } },
  })
  await stage.host.payload.update({
    collection: 'billing-accounts',
    data: { tier },
    id: docs[0]!.id,
    overrideAccess: true,
  })
}
const haarlem = () => `workspaces/${stage.places.haarlem}`
const brand = async (workspace: string) => rest(stage.host, 'GET', `workspaces/${workspace}/brand`)

describe('3.8 who uploads a logo', () => {
  test.each([
    ['Olga', 201, undefined],
    ['Adam', 201, undefined],
    ['Mia', 403, 'forbidden'],
    ['Bea', 403, 'forbidden'],
    ['Xander', 403, 'forbidden'],
    ['Daan', 403, 'forbidden'],
    ['Greta', 403, 'forbidden'],
    ['Sam', 403, 'forbidden'],
    ['Ed', 403, 'forbidden'],
    [undefined, 403, 'forbidden'],
  ] as const)('%s, for Veldwerk: %d', async (who, status, code) => {
    const answer = await uploadAs(who, stage.places.veldwerk)
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
  })

  test('1.2 an organisation that there is not is refused as one that one may not see', async () => {
    for (const id of ['019ab000-0000-7000-8000-000000000000', 'x'])
      expect(codeOf(await uploadAs('Olga', id))).toBe('forbidden')
  })

  test('without an organisation the field is named', async () => {
    const answer = await uploadAs('Olga', '')
    expect([answer.status, codeOf(answer)]).toEqual([400, 'validation_failed'])
    expect(answer.body.errors[0].data.errors[0].path).toBe('organisation')
  })

  test('everybody reads it and its file, without signing in', async () => {
    const { body, status } = await rest(stage.host, 'GET', `logos/${logos.veldwerk}?depth=1`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      alt: 'Our mark',
      height: 20,
      organisation: stage.places.veldwerk,
      width: 40,
    })
    const file = await raw(stage.host, 'GET', new URL(body.url as string, ORIGIN).pathname.slice(5))
    expect(file.status).toBe(200)
    expect(file.headers.get('X-Content-Type-Options')).toBe('nosniff')
    const { status: listed } = await rest(stage.host, 'GET', 'logos')
    expect(listed).toBe(200)
  })

  test('9.4 nobody asks through a logo about what he may not read', async () => {
    for (const path of [
      'organisation.createdBy.email',
      'organisation.name',
      'organisation.isPartner',
    ]) {
      const { status } = await rest(stage.host, 'GET', `logos?where[${path}][like]=a`)
      expect(status).toBe(400)
    }
    const { status } = await rest(stage.host, 'GET', 'logos?limit=x')
    expect(status).toBe(400)
  })

  test('1.4 it never changes and is never deleted', async () => {
    expect(codeOf(await patch('Olga', `logos/${logos.veldwerk}`, { alt: 'x' }))).toBe('forbidden')
    const deleted = await rest(stage.host, 'DELETE', `logos/${logos.veldwerk}`, as('Olga'))
    expect(codeOf(deleted)).toBe('never_deleted')
  })
})

describe('3.8 setting it on an organisation', () => {
  const veldwerk = () => `organisations/${stage.places.veldwerk}`

  test('its owner and admin do, with one of its own; the others do not', async () => {
    for (const who of ['Mia', 'Bea', 'Xander', 'Daan', 'Greta'] as const)
      expect(codeOf(await patch(who, veldwerk(), { logo: logos.veldwerk }))).toBe('forbidden')
    for (const who of ['Olga', 'Adam'] as const)
      expect((await patch(who, veldwerk(), { logo: logos.veldwerk })).status).toBe(200)
    expect((await patch('Olga', veldwerk(), { logo: null })).body.doc.logo).toBeNull()
  })

  test.each(['northside', 'unknown', 'malformed'])('one of somebody else: %s', async (whose) => {
    const logo = { malformed: 'x', northside: logos.northside }[whose]
    const answer = await patch('Olga', veldwerk(), {
      logo: logo ?? '019ab000-0000-7000-8000-000000000000',
    })
    expect([answer.status, codeOf(answer)]).toEqual([403, 'forbidden'])
  })

  test('a new organisation has none yet to choose from', async () => {
    const answer = await rest(stage.host, 'POST', 'organisations', {
      body: { logo: logos.veldwerk, name: 'Copycat' },
      ...as('Olga'),
    })
    expect([answer.status, codeOf(answer)]).toEqual([403, 'forbidden'])
  })

  test('staff do it with a reason', async () => {
    expect(codeOf(await patch('Sam', veldwerk(), { logo: logos.veldwerk }))).toBe('reason_required')
    const { body } = await patch('Sam', veldwerk(), { logo: logos.veldwerk, reason: 'asked to' })
    expect(body.doc.logo.id).toBe(logos.veldwerk)
    await patch('Olga', veldwerk(), { logo: null })
  })
})

describe('3.8 setting it on a workspace', () => {
  test('an internal one has none of its own, at any tier', async () => {
    const answer = await patch('Olga', `workspaces/${stage.places.research}`, {
      logo: logos.veldwerk,
    })
    expect([answer.status, codeOf(answer)]).toEqual([400, 'whitelabel_external_only'])
    expect(answer.body.errors[0].data.errors[0].path).toBe('logo')
  })

  test('9.2 whose logo it is comes first', async () => {
    for (const workspace of [stage.places.research, stage.places.haarlem])
      for (const logo of [logos.northside, 'x'])
        expect(codeOf(await patch('Olga', `workspaces/${workspace}`, { logo }))).toBe('forbidden')
  })

  test('below changemaker it is refused, to staff too; taking it away never is', async () => {
    for (const tier of ['free', 'innovator']) {
      await setTier(tier)
      const answer = await patch('Olga', haarlem(), { logo: logos.veldwerk })
      expect([answer.status, codeOf(answer)]).toEqual([403, 'tier_required'])
      const { status } = await patch('Olga', haarlem(), { logo: null })
      expect(status).toBe(200)
    }
    const byStaff = await patch('Sam', haarlem(), { logo: logos.veldwerk, reason: 'asked to' })
    expect(codeOf(byStaff)).toBe('tier_required')
  })

  test('a new one is at the lowest tier', async () => {
    const open = (data: object) =>
      rest(stage.host, 'POST', 'workspaces', {
        body: { name: 'Branded', organisation: stage.places.veldwerk, ...data },
        ...as('Olga'),
      })
    const external = {
      agreementAccepted: true,
      dataOwner: { email: 'new@client.example', organisationName: 'Client' },
      usageContext: 'external',
    }
    expect(codeOf(await open({ ...external, logo: logos.veldwerk }))).toBe('tier_required')
    expect(codeOf(await open({ ...external, logo: logos.northside }))).toBe('forbidden')
    expect(codeOf(await open({ logo: logos.veldwerk }))).toBe('whitelabel_external_only')
    expect((await open({ logo: null, name: 'Unbranded' })).status).toBe(201)
  })

  test('from changemaker on owner and admin set it, staff with a reason; others do not', async () => {
    for (const tier of ['changemaker', 'guardian']) {
      await setTier(tier)
      for (const who of ['Mia', 'Bea', 'Xander', 'Daan', 'Greta', 'Ed'] as const)
        expect(codeOf(await patch(who, haarlem(), { logo: logos.veldwerk }))).toBe('forbidden')
      expect((await patch('Olga', haarlem(), { logo: logos.veldwerk })).status).toBe(200)
      expect((await patch('Adam', haarlem(), { logo: null })).status).toBe(200)
      expect(codeOf(await patch('Sam', haarlem(), { logo: logos.veldwerk }))).toBe(
        'reason_required',
      )
      expect((await patch('Sam', haarlem(), { logo: logos.veldwerk, reason: 'x' })).status).toBe(
        200,
      )
    }
  })

  test('1.3 sent back unchanged it passes at a tier that would no longer allow it', async () => {
    await setTier('changemaker')
    await patch('Olga', haarlem(), { logo: logos.veldwerk })
    await setTier('free')
    const { status } = await patch('Olga', haarlem(), { logo: logos.veldwerk })
    expect(status).toBe(200)
  })

  test('8.6 each change is in the audit log', async () => {
    await setTier('changemaker')
    await patch('Olga', haarlem(), { logo: null })
    await patch('Olga', haarlem(), { logo: logos.veldwerk })
    const { docs } = await stage.host.payload.find({
      collection: 'audit-events',
      limit: 1,
      overrideAccess: true,
      sort: '-at',
      where: { action: { equals: 'workspace.changed' } },
    })
    expect(docs[0]).toMatchObject({ after: { logo: logos.veldwerk }, before: { logo: null } })
  })
})

describe('3.8 the brand of a workspace', () => {
  beforeAll(async () => {
    await setTier('changemaker')
    await patch('Olga', haarlem(), { logo: logos.veldwerk })
    await patch('Olga', `organisations/${stage.places.veldwerk}`, { logo: null })
  })

  test('is its own logo, for everybody, on every surface', async () => {
    const { body, status } = await brand(stage.places.haarlem)
    expect(status).toBe(200)
    expect(body).toEqual({
      logo: {
        alt: 'Our mark',
        height: 20,
        id: logos.veldwerk,
        url: expect.stringMatching(/\/api\/logos\/file\/[\da-f-]{36}\.png$/),
        width: 40,
      },
    })
    const { payload } = stage.host
    const req = await createLocalReq({}, payload)
    expect(await brandOf(payload, stage.places.haarlem)).toEqual(body)
    expect(await brandOf(req, stage.places.haarlem)).toEqual(body)
    expect(await workspaceBrand({ id: stage.places.haarlem, req })).toEqual(body)
    const { body: answer } = await graphql(
      stage.host,
      `{ workspaceBrand(id: "${stage.places.haarlem}") { logo { alt height id url width } } }`,
    )
    expect(answer.data.workspaceBrand).toEqual(body)
  })

  test('a lower tier hides it at once, and a higher one shows it again', async () => {
    await setTier('innovator')
    expect((await brand(stage.places.haarlem)).body).toEqual({ logo: null })
    await setTier('guardian')
    expect((await brand(stage.places.haarlem)).body.logo.id).toBe(logos.veldwerk)
  })

  test('3.1 else it is the logo of its organisation', async () => {
    const theirs = await uploaded('Olga', stage.places.veldwerk)
    await patch('Olga', `organisations/${stage.places.veldwerk}`, { logo: theirs })
    expect((await brand(stage.places.research)).body.logo.id).toBe(theirs)
    await setTier('free')
    expect((await brand(stage.places.haarlem)).body.logo.id).toBe(theirs)
    await patch('Olga', `organisations/${stage.places.veldwerk}`, { logo: null })
    expect((await brand(stage.places.research)).body).toEqual({ logo: null })
    await setTier('changemaker')
  })

  test.each(['019ab000-0000-7000-8000-000000000000', 'x'])('%s is not found', async (id) => {
    const answer = await brand(id)
    expect([answer.status, codeOf(answer)]).toEqual([404, 'not_found'])
    await expect(brandOf(stage.host.payload, id)).rejects.toMatchObject({ status: 404 })
  })
})

describe('3.8 where it shows', () => {
  const invite = async (email: string, place: object, role = 'observer') => {
    const { body, status } = await rest(stage.host, 'POST', 'invitations', {
      body: { email, role, ...place },
      ...as('Olga'),
    })
    if (status !== 201) throw new Error(JSON.stringify(body))
    return rest(stage.host, 'POST', 'invitations/inspect', {
      body: { token: await mailedToken(stage.host, email) },
    })
  }
  const mailTo = async (to: string) => {
    const { docs } = await stage.host.payload.db.find<{ sealed: string; subject: string }>({
      collection: 'outgoing-mails',
      limit: 1,
      sort: '-createdAt',
      where: { to: { equals: to } },
    } as never)
    const { sealed, subject } = docs[0]!
    const body = unseal(stage.host.payload.secret, sealed) ?? ''
    return { ...(JSON.parse(body) as { html: string; text: string }), subject }
  }

  test('the invitation page and its mail carry the workspace’s own', async () => {
    await setTier('changemaker')
    const { body } = await invite('watcher@client.example', { workspace: stage.places.haarlem })
    expect(body).toMatchObject({
      logo: expect.stringContaining('/api/logos/file/'),
      source: 'person',
    })
    const { html, subject, text } = await mailTo('watcher@client.example')
    expect(html).toMatch(
      /^<p><img src="http:\/\/localhost:3000\/api\/logos\/file\/[\da-f-]{36}\.png" alt="Our mark"/,
    )
    expect(text).not.toContain('logos')
    expect(subject).toBe('You are invited')
  })

  test('a mail about a workspace without one is as it was', async () => {
    await setTier('free')
    const { body } = await invite('other@client.example', { workspace: stage.places.haarlem })
    expect(body.logo).toBeNull()
    expect((await mailTo('other@client.example')).html).not.toContain('<img')
    await setTier('changemaker')
  })

  test('an invitation to the organisation shows its own logo', async () => {
    const theirs = await uploaded('Olga', stage.places.veldwerk)
    await patch('Olga', `organisations/${stage.places.veldwerk}`, { logo: theirs })
    const { body } = await invite(
      'new@elsewhere.example',
      { organisation: stage.places.veldwerk },
      'member',
    )
    const { body: logo } = await rest(stage.host, 'GET', `logos/${theirs}`)
    expect(body.logo).toBe(logo.url)
    await patch('Olga', `organisations/${stage.places.veldwerk}`, { logo: null })
  })

  test('5.3 an invitation tells where it comes from: a data owner’s, a sign-up’s, which has no logo', async () => {
    await rest(stage.host, 'POST', 'workspaces', {
      body: {
        agreementAccepted: true,
        dataOwner: { email: 'owner@delft.example', organisationName: 'Delft' },
        name: 'Delft panel',
        organisation: stage.places.veldwerk,
        usageContext: 'external',
      },
      ...as('Olga'),
    })
    const inspected = async (email: string) =>
      (
        await rest(stage.host, 'POST', 'invitations/inspect', {
          body: { token: await mailedToken(stage.host, email) },
        })
      ).body
    expect(await inspected('owner@delft.example')).toMatchObject({ source: 'data-owner' })
    await rest(stage.host, 'POST', 'partner-program/sign-up', { body: { email: 'a@b.example' } })
    expect(await inspected('a@b.example')).toMatchObject({ logo: null, source: 'sign-up' })
  })

  test('no name writes markup into a mail', async () => {
    const logo = (await uploadAs('Olga', stage.places.veldwerk, { alt: '"><script>x</script>' }))
      .body.doc.id as string
    await patch('Olga', haarlem(), { logo })
    await invite('third@client.example', { workspace: stage.places.haarlem })
    const { html } = await mailTo('third@client.example')
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toContain('<script')
  })
})
