import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { startRunner } from 'payload-partner-program'
import pg from 'pg'

import type { Arrived, MailServer } from '../support/mailServer'
import type { Person, Stage } from '../support/people'

import { inTransaction } from '../../src/db/transaction'
import { enqueue } from '../../src/mail/enqueue'
import { callOf } from '../../src/program'
import { codeOf, ORIGIN, rest } from '../support/host'
import { eventually, START_MS, startMailServer } from '../support/mailServer'
import { newcomer, startStage } from '../support/people'

/** Mail from its cause to the receiver's mailbox, by a real SMTP conversation (SPEC 8.7). */
let stage: Stage
let server: MailServer
let runner: ReturnType<typeof startRunner>
let database: pg.Client

beforeAll(async () => {
  server = await startMailServer()
  stage = await startStage({ INVITATIONS_PER_HOUR: '1000', SMTP_URL: server.url })
  database = new pg.Client({ connectionString: stage.host.database.url })
  await database.connect()
  runner = startRunner(stage.host.payload)
  await eventually('the mails of the demo', async () => (await waiting()) === 0, 15_000)
}, START_MS)
afterAll(async () => {
  await runner.stop()
  await database.end()
  await stage.host.stop()
  await server.stop()
})
beforeEach(() => {
  server.arrived.length = 0
})

const waiting = async (): Promise<number> => {
  const { rows } = await database.query(
    "select count(*)::int as count from outgoing_mails where status = 'waiting'",
  )
  return rows[0].count
}

const rowTo = async (address: string): Promise<Record<string, unknown>> => {
  const { rows } = await database.query(
    'select * from outgoing_mails where "to" = $1 order by created_at desc limit 1',
    [address],
  )
  return rows[0]
}

/** The newest row to an address, once it says that it was delivered: a moment after the arrival. */
const sentRowTo = (address: string) =>
  eventually('the result', async () => {
    const row = await rowTo(address)
    return row.status === 'sent' && row
  })

const arrivalTo = (address: string): Promise<Arrived> =>
  eventually(`a mail to ${address}`, () => server.to(address)[0])

const fresh = (): string => `p-${randomUUID().slice(0, 8)}@elsewhere.example`

const invite = (by: Person, email: string, headers: Record<string, string> = {}) =>
  rest(stage.host, 'POST', 'invitations', {
    body: { email, role: 'external', workspace: stage.places.haarlem },
    headers,
    token: by.token,
  })

const letter = async (to: string, cause = randomUUID(), after = () => Promise.resolve()) => {
  const call = callOf(await createLocalReq({}, stage.host.payload))
  await inTransaction(call.req, async () => {
    await enqueue(call, { cause, facts: { url: `${ORIGIN}/x` }, kind: 'sign-up', to })
    await after()
  })
}

describe('8.7 a mail leaves after the commit of its cause', () => {
  test('8.7 it appears within 5 s, as text and as HTML, from the sender of the host, with the link', async () => {
    const email = fresh()
    const asked = Date.now()

    const answer = await invite(stage.people.Olga, email)

    expect(answer.status).toBe(201)
    const { at, mail, receivers } = await arrivalTo(email)
    expect(at - asked).toBeLessThan(5_000)
    expect(receivers).toEqual([email])
    expect(mail.from?.value).toEqual([
      { address: 'partners@platform.example', name: 'Partner program' },
    ])
    expect(mail.text).toContain('Olga invites you to “Haarlem citizen panel” as external.')
    const [link] = /http:\S+#token=[\w-]{40,}/.exec(mail.text ?? '') ?? []
    expect(link).toMatch(`${ORIGIN}/invitation#token=`)
    expect(mail.html).toContain(`<a href="${link}">`)
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail.messageId).toBe(`<${String((await rowTo(email)).id)}@platform.example>`)
  })

  test('8.7 a transaction that is rolled back sends nothing', async () => {
    const [lost, kept] = [fresh(), fresh()]

    const rolledBack = letter(lost, randomUUID(), () =>
      Promise.reject(new Error('changed my mind')),
    )
    await expect(rolledBack).rejects.toThrow('changed my mind')
    await letter(kept)

    await arrivalTo(kept)
    expect(server.to(lost)).toEqual([])
    expect(await rowTo(lost)).toBeUndefined()
  })

  test('8.7 one cause makes one message, however often and however simultaneously it is told', async () => {
    const [email, next] = [fresh(), fresh()]
    const cause = randomUUID()

    await Promise.all([1, 2, 3, 4].map(() => letter(email, cause)))
    await letter(email, cause)
    await arrivalTo(email) // Those that wait together leave in any order.
    await letter(next)

    await arrivalTo(next)
    expect(server.to(email)).toHaveLength(1)
  })

  test('8.7 a refused command tells nobody', async () => {
    const [email, next] = [fresh(), fresh()]

    const refused = await invite(stage.people.Xander, email)
    await letter(next)

    expect(refused.status).toBe(403)
    await arrivalTo(next)
    expect(server.to(email)).toEqual([])
  })
})

