import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Person, Stage } from '../support/people'

import { DEMO_PASSWORD } from '../../src/reference/cast.mjs'
import { unseal } from '../../src/mail/seal'
import { graphql, said } from '../support/host'
import { callsOn, mailedToken, newcomer, startStage } from '../support/people'

/** Erasing a person (SPEC 1.11). */
let stage: Stage
beforeAll(async () => {
  stage = await startStage()
}, 120_000)
afterAll(() => stage.host.stop())

const { get, patch, post } = callsOn(() => stage)
const erase = (by: Person | undefined, whom: { id: string }, body: object) =>
  post(by, `users/${whom.id}/erase`, body)

const rows = async (statement: string): Promise<any[]> =>
  (await (stage.host.payload.db as any).drizzle.execute(statement)).rows

/** Every table and column in which a text stands, the outbox's encrypted texts included. */
const placesOf = async (text: string): Promise<string[]> => {
  const columns = await rows(
    `select table_name as table, column_name as column from information_schema.columns where table_schema = 'public'
      and data_type in ('character varying', 'text', 'jsonb') order by 1, 2`,
  )
  const found: string[] = []
  for (const { column, table } of columns) {
    const [row] = await rows(
      `select count(*)::int as count from "${table}" where strpos(lower("${column}"::text), lower('${text}')) > 0`,
    )
    if (row.count > 0) found.push(`${table}.${column}`)
  }
  for (const { sealed } of await rows('select sealed from outgoing_mails where sealed is not null'))
    if (unseal(stage.host.payload.secret, sealed)!.toLowerCase().includes(text.toLowerCase()))
      found.push('outgoing_mails.sealed, opened')
  return [...new Set(found)]
}

/** As the runner would, where the host sends no mail. */
const keepMails = () => rows("update outgoing_mails set status = 'kept' where status = 'waiting'")

const kindsTo = async (email: string): Promise<string[]> =>
  (
    await rows(`select kind from outgoing_mails where "to" = '${email}' order by created_at desc`)
  ).map(({ kind }) => kind)

describe('1.11 who may', () => {
  test('oneself with one’s password, and nobody else', async () => {
    const [nora, otto] = [await newcomer(stage.host), await newcomer(stage.host, 'Otto')]
    expect(said(await erase(undefined, nora, { password: DEMO_PASSWORD }))).toEqual([
      401,
      'unauthorized',
    ])
    expect(said(await erase(otto, nora, { password: DEMO_PASSWORD }))).toEqual([403, 'forbidden'])
    expect(said(await erase(otto, { id: 'no id' }, { password: DEMO_PASSWORD }))).toEqual([
      403,
      'forbidden',
    ])
    expect(said(await erase(stage.people.Ed, nora, { reason: 'asked' }))).toEqual([
      403,
      'forbidden',
    ])
    expect(said(await erase(nora, nora, {}))).toEqual([400, 'validation_failed'])
    expect(said(await erase(nora, nora, { reason: 'I want to' }))).toEqual([
      400,
      'validation_failed',
    ])
    const wrong = await erase(nora, nora, { password: 'wrong' })
    expect([...said(wrong), wrong.body.errors[0].data.errors[0].path]).toEqual([
      403,
      'forbidden',
      'password',
    ])
    expect((await get(nora, 'users/me')).body.user.id).toBe(nora.id)
  })

  test('staff with a reason; not themselves that way, and other staff by manageStaff only', async () => {
    const { Sam } = stage.people
    const nora = await newcomer(stage.host)
    expect(said(await erase(Sam, nora, {}))).toEqual([400, 'reason_required'])
    expect(said(await erase(Sam, nora, { reason: '  ' }))).toEqual([400, 'reason_required'])
    expect(said(await erase(Sam, Sam, { reason: 'enough' }))).toEqual([400, 'validation_failed'])
    const unknown = { id: '00000000-0000-7000-8000-000000000000' }
    expect(said(await erase(Sam, unknown, { reason: 'asked' }))).toEqual([403, 'forbidden'])

    const [low, high] = [await newcomer(stage.host, 'Low'), await newcomer(stage.host, 'High')]
    for (const { id } of [low, high])
      expect((await patch(Sam, `users/${id}`, { platformRoles: ['staff'] })).status).toBe(200)
    expect(said(await erase(low, high, { reason: 'asked' }))).toEqual([403, 'forbidden'])
    expect((await erase(low, nora, { reason: 'asked by mail' })).status).toBe(200)
    expect((await erase(Sam, high, { reason: 'left' })).status).toBe(200)
    expect((await get(high, 'users/me')).body.user).toBeNull()
  })

  test('an organisation keeps an owner: then nothing at all is erased', async () => {
    const { Olga } = stage.people
    expect(said(await erase(Olga, Olga, { password: DEMO_PASSWORD }))).toEqual([409, 'last_owner'])
    const [user] = await rows(`select name, email, erased_at from users where id = '${Olga.id}'`)
    expect(user).toEqual({ email: Olga.email, erased_at: null, name: 'Olga' })
    expect(
      (await rows(`select 1 from memberships where user_id = '${Olga.id}' and ended_at is null`))
        .length,
    ).toBeGreaterThan(1)
  })
})

