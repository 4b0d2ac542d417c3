import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Person, Stage } from '../support/people'

import { codeOf, said } from '../support/host'
import { callsOn, mailedToken, newcomer, signIn, startStage } from '../support/people'

/** Memberships and invitations by mail, as people use them (SPEC 4.4–4.8, 4.13, 5). */
let stage: Stage
beforeAll(async () => {
  stage = await startStage({ TEST_CLOCK: '1' })
}, 120_000)
afterAll(() => stage.host.stop())

const { get, patch, post } = callsOn(() => stage)
const membershipOf = async (person: Person, place: object): Promise<string> => {
  const where = {
    and: [
      { user: { equals: person.id } },
      ...Object.entries(place).map(([field, id]) => ({ [field]: { equals: id } })),
      { endedAt: { exists: false } },
    ],
  }
  const { docs } = await stage.host.payload.find({
    collection: 'memberships',
    depth: 0,
    overrideAccess: true,
    where,
  } as never)
  return (docs[0] as unknown as { id: string }).id
}
const invite = (person: Person, body: object) => post(person, 'invitations?depth=0', body)

describe('4.7 the hierarchy', () => {
  test('nobody grants, edits or ends above his own role, and nobody raises himself', async () => {
    const { Adam, Mia, Olga } = stage.people
    const { haarlem, veldwerk } = stage.places
    expect(
      said(
        await patch(Adam, `memberships/${await membershipOf(Olga, { organisation: veldwerk })}`, {
          role: 'member',
        }),
      ),
    ).toEqual([403, 'role_above_own'])
    expect(
      said(
        await patch(Adam, `memberships/${await membershipOf(Olga, { organisation: veldwerk })}`, {
          ended: true,
        }),
      ),
    ).toEqual([403, 'role_above_own'])
    expect(
      said(
        await patch(Mia, `memberships/${await membershipOf(Mia, { workspace: haarlem })}`, {
          role: 'admin',
        }),
      ),
    ).toEqual([403, 'role_above_own'])
    expect(
      said(await invite(Adam, { email: 'o@guest.example', role: 'owner', workspace: haarlem })),
    ).toEqual([403, 'role_above_own'])
  })

  test('nobody becomes owner unasked', async () => {
    const { Mia, Olga } = stage.people
    const { research, veldwerk } = stage.places
    expect(
      said(
        await patch(Olga, `memberships/${await membershipOf(Mia, { organisation: veldwerk })}`, {
          role: 'owner',
        }),
      ),
    ).toEqual([409, 'owner_needs_consent'])
    expect(
      said(
        await post(Olga, 'memberships', {
          role: 'owner',
          user: stage.people.Adam.id,
          workspace: research,
        }),
      ),
    ).toEqual([409, 'owner_needs_consent'])
    const asked = await invite(Olga, { email: Mia.email, organisation: veldwerk, role: 'owner' })
    expect([asked.status, asked.body.doc.status]).toEqual([201, 'pending'])
    const accepted = await post(Mia, `invitations/${asked.body.doc.id}/accept`)
    expect(accepted.body.membership.role).toBe('owner')
    expect(
      (await patch(Olga, `memberships/${accepted.body.membership.id}`, { role: 'member' })).status,
    ).toBe(200)
  })
})