describe('8.7 what a mail says', () => {
  test('8.7 the subject holds no text of users, and a name makes neither markup nor lines of its own', async () => {
    const email = fresh()
    const name =
      'Win <b>now</b>\r\nBcc: victim@elsewhere.example\r\n\r\nSign in: https://evil.example'
    const person = await newcomer(stage.host, 'Nora')
    await rest(stage.host, 'PATCH', `users/${person.id}`, { body: { name }, token: person.token })
    const { body } = await rest(stage.host, 'POST', 'organisations', {
      body: { name },
      token: person.token,
    })
    const organisation = body.doc.id
    server.arrived.length = 0

    await rest(stage.host, 'POST', 'invitations', {
      body: { email, organisation, role: 'member' },
      token: person.token,
    })

    const { mail, raw, receivers } = await arrivalTo(email)
    expect(receivers).toEqual([email])
    expect(mail.subject).toBe('You are invited')
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/victim|evil|Win/)
    expect(mail.text).toMatch(/^Win <b>now<\/b> Bcc: .* invites you/)
    expect(mail.html).toContain('Win &lt;b&gt;now&lt;/b&gt; Bcc')
    expect(mail.html).not.toContain('<b>')
    expect(server.to('victim@elsewhere.example')).toEqual([])
  })

  test('8.7 it is written in the receiver’s language; to an address without an account, in the asker’s', async () => {
    const { Daan, Olga } = stage.people
    const [dutch, english] = [fresh(), fresh()]
    await rest(stage.host, 'PATCH', `users/${Daan.id}`, {
      body: { language: 'nl' },
      token: Daan.token,
    })

    const signUp = (email: string, language: string) =>
      rest(stage.host, 'POST', 'partner-program/sign-up', {
        body: { email },
        headers: { 'Accept-Language': language },
      })
    await signUp(Daan.email, 'en')
    await signUp(Olga.email, 'nl')
    await signUp(dutch, 'nl')
    await signUp(english, 'en')

    expect((await arrivalTo(Daan.email)).mail.subject).toBe('U hebt al een account')
    expect((await arrivalTo(Olga.email)).mail.subject).toBe('You already have an account')
    expect((await arrivalTo(dutch)).mail).toMatchObject({
      html: expect.stringContaining('>Maak uw account</a>'),
      subject: 'Maak uw account',
      text: expect.stringContaining('Maak uw account: http'),
    })
    expect((await arrivalTo(english)).mail.subject).toBe('Make your account')
  })

  test('8.7 what Payload itself sends goes the same way: a forgotten password, in the receiver’s language', async () => {
    const { Daan } = stage.people

    const asked = await rest(stage.host, 'POST', 'users/forgot-password', {
      body: { email: Daan.email },
      headers: { 'Accept-Language': 'en', Host: 'evil.example' },
    })

    expect(asked.status).toBe(200)
    const { mail } = await arrivalTo(Daan.email)
    expect(mail.subject).toBe('Kies een nieuw wachtwoord')
    const [, token] =
      /Kies een nieuw wachtwoord: http:\/\/localhost:3000\/admin\/reset\/(\w+)/.exec(
        mail.text ?? '',
      ) ?? ['', '']
    expect(mail.html).toContain(`href="${ORIGIN}/admin/reset/${token}"`)
    expect(await sentRowTo(Daan.email)).toMatchObject({ kind: 'platform', sealed: null })
    const reset = await rest(stage.host, 'POST', 'users/reset-password', {
      body: { password: 'partner-demo', token },
    })
    expect(reset.status).toBe(200)
  })

  test('8.7 a mail that the host sends keeps its text and its link, each receiver apart', async () => {
    const [first, second, third] = [fresh(), fresh(), fresh()]

    await stage.host.payload.sendEmail({
      cc: { address: second, name: 'Second' },
      html: '<style>p{}</style><p>Tea &amp; cake</p><p>Come to <a href="https://tea.example/?a=1&amp;b=2">the garden</a>.</p>',
      replyTo: 'garden@tea.example',
      subject: 'Tea\r\nBcc: victim@elsewhere.example',
      to: [first, `"Doe, Third" <${third}>`],
    })

    const { mail, receivers } = await arrivalTo(first)
    expect(receivers).toEqual([first])
    expect(mail.text?.trim()).toBe('Tea & cake\nCome to the garden: https://tea.example/?a=1&b=2.')
    expect(mail.subject).toBe('Tea Bcc: victim@elsewhere.example')
    expect(mail.replyTo?.text).toBe('garden@tea.example')
    await arrivalTo(second)
    await arrivalTo(third)
    expect(server.to('victim@elsewhere.example')).toEqual([])
  })
})

