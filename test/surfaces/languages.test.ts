import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Stage } from '../support/people'

import { rest } from '../support/host'
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
