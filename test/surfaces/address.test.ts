import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'

import type { Person, Stage } from '../support/people'

import { unseal } from '../../src/mail/seal'
import { graphql, said } from '../support/host'
import { callsOn, mailedToken, newcomer, signIn, startStage } from '../support/people'

/** One's address is changed once its new mailbox is proven (SPEC 1.7). */
let stage: Stage
beforeAll(async () => {
  stage = await startStage({ TEST_CLOCK: '1' })
}, 120_000)
afterAll(() => stage.host.stop())

const { get, patch, post } = callsOn(() => stage)
const confirm = (token: string, person?: Person) =>
  post(person, 'partner-program/confirm-email', { token })
const ask = (person: Person, email: unknown) => patch(person, `users/${person.id}`, { email })

/** Asks for an address, and answers the token that was mailed there. */
const askedToken = async (person: Person, email: string): Promise<string> => {
  const { status } = await ask(person, email)
  expect(status).toBe(200)
  return mailedToken(stage.host, email)
}

const docs = async (collection: string, where: object): Promise<any[]> =>
  (
    await stage.host.payload.find({
      collection,
      depth: 0,
      overrideAccess: true,
      pagination: false,
      sort: '-createdAt',
      where,
    } as never)
  ).docs

const kindsTo = async (email: string): Promise<string[]> =>
  (await docs('outgoing-mails', { to: { equals: email } })).map(({ kind }) => kind)

const textTo = async (email: string): Promise<string> => {
  const [row] = await stage.host.payload.db
    .find({
      collection: 'outgoing-mails',
      sort: '-createdAt',
      where: { to: { equals: email } },
    } as never)
    .then(({ docs: found }) => found as unknown as { sealed: string }[])
  return JSON.parse(unseal(stage.host.payload.secret, row!.sealed)!).text
}

let number = 0
const fresh = (name: string) => `${name}${++number}@new.example`

let nora: Person
beforeEach(async () => {
  nora = await newcomer(stage.host)
})

describe('1.7 asking for another address', () => {
  test('keeps the old one until the new mailbox is proven; both are told', async () => {
    const email = fresh('nora')
    const { body } = await ask(nora, email.toUpperCase())
    expect(body.doc).toMatchObject({ email: nora.email, pendingEmail: email })
    expect(await kindsTo(email)).toEqual(['confirm-email'])
    expect((await kindsTo(nora.email))[0]).toBe('address-asked')
    expect(await textTo(email)).toMatch(/Nora, whose account has the address n…@elsewhere\.example/)

    const token = await mailedToken(stage.host, email)
    expect(await confirm(token)).toMatchObject({ body: { email }, status: 200 })
    expect((await signIn(stage.host, email)).id).toBe(nora.id)
    expect(
      (await post(undefined, 'users/login', { email: nora.email, password: 'partner-demo' }))
        .status,
    ).toBe(401)
    expect((await kindsTo(nora.email))[0]).toBe('address-changed')
    const [user] = await docs('users', { id: { equals: nora.id } })
    expect(user).toMatchObject({ email, pendingEmail: null })
  })

  test('over GraphQL alike', async () => {
    const email = fresh('nora')
    const asked = await graphql(
      stage.host,
      'mutation ($id: String!, $email: String!) { updateUser(id: $id, data: { email: $email }) { email pendingEmail } }',
      { token: nora.token, variables: { email, id: nora.id } },
    )
    expect(asked.body.data.updateUser).toEqual({ email: nora.email, pendingEmail: email })
    const token = await mailedToken(stage.host, email)
    const confirmed = await graphql(
      stage.host,
      'mutation ($token: String!) { confirmEmail(token: $token) { email } }',
      { variables: { token } },
    )
    expect(confirmed.body.data.confirmEmail).toEqual({ email })
  })

  test.each([
    'no address',
    'a@b.example, c@d.example',
    'Nora <nora@new.example>',
    'nora@new.example\r\nBcc: all@new.example',
    '',
    null,
  ])('%j is no address', async (email) => {
    expect(said(await ask(nora, email))).toEqual([400, 'address_invalid'])
  })

  test('nobody asks for somebody else, and nobody writes what is pending', async () => {
    const { Sam } = stage.people
    expect(said(await patch(Sam, `users/${nora.id}`, { email: fresh('x') }))).toEqual([
      400,
      'field_not_writable',
    ])
    expect((await patch(nora, `users/${Sam.id}`, { email: fresh('x') })).status).toBe(403)
    expect(said(await patch(nora, `users/${nora.id}`, { pendingEmail: fresh('x') }))).toEqual([
      400,
      'field_not_writable',
    ])
  })

  test('an address that has an account answers alike, and its owner is told', async () => {
    const other = await newcomer(stage.host, 'Otto')
    const { body, status } = await ask(nora, other.email)
    expect([status, body.doc.email, body.doc.pendingEmail]).toEqual([200, nora.email, other.email])
    expect((await kindsTo(other.email))[0]).toBe('address-taken')
    expect(await textTo(other.email)).not.toMatch(/token|Nora/)
  })

  test('the form of one’s own account offers it, and nobody else’s does', async () => {
    const { Sam } = stage.people
    const offered = async (person: Person, whose: Person) => {
      const { body } = await post(person, `users/access/${whose.id}`)
      const { email, name, platformRoles } = body.fields
      return [email, name, platformRoles].map((field) => field.update ?? false)
    }
    expect(await offered(nora, nora)).toEqual([true, true, false])
    expect(await offered(Sam, nora)).toEqual([false, false, true])
    expect(await offered(Sam, Sam)).toEqual([true, true, false])
  })

  test('a newer request kills the older link', async () => {
    const [first, second] = [fresh('first'), fresh('second')]
    const older = await askedToken(nora, first)
    const newer = await askedToken(nora, second)
    expect(said(await confirm(older))).toEqual([404, 'not_found'])
    expect((await confirm(newer)).body).toEqual({ email: second })
  })

  test('sending the present address takes it back; a form that sends everything does not', async () => {
    const email = fresh('nora')
    const token = await askedToken(nora, email)
    const form = { email: nora.email, name: 'Nora B.', pendingEmail: email }
    expect((await patch(nora, `users/${nora.id}`, form)).body.doc.pendingEmail).toBe(email)
    expect((await patch(nora, `users/${nora.id}`, { name: 'Nora C.' })).body.doc.pendingEmail).toBe(
      email,
    )
    expect((await ask(nora, nora.email)).body.doc.pendingEmail ?? null).toBeNull()
    expect(said(await confirm(token))).toEqual([404, 'not_found'])
  })
})