describe('1.11 what is left', () => {
  test('of a member: his work and his acceptances, and no name or address anywhere else', async () => {
    const { Adam, Olga, Sam } = stage.people
    const { haarlem, research, veldwerk } = stage.places
    await post(Olga, 'invitations', {
      email: 'zebedee@elsewhere.example',
      organisation: veldwerk,
      role: 'admin',
    })
    const invited = await mailedToken(stage.host, 'zebedee@elsewhere.example')
    const joined = await post(undefined, 'invitations/accept', {
      name: 'Zebedee Quark',
      password: DEMO_PASSWORD,
      token: invited,
    })
    const zeb = {
      email: 'zebedee@elsewhere.example',
      id: joined.body.user.id as string,
      token: joined.body.token as string,
    }
    const [version] = await rows("select id from agreement_versions where applies_to = 'workspace'")
    const opened = await post(zeb, 'workspaces?depth=0', {
      agreementAccepted: true,
      agreementVersion: version.id,
      dataOwner: { email: 'client@client.example', organisationName: 'Client' },
      name: 'Opened by an admin',
      organisation: veldwerk,
      usageContext: 'external',
    })
    expect(opened.status).toBe(201)
    const made = await post(zeb, 'projects?depth=0', { name: 'Work', workspace: research })
    expect(made.status).toBe(201)
    await post(zeb, 'invitations', {
      email: 'x@guest.example',
      role: 'external',
      workspace: haarlem,
    })
    await patch(zeb, `users/${zeb.id}`, { email: 'zeb.quark@elsewhere.example' })
    await patch(zeb, 'payload-preferences/nav', {})
    await post(undefined, 'users/forgot-password', { email: zeb.email })
    await keepMails()
    await post(Olga, 'invitations', { email: zeb.email, organisation: veldwerk, role: 'owner' })
    expect((await placesOf('zebedee')).length).toBeGreaterThan(4)

    const answer = await erase(zeb, zeb, { password: DEMO_PASSWORD })
    expect(answer.status).toBe(200)
    expect(answer.body.user).toMatchObject({
      email: `erased-${zeb.id}@erased.invalid`,
      erasedAt: expect.any(String),
      name: `erased-${zeb.id.slice(-8)}`,
    })
    expect(await placesOf('zebedee')).toEqual(['agreement_acceptances.accepted_by_name'])
    expect(await placesOf('zeb.quark')).toEqual([])
    expect((await rows(`select 1 from projects where id = '${made.body.doc.id}'`)).length).toBe(1)
    expect((await get(zeb, 'users/me')).body.user).toBeNull()
    expect(
      (await post(undefined, 'users/login', { email: zeb.email, password: DEMO_PASSWORD })).status,
    ).toBe(401)
    expect(
      await rows(`select 1 from memberships where user_id = '${zeb.id}' and ended_at is null`),
    ).toEqual([])
    expect(
      await rows(
        `select hash, salt, reset_password_token as token, _verified from users where id = '${zeb.id}'`,
      ),
    ).toEqual([{ _verified: false, hash: null, salt: null, token: null }])
    expect(
      (
        await rows(
          `select status from invitations where email = 'erased-${zeb.id}@erased.invalid' order by 1`,
        )
      ).map(({ status }) => status),
    ).toEqual(['accepted', 'revoked'])
    expect((await kindsTo(Olga.email))[0]).toBe('person-erased')
    expect(await kindsTo(Adam.email)).not.toContain('person-erased')

    const events = await rows(
      `select action, actor_id as actor, subject_document as subject from audit_events where subject_document = '${zeb.id}' order by created_at desc limit 1`,
    )
    expect(events).toEqual([{ action: 'user.erased', actor: zeb.id, subject: zeb.id }])

    const again = await erase(Sam, zeb, { reason: 'to be sure' })
    expect([again.status, again.body.user.erasedAt]).toEqual([200, answer.body.user.erasedAt])
    expect(
      (
        await rows(
          `select 1 from audit_events where action = 'user.erased' and subject_document = '${zeb.id}'`,
        )
      ).length,
    ).toBe(1)
    expect(
      said(
        await post(Sam, 'memberships', {
          organisation: veldwerk,
          reason: 'r',
          role: 'member',
          user: zeb.id,
        }),
      ),
    ).toEqual([403, 'forbidden'])
  })

  test('of a data owner: his view ends, by whomever he was invited, and the workspace stays', async () => {
    const { Daan, Olga, Sam } = stage.people
    const { haarlem } = stage.places
    const answer = await graphql(
      stage.host,
      'mutation ($id: String!) { eraseUser(id: $id, reason: "asked by mail") { user { id name erasedAt } } }',
      { token: Sam.token, variables: { id: Daan.id } },
    )
    expect(answer.body.data.eraseUser.user).toMatchObject({
      erasedAt: expect.any(String),
      id: Daan.id,
    })
    const { body } = await get(Olga, `workspaces/${haarlem}?depth=0`)
    expect(body.dataOwner).toMatchObject({
      email: `erased-${Daan.id}@erased.invalid`,
      organisationName: 'City of Haarlem',
    })
    expect(await placesOf(Daan.email)).toEqual([])
    expect((await kindsTo(Olga.email))[0]).toBe('person-erased')
    const [event] = await rows(
      "select reason, actor_id as actor from audit_events where action = 'user.erased' order by created_at desc limit 1",
    )
    expect(event).toEqual({ actor: Sam.id, reason: 'asked by mail' })
  })

  test('his pending invitation as a data owner is revoked, what he asked for is withdrawn, and the address is free', async () => {
    const { Olga, Sam } = stage.people
    const { research, veldwerk } = stage.places
    const nora = await newcomer(stage.host)
    await post(Olga, 'workspaces', {
      agreementAccepted: true,
      dataOwner: { email: nora.email, organisationName: 'Client' },
      name: 'Watched by Nora',
      organisation: veldwerk,
      usageContext: 'external',
    })
    const [{ id: workspace }] = await rows(
      "select id from workspaces where name = 'Watched by Nora'",
    )
    await rows(
      `update workspaces set data_owner_proposed_email = data_owner_email, data_owner_proposed_at = now() where id = '${workspace}'`,
    )
    await rows(`insert into invitations (id, channel, email, role, workspace_id, source, status, expires_at)
      values (gen_random_uuid(), 'email', '${nora.email}', 'observer', '${workspace}', 'data-owner', 'pending', now() + interval '1 day')`)
    await rows(`insert into access_requests (id, workspace_id, user_id, status)
      values (gen_random_uuid(), '${research}', '${nora.id}', 'pending')`)

    expect((await erase(Sam, nora, { reason: 'asked' })).status).toBe(200)
    expect(
      await rows(`select status from invitations where workspace_id = '${workspace}'`),
    ).toEqual([{ status: 'revoked' }])
    expect(await rows(`select status from access_requests where user_id = '${nora.id}'`)).toEqual([
      { status: 'withdrawn' },
    ])
    expect(
      await rows(
        `select data_owner_proposed_email as proposed from workspaces where id = '${workspace}'`,
      ),
    ).toEqual([{ proposed: null }])
    expect(await placesOf(nora.email)).toEqual([])
    await post(undefined, 'partner-program/sign-up', { email: nora.email })
    expect(await mailedToken(stage.host, nora.email)).toBeTruthy()
  })

  test('4.8 two owners who are erased at the same moment: one is left', async () => {
    const [first, second] = [
      await newcomer(stage.host, 'First'),
      await newcomer(stage.host, 'Second'),
    ]
    const { body } = await post(first, 'organisations?depth=0', { name: 'Duo' })
    await stage.host.payload.db.create({
      collection: 'memberships',
      data: { organisation: body.doc.id, role: 'owner', source: 'direct', user: second.id },
      req: {},
    } as never)
    const answers = await Promise.all(
      [first, second].map((one) => erase(one, one, { password: DEMO_PASSWORD })),
    )
    expect(answers.map((answer) => said(answer)).sort()).toEqual([
      [200, undefined],
      [409, 'last_owner'],
    ])
  })
})