describe('4.8, 4.13 memberships', () => {
  test('an owner is never time-boxed, and times lie in the future', async () => {
    const { Adam, Mia, Olga } = stage.people
    const { haarlem, veldwerk } = stage.places
    expect(
      codeOf(
        await patch(Olga, `memberships/${await membershipOf(Olga, { organisation: veldwerk })}`, {
          expiresAt: '2090-01-01T00:00:00Z',
        }),
      ),
    ).toBe('validation_failed')
    expect(
      codeOf(
        await patch(Adam, `memberships/${await membershipOf(Mia, { workspace: haarlem })}`, {
          expiresAt: '2020-01-01T00:00:00Z',
        }),
      ),
    ).toBe('validation_failed')
  })

  test.each([
    [
      'an unseen person',
      () => ({ role: 'member', user: stage.people.Greta.id, workspace: stage.places.haarlem }),
      403,
      'forbidden',
    ],
    [
      'one who is there',
      () => ({ role: 'member', user: stage.people.Mia.id, workspace: stage.places.haarlem }),
      409,
      'already_member',
    ],
    [
      'two places',
      () => ({
        organisation: stage.places.veldwerk,
        role: 'member',
        user: stage.people.Mia.id,
        workspace: stage.places.haarlem,
      }),
      400,
      'validation_failed',
    ],
    [
      'an organisation role that there is none of',
      () => ({ organisation: stage.places.veldwerk, role: 'observer', user: stage.people.Mia.id }),
      400,
      'validation_failed',
    ],
    [
      'an insider as observer',
      () => ({ role: 'external', user: stage.people.Bea.id, workspace: stage.places.haarlem }),
      409,
      'insider_outsider_conflict',
    ],
    [
      'an observer of an internal workspace',
      () => ({ role: 'observer', user: stage.people.Bea.id, workspace: stage.places.research }),
      400,
      'observer_external_only',
    ],
    [
      'a place of somebody else',
      () => ({ role: 'member', user: stage.people.Mia.id, workspace: stage.places.studio }),
      403,
      'forbidden',
    ],
  ])('4.13 adding %s is refused', async (_, body, status, code) => {
    expect(said(await post(stage.people.Adam, 'memberships', body()))).toEqual([status, code])
  })

  test('4.9 the scope of a membership is fixed', async () => {
    const id = await membershipOf(stage.people.Mia, { workspace: stage.places.haarlem })
    for (const body of [
      { workspace: stage.places.research },
      { user: stage.people.Bea.id },
      { source: 'creation' },
      { endedAt: '2020-01-01T00:00:00Z' },
    ]) {
      expect(said(await patch(stage.people.Olga, `memberships/${id}`, body))).toEqual([
        400,
        'field_not_writable',
      ])
    }
    expect(
      (
        await patch(stage.people.Olga, `memberships/${id}`, {
          source: 'direct',
          user: stage.people.Mia.id,
          workspace: stage.places.haarlem,
        })
      ).status,
    ).toBe(200)
  })

  test('4.4 leaving the organisation ends the insider memberships in its workspaces; adding again makes a new row', async () => {
    const { Olga } = stage.people
    const { research, veldwerk } = stage.places
    const person = await newcomer(stage.host, 'Leo')
    const asked = await invite(Olga, { email: person.email, role: 'member', workspace: research })
    await post(person, `invitations/${asked.body.doc.id}/accept`)
    const brought = await membershipOf(person, { organisation: veldwerk })
    const inside = await membershipOf(person, { workspace: research })
    expect((await patch(person, `memberships/${brought}`, { ended: true })).status).toBe(200)
    expect((await get(person, `workspaces/${research}`)).status).toBe(404)
    expect((await get(Olga, `memberships/${inside}`)).body.endedAt).toBeTruthy()
    const again = await invite(Olga, { email: person.email, role: 'member', workspace: research })
    expect(
      (await post(person, `invitations/${again.body.doc.id}/accept`)).body.membership.id,
    ).not.toBe(inside)
  })

  test('4.10 memberships by staff need a reason and are mailed to owners, admins and data owner', async () => {
    const person = await newcomer(stage.host, 'Sta')
    const body = { role: 'external', user: person.id, workspace: stage.places.haarlem }
    expect(codeOf(await post(stage.people.Sam, 'memberships', body))).toBe('reason_required')
    expect(
      (await post(stage.people.Sam, 'memberships', { ...body, reason: 'Asked by phone' })).status,
    ).toBe(201)
    const { body: mails } = await get(
      stage.people.Sam,
      'outgoing-mails?where[kind][equals]=staff-added-member&limit=50',
    )
    expect(new Set(mails.docs.map(({ to }: { to: string }) => to))).toEqual(
      new Set(['adam@veldwerk.example', 'daan@haarlem.example', 'olga@veldwerk.example']),
    )
  })

  test('1.8 staff hold no membership, and members do not become staff', async () => {
    expect(
      codeOf(
        await post(stage.people.Sam, 'memberships', {
          organisation: stage.places.veldwerk,
          reason: 'x',
          role: 'member',
          user: stage.people.Sam.id,
        }),
      ),
    ).toBe('staff_outside')
    expect(
      codeOf(
        await invite(stage.people.Olga, {
          email: 'sam@platform.example',
          organisation: stage.places.veldwerk,
          role: 'member',
        }),
      ),
    ).toBe('staff_outside')
    expect(
      codeOf(
        await patch(stage.people.Sam, `users/${stage.people.Mia.id}`, { platformRoles: ['staff'] }),
      ),
    ).toBe('staff_outside')
    expect(
      codeOf(await patch(stage.people.Sam, `users/${stage.people.Sam.id}`, { platformRoles: [] })),
    ).toBe('field_not_writable')
    expect(
      (
        await patch(stage.people.Olga, `users/${stage.people.Mia.id}`, {
          platformRoles: ['editor'],
        })
      ).status,
    ).toBe(403)
  })
})

