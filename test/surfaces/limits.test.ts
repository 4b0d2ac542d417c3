import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Stage } from '../support/people'

import { graphql, rest, said } from '../support/host'
import { newcomer, startStage } from '../support/people'

/** How often one may try (SPEC 5.6). */
let stage: Stage
beforeAll(async () => {
  stage = await startStage({ ATTEMPTS_PER_HOUR: '12', INVITATIONS_PER_HOUR: '5', TEST_CLOCK: '1' })
}, 120_000)
afterAll(() => stage.host.stop())

const post = (path: string, body: object, from?: string, token?: string) =>
  rest(stage.host, 'POST', path, {
    body,
    ...(from && { headers: { 'x-forwarded-for': from } }),
    token,
  })

const ATTEMPTS: [string, string, (n: number | string) => object, number][] = [
  ['sign-up', 'partner-program/sign-up', (n) => ({ email: `someone${n}@limits.example` }), 202],
  ['inspect', 'invitations/inspect', (n) => ({ token: `unknown ${n}` }), 404],
  ['accept', 'invitations/accept', (n) => ({ token: `unknown ${n}` }), 404],
  ['renew', 'invitations/renew', (n) => ({ token: `unknown ${n}` }), 404],
  ['login', 'users/login', (n) => ({ email: `n${n}@limits.example`, password: 'wrong' }), 401],
  ['forgot password', 'users/forgot-password', (n) => ({ email: `f${n}@limits.example` }), 200],
]

describe('5.6 attempts an hour', () => {
  test.each(ATTEMPTS)('%s: per address or token', async (_, path, bodyOf, status) => {
    const answers = []
    for (let n = 0; n < 12; n++) answers.push((await post(path, bodyOf('same'))).status)
    expect(answers).toEqual(Array.from({ length: 12 }, () => status))
    const refused = await post(path, bodyOf('same'))
    expect(said(refused)).toEqual([429, 'too_many_requests'])
    const wait = Number(refused.headers.get('Retry-After'))
    expect(wait).toBeGreaterThan(3_500)
    expect(wait).toBeLessThanOrEqual(3_600)
    expect((await post(path, bodyOf('other'))).status).toBe(status)
  })

  test.each(ATTEMPTS)(
    '%s: ten times that per IP',
    async (name, path, bodyOf, status) => {
      const from = `203.0.113.${ATTEMPTS.findIndex(([one]) => one === name)}`
      const answers = await Promise.all(
        Array.from({ length: 121 }, (_, n) => post(path, bodyOf(`ip ${n}`.replace(' ', '')), from)),
      )
      const statuses = answers.map((answer) => answer.status)
      expect(statuses.filter((one) => one === 429)).toHaveLength(1)
      expect(new Set(statuses)).toEqual(new Set([429, status]))
      expect((await post(path, bodyOf('elsewhere'), '198.51.100.7')).status).toBe(status)
    },
    60_000,
  )

  test('capitals make no other address, and an account that exists no other answer', async () => {
    const attempt = (email: string) => post('users/login', { email, password: 'wrong' })
    for (let n = 0; n < 12; n++)
      await attempt(n % 2 ? 'GRETA@northside.example' : 'greta@northside.example')
    expect(said(await attempt('Greta@Northside.example'))).toEqual([429, 'too_many_requests'])
    for (let n = 0; n < 12; n++)
      expect(said(await attempt('nobody@limits.example'))).toEqual([401, 'unauthorized'])
    expect(said(await attempt('nobody@limits.example'))).toEqual([429, 'too_many_requests'])
  })

  test('what a client writes before the last address does not count as his own', async () => {
    const attempt = (n: number, forged: string) =>
      post('invitations/inspect', { token: `forged ${n}` }, `${forged}, 203.0.113.99`)
    const answers = await Promise.all(
      Array.from({ length: 121 }, (_, n) => attempt(n, `192.0.2.${n}`)),
    )
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1)
  })

  test('1.11 guessing the password by which one erases oneself', async () => {
    const nora = await newcomer(stage.host, 'Guessed')
    const erase = (password: string) =>
      post(`users/${nora.id}/erase`, { password }, undefined, nora.token)
    for (let n = 0; n < 11; n++) expect(said(await erase('wrong'))).toEqual([403, 'forbidden'])
    await erase('wrong')
    expect(said(await erase('partner-demo'))).toEqual([429, 'too_many_requests'])
  })

  test('9.1 over GraphQL the same', async () => {
    const query =
      'mutation { loginUser(email: "graph@limits.example", password: "wrong") { token } }'
    for (let n = 0; n < 12; n++) await graphql(stage.host, query)
    const { body } = await graphql(stage.host, query)
    expect(body.errors[0].extensions.data).toMatchObject({
      code: 'too_many_requests',
      retryAfterSeconds: expect.any(Number),
    })
  })
})

describe('5.6 invitations an hour', () => {
  const invite = (n: string, workspace = stage.places.haarlem, who = stage.people.Adam) =>
    post(
      'invitations',
      { email: `${n}@limits.example`, role: 'external', workspace },
      undefined,
      who.token,
    )

  test('per inviter; what was refused does not count; another inviter goes on; an hour later it starts again', async () => {
    expect((await invite('one')).status).toBe(201)
    for (let n = 0; n < 5; n++) expect((await invite('one')).status).toBe(409)
    for (const name of ['two', 'three', 'four', 'five'])
      expect((await invite(name)).status).toBe(201)
    const refused = await invite('six')
    expect(said(refused)).toEqual([429, 'too_many_requests'])
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
    const resent = await rest(stage.host, 'GET', 'invitations?limit=1&depth=0', {
      token: stage.people.Adam.token,
    })
    expect(
      said(
        await post(
          `invitations/${resent.body.docs[0].id}/resend`,
          {},
          undefined,
          stage.people.Adam.token,
        ),
      ),
    ).toEqual([429, 'too_many_requests'])
    expect((await invite('seven', stage.places.haarlem, stage.people.Olga)).status).toBe(201)

    const now = new Date(Date.now() + 61 * 60 * 1000).toISOString()
    await post('partner-program/clock', { now }, undefined, stage.people.Sam.token)
    expect((await invite('six')).status).toBe(201)
  })

  test('at the same moment no more get through', async () => {
    const nora = await newcomer(stage.host, 'Limited')
    const { body } = await post('organisations?depth=0', { name: 'Limited' }, undefined, nora.token)
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        post(
          'invitations',
          { email: `same${n}@limits.example`, organisation: body.doc.id, role: 'member' },
          undefined,
          nora.token,
        ),
      ),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5)
  })
})