describe('5.6 a receiver is one address', () => {
  test('5.6 an address with a line break or a list is refused where it is given', async () => {
    for (const email of [
      'a@elsewhere.example\r\nb@elsewhere.example',
      'a@elsewhere.example,b@elsewhere.example',
      'B <b@elsewhere.example>',
    ]) {
      expect(codeOf(await invite(stage.people.Olga, email))).toBe('address_invalid')
    }
  })

  test('8.7 one that got into the outbox all the same adds no receiver and ends as failed, with a sentence', async () => {
    const hostile = [
      'a@elsewhere.example\r\nRCPT TO:<b@elsewhere.example>',
      'a@elsewhere.example>\r\nRCPT TO:<b@elsewhere.example',
      'a@elsewhere.example b@elsewhere.example',
      `${'a'.repeat(250)}@elsewhere.example`,
    ]
    const next = fresh()
    server.tried.length = 0

    for (const to of hostile) await letter(to)
    await letter(next)

    await arrivalTo(next)
    for (const to of hostile) {
      const row = await eventually('a result', async () => {
        const found = await rowTo(to)
        return found.status === 'waiting' ? undefined : found
      })
      expect([row.status, row.last_error]).toEqual(['failed', 'This is not one plain address.'])
    }
    expect(server.tried).toEqual([next])
  })
})

describe('8.7 what waits is encrypted, what was delivered is forgotten', () => {
  test('8.7 neither a token nor a word of the text stands in the database, and after delivery not even sealed', async () => {
    const email = fresh()
    await runner.stop()
    await invite(stage.people.Olga, email)

    const sealed = await rowTo(email)
    const { rows } = await database.query('select * from invitations where lower(email) = $1', [
      email,
    ])
    runner = startRunner(stage.host.payload)
    const { mail } = await arrivalTo(email)
    const [, token = ''] = /#token=([\w-]+)/.exec(mail.text ?? '') ?? []
    const delivered = await sentRowTo(email)

    expect(token.length).toBeGreaterThanOrEqual(43)
    for (const bytes of [token, Buffer.from(token).toString('base64').slice(0, 40)])
      expect(JSON.stringify([sealed, rows])).not.toContain(bytes)
    expect(Buffer.from(String(sealed.sealed), 'base64').toString('latin1')).not.toMatch(
      /Haarlem|invite|token/,
    )
    const { sealed: body, sent_at: sentAt, status, ...rest } = delivered
    expect([body, status, rest.attempts, rest.last_error]).toEqual([null, 'sent', 1, null])
    expect(sentAt).toBeInstanceOf(Date)
    expect(JSON.stringify(rest)).not.toMatch(/Haarlem|Olga/)
  })
})
