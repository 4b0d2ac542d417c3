import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { Stage } from '../support/people'

import { graphql, rest } from '../support/host'
import { startStage } from '../support/people'

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
}, 120_000)
afterAll(() => stage.host.stop())

const openWithout = (language: string) =>
  rest(stage.host, 'POST', 'workspaces', {
    body: {
      dataOwner: { email: 'mia@veldwerk.example', organisationName: 'City of Delft' },
      agreementAccepted: true,
      name: 'Delft listens',
      organisation: stage.places.veldwerk,
      usageContext: 'external',
    },
    headers: { 'Accept-Language': language },
    token: stage.people.Olga.token,
  })

test('9.2 a refusal is said in the language of who reads it, under the same code', async () => {
  const english = await openWithout('en')
  const dutch = await openWithout('nl')
  expect([english, dutch].map(({ body }) => body.errors[0].data.code)).toEqual([
    'data_owner_is_insider',
    'data_owner_is_insider',
  ])
  expect(english.body.errors[0].message).toMatch(/^The data owner must be someone outside/)
  expect(dutch.body.errors[0].message).toMatch(/^De gegevenseigenaar moet iemand buiten/)
  expect(dutch.body.errors[0].data.errors).toEqual([
    { message: dutch.body.errors[0].message, path: 'dataOwner.email' },
  ])
})

describe('3.4 who accepts in another language has accepted the text of that language', () => {
  const opening = {
    agreementAccepted: true,
    dataOwner: { email: 'dirk@delft.example', organisationName: 'City of Delft' },
    name: 'Delft listens',
    usageContext: 'external',
  }
  const textsOf = async (appliesTo: string) => {
    const path = `partner-agreements/current?appliesTo=${appliesTo}`
    const { body } = await rest(stage.host, 'GET', path, { token: stage.people.Olga.token })
    return Object.fromEntries(
      (body.texts as { locale: string; sha256: string }[]).map((one) => [one.locale, one.sha256]),
    )
  }
  const acceptedAt = async (workspace: string) => {
    const path = `agreement-acceptances?where[workspace][equals]=${workspace}&sort=-acceptedAt&depth=0`
    const { body } = await rest(stage.host, 'GET', path, { token: stage.people.Olga.token })
    const [{ locale, sha256 }] = body.docs
    expect(sha256).toBe((await textsOf('workspace'))[locale])
    return locale
  }

  test.each([
    ['nl', '', 'nl'],
    ['en', '', 'en'],
    ['nl', '?locale=en', 'en'],
    ['en', '?locale=nl', 'nl'],
    ['nl', '?locale=fr', 'nl'],
    ['de', '?locale=fr', 'en'],
  ])('in %s with “%s” it is %s', async (language, query, locale) => {
    const sent = { headers: { 'Accept-Language': language }, token: stage.people.Olga.token }
    const body = { ...opening, organisation: stage.places.veldwerk }
    const opened = await rest(stage.host, 'POST', `workspaces${query}`, { body, ...sent })
    expect(opened.status).toBe(201)
    const { id } = opened.body.doc
    expect(await acceptedAt(id)).toBe(locale)

    const again = { agreementAccepted: true }
    const path = `workspaces/${id}${query}`
    expect((await rest(stage.host, 'PATCH', path, { body: again, ...sent })).status).toBe(200)
    expect(await acceptedAt(id)).toBe(locale)
  })

  test('over GraphQL, whose mutations take a locale', async () => {
    const { body } = await graphql(
      stage.host,
      `
        mutation ($data: mutationWorkspaceInput!) {
          createWorkspace(data: $data, locale: nl) {
            id
          }
        }
      `,
      {
        token: stage.people.Olga.token,
        variables: { data: { ...opening, organisation: stage.places.veldwerk } },
      },
    )
    expect(await acceptedAt(body.data.createWorkspace.id)).toBe('nl')
  })

  test('2.2 and so does who accepts for the organisation', async () => {
    const { version } = (
      await rest(stage.host, 'GET', 'partner-agreements/current?appliesTo=organisation', {
        token: stage.people.Greta.token,
      })
    ).body
    const { body } = await rest(stage.host, 'POST', 'agreement-acceptances', {
      body: { organisation: stage.places.northside, version: version.id },
      headers: { 'Accept-Language': 'nl' },
      token: stage.people.Greta.token,
    })
    const { nl } = await textsOf('organisation')
    expect(body.doc).toMatchObject({ locale: 'nl', sha256: nl })
  })
})

describe('9.2 what a refusal says on an occasion of its own is said in Dutch too', () => {
  const dutch = { 'Accept-Language': 'nl' }

  test('over REST, above and beside the field', async () => {
    const { body } = await rest(stage.host, 'PATCH', `organisations/${stage.places.veldwerk}`, {
      body: { isPartner: false },
      headers: dutch,
      token: stage.people.Olga.token,
    })
    const message = 'U kunt isPartner niet wijzigen. Laat het weg, of stuur het ongewijzigd terug.'
    expect(body.errors[0]).toMatchObject({
      data: { code: 'field_not_writable', errors: [{ message, path: 'isPartner' }] },
      message,
    })
  })

  test('what is wrong with the input of a command', async () => {
    const send = (headers: Record<string, string>) =>
      rest(stage.host, 'POST', 'partner-program/sign-up', { body: { email: 1 }, headers })
    const [{ data, message }] = (await send(dutch)).body.errors
    expect([data.code, message]).toEqual([
      'validation_failed',
      'email: Ongeldige invoer: verwacht string, ontving getal',
    ])
    expect((await send({})).body.errors[0].message).toMatch(/^email: Invalid input/)
  })
})
