import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startRunner } from 'payload-partner-program'

import type { Name, Stage } from '../support/people'

import { codeOf, graphql, rest } from '../support/host'
import { eventually, START_MS } from '../support/mailServer'
import { startStage } from '../support/people'

/** The outbox where the host sends no mail: who reads it, and what of it (SPEC 8.7). */
let stage: Stage
let runner: ReturnType<typeof startRunner>
let mail: { id: string }

const EVERYBODY_ELSE: Name[] = ['Ed', 'Olga', 'Adam', 'Mia', 'Bea', 'Daan', 'Xander', 'Greta']
const FIRST = 'first@elsewhere.example'

beforeAll(async () => {
  stage = await startStage()
  await rest(stage.host, 'POST', 'partner-program/sign-up', { body: { email: FIRST } })
  runner = startRunner(stage.host.payload)
  mail = await eventually('the outbox to be gone through', async () => {
    const { body } = await list('Sam', `where[to][equals]=${FIRST}`)
    return body.docs[0]?.status !== 'waiting' && body.docs[0]
  })
}, START_MS)
afterAll(async () => {
  await runner.stop()
  await stage.host.stop()
})

const tokenOf = (name?: Name) => (name ? stage.people[name].token : undefined)
const list = (name: Name | undefined, query = '') =>
  rest(stage.host, 'GET', `outgoing-mails?${query}`, { token: tokenOf(name) })

describe('8.7 without SMTP mail is kept', () => {
  test('8.7 everything is kept and nothing fails or waits', async () => {
    const { body } = await list('Sam', 'limit=500')

    const statuses = new Set(body.docs.map(({ status }: { status: string }) => status))
    expect([...statuses]).toEqual(['kept'])
    expect(body.totalDocs).toBeGreaterThan(10)
  })

  test('8.7 staff read what it says, but never its link, and no field beside those of the rule', async () => {
    const { body } = await rest(stage.host, 'GET', `outgoing-mails/${mail.id}`, {
      token: tokenOf('Sam'),
    })

    expect(Object.keys(body).sort()).toEqual(
      [
        ...['attempts', 'createdAt', 'html', 'id', 'kind', 'lastError', 'sentAt', 'status'],
        ...['subject', 'text', 'to', 'updatedAt'],
      ].sort(),
    )
    expect(body).toMatchObject({ attempts: 0, kind: 'sign-up', subject: 'Make your account' })
    expect(body.text).toContain('asked for an account')
    expect(body.text).toContain('Make your account: [link hidden]')
    expect(body.html).toContain('<a href="[link hidden]">')
    expect(JSON.stringify(body)).not.toMatch(/token|http/)
  })

  test('8.7 a link without an address in front of it is hidden too', async () => {
    await stage.host.payload.sendEmail({
      html: `<a href="/admin/reset/${'0123456789abcdef'.repeat(3)}">Reset</a>`,
      subject: 'Reset',
      to: 'second@elsewhere.example',
    })

    const { body } = await list('Sam', 'where[to][equals]=second@elsewhere.example')

    expect(body.docs).toHaveLength(1)
    expect(JSON.stringify(body.docs[0])).not.toContain('0123456789abcdef')
  })

  test('8.7 a resend of what was kept is tried, and kept again', async () => {
    const resent = await rest(stage.host, 'POST', `outgoing-mails/${mail.id}/resend`, {
      token: tokenOf('Sam'),
    })

    expect(resent.status).toBe(200)
    await eventually('it to be kept', async () => {
      const { body } = await rest(stage.host, 'GET', `outgoing-mails/${mail.id}`, {
        token: tokenOf('Sam'),
      })
      return body.status === 'kept'
    })
  })
})