describe('1.7 the link', () => {
  test('works once, and says so', async () => {
    const token = await askedToken(nora, fresh('nora'))
    expect((await confirm(token)).status).toBe(200)
    expect(said(await confirm(token))).toEqual([410, 'invitation_used'])
    expect(said(await confirm('never was one'))).toEqual([404, 'not_found'])
    expect(said(await post(undefined, 'partner-program/confirm-email'))).toEqual([
      400,
      'validation_failed',
    ])
  })

  test('an invitation’s link is none, and only its hash is stored', async () => {
    const token = await askedToken(nora, fresh('nora'))
    expect((await post(undefined, 'invitations/inspect', { token })).status).toBe(404)
    const { rows } = await (stage.host.payload.db as any).drizzle.execute(
      'select * from partner_program_tokens',
    )
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('five at the same moment: one counts', async () => {
    const token = await askedToken(nora, fresh('nora'))
    const answers = await Promise.all(Array.from({ length: 5 }, () => confirm(token)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410])
  })

  test('two accounts that ask for one address at the same moment: one has it', async () => {
    const email = fresh('both')
    const otto = await newcomer(stage.host, 'Otto')
    const tokens = [await askedToken(nora, email), await askedToken(otto, email)]
    const answers = await Promise.all(tokens.map((token) => confirm(token)))
    expect(answers.map((answer) => said(answer)).sort()).toEqual([
      [200, undefined],
      [409, 'account_exists'],
    ])
  })

  test('an account that was made there meanwhile keeps the address', async () => {
    const email = fresh('nora')
    const token = await askedToken(nora, email)
    await post(undefined, 'partner-program/sign-up', { email })
    const invitation = await mailedToken(stage.host, email)
    await post(undefined, 'invitations/accept', {
      name: 'N',
      password: 'a long password',
      token: invitation,
    })
    expect(said(await confirm(token))).toEqual([409, 'account_exists'])
  })

  test('other sessions end, the one that confirms goes on, and a link to a new password dies', async () => {
    const elsewhere = await signIn(stage.host, nora.email)
    await post(undefined, 'users/forgot-password', { email: nora.email })
    const token = await askedToken(nora, fresh('nora'))
    expect((await confirm(token, nora)).status).toBe(200)
    expect((await get(nora, 'users/me')).body.user?.id).toBe(nora.id)
    expect((await get(elsewhere, 'users/me')).body.user).toBeNull()
    const { rows } = await (stage.host.payload.db as any).drizzle.execute(
      `select reset_password_token as token from users where id = '${nora.id}'`,
    )
    expect(rows).toEqual([{ token: null }])
  })
})

describe('1.7 judged again: 3.3, 4.4, 1.8', () => {
  const client = async (dataOwner: string) => {
    const { status } = await post(stage.people.Olga, 'workspaces', {
      agreementAccepted: true,
      dataOwner: { email: dataOwner, organisationName: 'Client' },
      name: `Client ${dataOwner}`,
      organisation: stage.places.veldwerk,
      usageContext: 'external',
    })
    expect(status).toBe(201)
    const [workspace] = await docs('workspaces', { name: { equals: `Client ${dataOwner}` } })
    return workspace.id as string
  }
  const invite = async (body: object) => {
    expect((await post(stage.people.Olga, 'invitations', body)).status).toBe(201)
  }

  test('3.3 a member does not take the address of a data owner of his organisation', async () => {
    const email = fresh('client')
    await client(email)
    const token = await askedToken(stage.people.Mia, email)
    expect(said(await confirm(token))).toEqual([400, 'data_owner_is_insider'])
  })

  test('4.4 an insider does not take an address that is invited from outside, nor the reverse', async () => {
    const guest = fresh('guest')
    await invite({ email: guest, role: 'external', workspace: stage.places.haarlem })
    expect(said(await confirm(await askedToken(stage.people.Mia, guest)))).toEqual([
      409,
      'insider_outsider_conflict',
    ])
    const colleague = fresh('colleague')
    await invite({ email: colleague, organisation: stage.places.veldwerk, role: 'member' })
    expect(said(await confirm(await askedToken(stage.people.Xander, colleague)))).toEqual([
      409,
      'insider_outsider_conflict',
    ])
    expect(said(await confirm(await askedToken(stage.people.Daan, colleague)))).toEqual([
      400,
      'data_owner_is_insider',
    ])
  })

  test('1.8 staff do not take the address of a data owner, but another', async () => {
    const email = fresh('client')
    await client(email)
    const { Ed, Sam } = stage.people
    expect(said(await confirm(await askedToken(Sam, email)))).toEqual([403, 'staff_outside'])
    expect((await ask(Sam, Sam.email)).status).toBe(200)
    expect((await confirm(await askedToken(Ed, fresh('ed')), Ed)).status).toBe(200)
  })

  test('3.6 a stranger becomes the data owner at once by the address that is named', async () => {
    const email = fresh('client')
    const workspace = await client(email)
    expect((await get(nora, `workspaces/${workspace}`)).status).toBe(404)
    expect((await confirm(await askedToken(nora, email), nora)).status).toBe(200)
    const { body } = await get(nora, `workspaces/${workspace}?depth=0`)
    expect(body).toMatchObject({ isDataOwner: true, myRole: 'observer' })
  })

  test('3.6 the data follow their owner', async () => {
    const { Daan, Olga } = stage.people
    const { haarlem } = stage.places
    const email = fresh('daan')
    expect((await confirm(await askedToken(Daan, email), Daan)).status).toBe(200)
    const seen = await get(Daan, `workspaces/${haarlem}?depth=0`)
    expect(seen.body).toMatchObject({ dataOwner: { email }, isDataOwner: true })
    expect((await get(Olga, `workspaces/${haarlem}?depth=0`)).body.dataOwner.email).toBe(email)
    const [event] = await docs('audit-events', {
      action: { equals: 'workspace.data_owner_address_changed' },
    })
    expect(event).toMatchObject({ actor: Daan.id, workspace: haarlem })
    expect(JSON.stringify(event)).not.toMatch(/@/)
  })

  test('3.6 what still waits at the old mailbox to let the data owner in becomes his access', async () => {
    const { Olga } = stage.people
    const email = fresh('client')
    const workspace = await client(email)
    await patch(Olga, `workspaces/${workspace}`, { archived: true }) // Else it is taken with the account.
    await post(undefined, 'partner-program/sign-up', { email })
    const token = await mailedToken(stage.host, email)
    await post(undefined, 'invitations/accept', { name: 'Cleo', password: 'partner-demo', token })
    const cleo = await signIn(stage.host, email)
    const [waiting] = await docs('invitations', { workspace: { equals: workspace } })
    expect(waiting.status).toBe('pending')

    expect((await confirm(await askedToken(cleo, fresh('cleo')), cleo)).status).toBe(200)
    expect((await docs('invitations', { id: { equals: waiting.id } }))[0].status).toBe('revoked')
    const seen = await get(cleo, `workspaces/${workspace}?depth=0`)
    expect(seen.body).toMatchObject({ isDataOwner: true, myRole: 'observer' })
  })

  test('pending invitations to the old address stay as they are', async () => {
    await invite({ email: nora.email, organisation: stage.places.veldwerk, role: 'member' })
    const [invitation] = await docs('invitations', {
      and: [{ email: { equals: nora.email } }, { status: { equals: 'pending' } }],
    })
    expect((await confirm(await askedToken(nora, fresh('nora')), nora)).status).toBe(200)
    const [after] = await docs('invitations', { id: { equals: invitation.id } })
    expect(after).toMatchObject({ email: nora.email, status: 'pending' })
    expect(said(await post(nora, `invitations/${invitation.id}/accept`))).toEqual([
      404,
      'not_found',
    ])
  })
})

test('1.7 after 24 hours the link has expired', async () => {
  const token = await askedToken(nora, fresh('nora'))
  const now = new Date(Date.now() + 24 * 60 * 60 * 1000 + 1_000).toISOString()
  expect((await post(stage.people.Sam, 'partner-program/clock', { now })).status).toBe(200)
  expect(said(await confirm(token))).toEqual([410, 'invitation_expired'])
})