describe('5 invitations by mail', () => {
  test.each([
    ['a list', 'a@b.example, c@d.example'],
    ['a display name', 'Eve <eve@evil.example>'],
    ['a line break', 'eve@evil.example\r\nBcc: all@evil.example'],
    ['nothing', ''],
    ['a word', 'eve'],
  ])('5.6 %s is no address', async (_, email) => {
    expect(
      said(
        await invite(stage.people.Olga, {
          email,
          role: 'external',
          workspace: stage.places.haarlem,
        }),
      ),
    ).toEqual([400, 'address_invalid'])
    expect(said(await post(undefined, 'partner-program/sign-up', { email }))).toEqual([
      400,
      'address_invalid',
    ])
  })

  test('5.2 the outcome: a colleague and an outsider with an account are added at once, others are asked', async () => {
    const { Adam, Olga } = stage.people
    const outsider = await newcomer(stage.host, 'Out')
    const results = []
    for (const [email, role] of [
      [Adam.email, 'member'],
      [outsider.email, 'external'],
      [(await newcomer(stage.host, 'In')).email, 'member'],
      ['nobody@guest.example', 'external'],
    ] as const) {
      results.push(
        (await invite(Olga, { email, role, workspace: stage.places.haarlem })).body.doc?.status ??
          'refused',
      )
    }
    expect(results).toEqual(['refused', 'accepted', 'pending', 'pending'])
    expect(
      said(
        await invite(Olga, {
          email: 'Nobody@guest.example',
          role: 'external',
          workspace: stage.places.haarlem,
        }),
      ),
    ).toEqual([409, 'already_invited'])
    expect(
      said(
        await invite(Olga, {
          email: outsider.email,
          role: 'observer',
          workspace: stage.places.haarlem,
        }),
      ),
    ).toEqual([409, 'already_member'])
  })

  test('5.4 accepting one settles the others in the organisation, except owner', async () => {
    const { Olga } = stage.people
    const { haarlem, research, veldwerk } = stage.places
    const email = 'many@guest.example'
    for (const body of [
      { organisation: veldwerk, role: 'member' },
      { role: 'admin', workspace: research },
      { role: 'owner', workspace: haarlem },
    ])
      expect((await invite(Olga, { email, ...body })).status).toBe(201)
    const { docs } = (await get(Olga, `invitations?where[email][equals]=${email}&depth=0`)).body
    await post(undefined, 'partner-program/sign-up', { email })
    await post(undefined, 'invitations/accept', {
      name: 'Many',
      password: 'partner-demo',
      token: await mailedToken(stage.host, email),
    })
    const person = await signIn(stage.host, email)
    await post(
      person,
      `invitations/${docs.find(({ organisation }: { organisation?: string }) => organisation).id}/accept`,
    )
    const after = (await get(Olga, `invitations?where[email][equals]=${email}&depth=0`)).body.docs
    expect(
      Object.fromEntries(
        after.map(({ role, status }: { role: string; status: string }) => [role, status]),
      ),
    ).toEqual({ admin: 'accepted', member: 'accepted', owner: 'pending' })
  })

  test('5.5 mine, decline, resend and revoke', async () => {
    const { Adam, Mia, Olga } = stage.people
    const person = await newcomer(stage.host, 'Dee')
    const { body } = await invite(Olga, {
      email: person.email,
      organisation: stage.places.veldwerk,
      role: 'member',
    })
    const { id } = body.doc
    expect((await get(person, 'invitations/mine')).body.docs).toMatchObject([
      { id, inviterName: 'Olga', organisationName: 'Veldwerk', role: 'member' },
    ])
    const old = await mailedToken(stage.host, person.email)
    expect(said(await post(Mia, `invitations/${id}/resend`))).toEqual([403, 'forbidden'])
    expect((await post(Adam, `invitations/${id}/resend`)).status).toBe(200)
    expect(said(await post(undefined, 'invitations/inspect', { token: old }))).toEqual([
      404,
      'not_found',
    ])
    expect((await post(person, `invitations/${id}/decline`)).body.invitation.status).toBe(
      'declined',
    )
    expect(said(await post(person, `invitations/${id}/accept`))).toEqual([410, 'invitation_used'])

    const second = (
      await invite(Olga, {
        email: person.email,
        organisation: stage.places.veldwerk,
        role: 'member',
      })
    ).body.doc
    for (let time = 0; time < 2; time++)
      expect((await post(Adam, `invitations/${second.id}/revoke`)).body.invitation.status).toBe(
        'revoked',
      )
    expect(said(await post(person, `invitations/${second.id}/accept`))).toEqual([404, 'not_found'])
    expect(said(await post(stage.people.Greta, `invitations/${second.id}/accept`))).toEqual([
      404,
      'not_found',
    ])
  })

  test('5.3 another account may not use the link', async () => {
    await invite(stage.people.Olga, {
      email: 'right@guest.example',
      role: 'external',
      workspace: stage.places.haarlem,
    })
    const token = await mailedToken(stage.host, 'right@guest.example')
    expect(said(await post(stage.people.Greta, 'invitations/accept', { token }))).toEqual([
      403,
      'invitation_for_another_account',
    ])
    expect(said(await post(undefined, 'invitations/accept', { token }))).toEqual([
      400,
      'validation_failed',
    ])
    expect(
      said(await post(undefined, 'invitations/accept', { name: 'R', password: 'short', token })),
    ).toEqual([400, 'validation_failed'])
    expect(
      said(
        await post(undefined, 'invitations/accept', {
          name: 'R',
          password: 'long enough',
          token: 'nonsense',
        }),
      ),
    ).toEqual([404, 'not_found'])
  })

  test('1.6 sign-up answers alike whoever exists, and creating users is refused', async () => {
    const [known, unknown] = [
      await post(undefined, 'partner-program/sign-up', { email: 'olga@veldwerk.example' }),
      await post(undefined, 'partner-program/sign-up', { email: 'unknown@guest.example' }),
    ]
    expect([known.status, unknown.status, known.body]).toEqual([202, 202, unknown.body])
    for (const person of [undefined, stage.people.Olga, stage.people.Sam]) {
      expect(
        said(
          await post(person, 'users', {
            _verified: true,
            email: 'made@guest.example',
            password: 'partner-demo',
          }),
        ),
      ).toEqual([403, 'sign_up_instead'])
    }
  })

  test('1.8 staff with manageStaff invite staff and editors to the platform, nobody else does', async () => {
    const body = { email: 'eva@platform.example', platformRoles: ['editor'] }
    expect((await invite(stage.people.Olga, body)).status).toBe(403)
    expect((await invite(stage.people.Ed, body)).status).toBe(403)
    expect((await invite(stage.people.Sam, body)).status).toBe(201)
    const accepted = await post(undefined, 'invitations/accept', {
      name: 'Eva',
      password: 'partner-demo',
      token: await mailedToken(stage.host, body.email),
    })
    expect(accepted.body.user.platformRoles).toEqual(['editor'])
  })
})