describe('8.7 nobody but staff reads the outbox', () => {
  test.each(EVERYBODY_ELSE)('8.7 %s sees none of it, not even his own mail', async (name) => {
    const as = { token: tokenOf(name) }
    await rest(stage.host, 'GET', 'access', as) // Payload strips what the rules answered.
    const answers = await Promise.all([
      list(name),
      rest(stage.host, 'GET', 'outgoing-mails/count', as),
      rest(stage.host, 'GET', `outgoing-mails/${mail.id}`, as),
      rest(stage.host, 'POST', `outgoing-mails/${mail.id}/resend`, as),
      rest(stage.host, 'PATCH', `outgoing-mails/${mail.id}`, {
        ...as,
        body: { to: 'me@x.example' },
      }),
      rest(stage.host, 'POST', 'outgoing-mails', {
        ...as,
        body: { cause: 'x', kind: 'x', subject: 'x', to: 'me@x.example' },
      }),
    ])
    const byGraphql = await graphql(
      stage.host,
      `
        {
          OutgoingMails {
            totalDocs
            docs {
              to
              subject
              text
              html
            }
          }
          countOutgoingMails {
            totalDocs
          }
        }
      `,
      as,
    )
    const oneByGraphql = await graphql(
      stage.host,
      `{ OutgoingMail(id: "${mail.id}") { to text } }`,
      as,
    )
    const resendByGraphql = await graphql(
      stage.host,
      `mutation { resendOutgoingMail(id: "${mail.id}") { mail { id } } }`,
      as,
    )

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 403, 403, 403])
    expect([answers[0].body.docs, answers[1].body.totalDocs]).toEqual([[], 0])
    expect(byGraphql.body.data).toEqual({
      OutgoingMails: { docs: [], totalDocs: 0 },
      countOutgoingMails: { totalDocs: 0 },
    })
    expect(oneByGraphql.body.data?.OutgoingMail ?? null).toBeNull()
    expect(codeOf(resendByGraphql)).toBe('forbidden')
  })

  test('8.7 nor does anybody without sign-in', async () => {
    const answers = await Promise.all([
      list(undefined),
      rest(stage.host, 'GET', `outgoing-mails/${mail.id}`),
      rest(stage.host, 'POST', `outgoing-mails/${mail.id}/resend`),
    ])
    const byGraphql = await graphql(
      stage.host,
      `
        {
          OutgoingMails {
            docs {
              to
            }
          }
        }
      `,
    )

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 401])
    expect(byGraphql.body.data?.OutgoingMails ?? null).toBeNull()
  })

  test('8.7 staff write none of it either, and delete nothing', async () => {
    const as = { token: tokenOf('Sam') }
    const patched = await rest(stage.host, 'PATCH', `outgoing-mails/${mail.id}`, {
      ...as,
      body: { to: 'sam@platform.example' },
    })
    const made = await rest(stage.host, 'POST', 'outgoing-mails', {
      ...as,
      body: { kind: 'x', subject: 'x', to: 'me@x.example' },
    })
    const deleted = await rest(stage.host, 'DELETE', `outgoing-mails/${mail.id}`, as)

    expect([patched.status, made.status, codeOf(deleted)]).toEqual([403, 403, 'never_deleted'])
  })
})

describe('8.7 the sealed text is never answered', () => {
  test.each([
    'where[sealed][exists]=true',
    'where[cause][like]=sign',
    'where[nextTryAt][exists]=false',
    'where[text][like]=account',
    'where[html][exists]=true',
  ])('8.7 staff cannot ask for %s', async (query) => {
    const { body, status } = await list('Sam', query)

    expect(status).toBe(400)
    expect(body.docs).toBeUndefined()
  })

  test.each(['sealed', '-sealed', 'cause', 'text'])('8.7 nor sort by %s', async (field) => {
    const sorted = await list('Sam', `limit=500&sort=${field}`)
    const usual = await list('Sam', 'limit=500')

    const ids = ({ body }: typeof sorted) => body.docs?.map(({ id }: { id: string }) => id)
    expect(sorted.status).toBeLessThan(500)
    expect(ids(sorted) ?? ids(usual)).toEqual(ids(usual))
  })

  test('8.7 selecting it, and GraphQL, answer nothing of it', async () => {
    const as = { token: tokenOf('Sam') }
    const selected = await list('Sam', 'select[sealed]=true&select[cause]=true')
    const byGraphql = await graphql(
      stage.host,
      `
        {
          OutgoingMails {
            docs {
              to
              text
              sealed
              cause
              nextTryAt
            }
          }
        }
      `,
      as,
    )
    const versions = await rest(stage.host, 'GET', 'outgoing-mails/versions', as)

    expect(selected.status).toBe(200)
    expect(JSON.stringify(selected.body)).not.toMatch(/sealed|cause|nextTryAt/)
    const { docs } = byGraphql.body.data?.OutgoingMails ?? { docs: [] }
    for (const { cause, nextTryAt, sealed, text } of docs) {
      expect([cause ?? null, nextTryAt ?? null, sealed ?? null]).toEqual([null, null, null])
      expect(text).not.toMatch(/token|http/)
    }
    expect(versions.body.docs ?? []).toEqual([])
  })
})