describe('3.9 visibility and 8.1 tiers', () => {
  test('restricting needs innovator; staff with setTier change the tier, with a reason', async () => {
    const { Adam, Olga, Sam } = stage.people
    const { research, veldwerk } = stage.places
    expect(said(await patch(Olga, `workspaces/${research}`, { visibility: 'private' }))).toEqual([
      403,
      'tier_required',
    ])
    const { billingAccount } = (await get(Olga, `organisations/${veldwerk}?depth=0`)).body
    expect(
      codeOf(await patch(Olga, `billing-accounts/${billingAccount}`, { tier: 'guardian' })),
    ).toBe('field_not_writable')
    expect(
      (
        await patch(Sam, `billing-accounts/${billingAccount}`, {
          reason: 'Paid by bank',
          tier: 'innovator',
        })
      ).status,
    ).toBe(200)
    expect((await patch(Olga, `workspaces/${research}`, { visibility: 'private' })).status).toBe(
      200,
    )
    expect((await get(Adam, `workspaces/${research}`)).status).toBe(404)
    expect((await patch(Olga, `workspaces/${research}`, { visibility: 'open' })).status).toBe(200)
    expect((await get(Adam, `workspaces/${research}`)).status).toBe(200)
  })
})

describe('1.12 archiving', () => {
  test('an archived workspace is read-only and left out of lists, and can be restored', async () => {
    const { Mia, Olga } = stage.people
    const made = await post(Olga, 'workspaces?depth=0', {
      name: 'Old',
      organisation: stage.places.veldwerk,
    })
    const { id } = made.body.doc
    expect(
      said(await patch(Olga, `organisations/${stage.places.veldwerk}`, { archived: true })),
    ).toEqual([409, 'organisation_not_empty'])
    expect((await patch(Olga, `workspaces/${id}`, { archived: true })).status).toBe(200)
    expect((await get(Olga, 'workspaces?where[name][equals]=Old')).body.totalDocs).toBe(0)
    expect(
      (await get(Olga, 'workspaces?where[name][equals]=Old&where[archivedAt][exists]=true')).body
        .totalDocs,
    ).toBe(1)
    expect(said(await patch(Olga, `workspaces/${id}`, { name: 'New' }))).toEqual([409, 'archived'])
    expect(said(await post(Olga, 'projects', { name: 'P', workspace: id }))).toEqual([
      409,
      'archived',
    ])
    expect(
      said(await post(Olga, 'memberships', { role: 'member', user: Mia.id, workspace: id })),
    ).toEqual([409, 'archived'])
    expect(
      (await patch(Olga, `workspaces/${id}`, { archived: false })).body.doc.archivedAt,
    ).toBeNull()
  })
})

// Last: it moves time.
describe('10.5 the program’s clock', () => {
  const move = (person: Person, days: number) =>
    post(person, 'partner-program/clock', {
      now: new Date(Date.now() + days * 86_400_000).toISOString(),
    })

  test('invitations and time-boxed memberships expire at the instant, with no job; a data owner’s invitation stays pending', async () => {
    const { Mia, Olga, Sam } = stage.people
    const { haarlem } = stage.places
    await invite(Olga, { email: 'late@guest.example', role: 'external', workspace: haarlem })
    const token = await mailedToken(stage.host, 'late@guest.example')
    await patch(Olga, `memberships/${await membershipOf(Mia, { workspace: haarlem })}`, {
      expiresAt: new Date(Date.now() + 3 * 86_400_000).toISOString(),
    })
    const opened = await post(Olga, 'workspaces?depth=0', {
      agreementAccepted: true,
      dataOwner: { email: 'slow@client.example', organisationName: 'Slow' },
      name: 'Slow',
      organisation: stage.places.veldwerk,
      usageContext: 'external',
    })

    expect(said(await move(Olga, 8))).toEqual([403, 'forbidden'])
    expect((await move(Sam, 8)).status).toBe(200)
    expect(said(await move(Sam, 1))).toEqual([400, 'validation_failed'])
    expect(Date.parse((await get(undefined, 'health')).body.now)).toBeGreaterThan(
      Date.now() + 7 * 86_400_000,
    )

    expect(said(await post(undefined, 'invitations/inspect', { token }))).toEqual([
      410,
      'invitation_expired',
    ])
    expect(
      (await get(Olga, `invitations?where[email][equals]=late@guest.example`)).body.docs[0].status,
    ).toBe('expired')
    expect((await get(Mia, `workspaces/${haarlem}`)).status).toBe(404)
    expect(
      (await invite(Olga, { email: 'late@guest.example', role: 'external', workspace: haarlem }))
        .status,
    ).toBe(201)
    expect(
      (await post(Olga, 'memberships', { role: 'member', user: Mia.id, workspace: haarlem }))
        .status,
    ).toBe(201)

    await move(Sam, 40)
    const waiting = await get(Olga, `invitations?where[workspace][equals]=${opened.body.doc.id}`)
    expect(waiting.body.docs).toMatchObject([{ source: 'data-owner', status: 'pending' }])
    expect(
      said(
        await post(undefined, 'invitations/inspect', {
          token: await mailedToken(stage.host, 'slow@client.example'),
        }),
      ),
    ).toEqual([410, 'invitation_expired'])
    expect(said(await post(Olga, `invitations/${waiting.body.docs[0].id}/revoke`))).toEqual([
      409,
      'data_owner_stays',
    ])
  })
})
