import type { PayloadRequest } from 'payload'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { agreementCoverage } from 'payload-partner-program'

import type { Name, Stage } from '../support/people'

import { richText } from '../../src/reference/richText'
import { codeOf, graphql, rest } from '../support/host'
import { startStage } from '../support/people'

/** Which organisation stands on which version, asked over every surface (SPEC 2.6). */
let stage: Stage
const agreements = {} as Record<'organisation' | 'workspace', string>
beforeAll(async () => {
  stage = await startStage()
  const { body } = await get('Ed', 'partner-agreements?depth=0')
  for (const { appliesTo, id } of body.docs as { appliesTo: 'organisation'; id: string }[])
    agreements[appliesTo] = id
}, 120_000)
afterAll(() => stage.host.stop())

type Row = { acceptedAt: null | string; isCurrent: boolean; name: string; version: null | number }
type Coverage = { current: null | { id: string; version: number }; docs: Row[] }
type Asked = { answer: Coverage | undefined; code: unknown; status: number }
type Surface = (name: Name | undefined, id: string) => Promise<Asked>

const tokenOf = (name: Name | undefined) => name && stage.people[name].token
const get = (name: Name | undefined, path: string) =>
  rest(stage.host, 'GET', path, { token: tokenOf(name) })
const write = (path: string, body: object) =>
  rest(stage.host, 'PATCH', path, { body, token: stage.people.Ed.token })

const overRest: Surface = async (name, id) => {
  const { body, ...answer } = await get(name, `partner-agreements/${id}/coverage`)
  const code = codeOf({ body, ...answer })
  return { answer: code ? undefined : body, code, status: answer.status }
}

const QUERY = `query ($id: String!) {
  agreementCoverage(id: $id) { current { id version } docs { name version acceptedAt isCurrent } }
}`
const overGraphql: Surface = async (name, id) => {
  const answer = await graphql(stage.host, QUERY, { token: tokenOf(name), variables: { id } })
  const code = codeOf(answer)
  return {
    answer: code ? undefined : answer.body.data.agreementCoverage,
    code,
    status: answer.body.errors?.[0]?.extensions?.statusCode ?? answer.status,
  }
}

const overLocal: Surface = async (name, id) => {
  try {
    const answer = await agreementCoverage({ id, req: await requestOf(name) })
    return { answer: answer as unknown as Coverage, code: undefined, status: 200 }
  } catch (error) {
    const { data, status } = error as { data: { code: string }; status: number }
    return { answer: undefined, code: data.code, status }
  }
}

const requestOf = async (name: Name | undefined): Promise<PayloadRequest> => {
  const { payload } = stage.host
  if (!name) return createLocalReq({}, payload)
  const user = await payload.findByID({
    collection: 'users',
    id: stage.people[name].id,
    overrideAccess: true,
  } as never)
  return createLocalReq({ user: { ...(user as object), collection: 'users' } as never }, payload)
}

const rowsOf = ({ answer }: Asked) =>
  answer?.docs.map(({ isCurrent, name, version }) => [name, version, isCurrent])

describe.each(Object.entries({ REST: overRest, GraphQL: overGraphql, 'the Local API': overLocal }))(
  '2.6 coverage over %s',
  (_, ask) => {
    test.each(['Ed', 'Sam'] as Name[])('%s sees who stands on which version', async (name) => {
      const asked = await ask(name, agreements.organisation)

      expect([asked.status, asked.answer?.current?.version]).toEqual([200, 1])
      expect(rowsOf(asked)).toEqual([['Veldwerk', 1, true]])
      expect(Date.parse(asked.answer?.docs[0]?.acceptedAt ?? '')).not.toBeNaN()
    })

    test.each(['Olga', 'Daan', 'Greta'] as Name[])('%s does not', async (name) => {
      expect(await ask(name, agreements.organisation)).toMatchObject({
        code: 'forbidden',
        status: 403,
      })
    })

    test('nobody is asked to sign in', async () => {
      expect(await ask(undefined, agreements.organisation)).toMatchObject({
        code: 'unauthorized',
        status: 401,
      })
    })

    test.each([
      ['an unknown id', () => '01a2120c-c29e-726e-a01e-3f06943b87d1'],
      ['a malformed id', () => 'not-an-id'],
      ['another document', () => stage.places.veldwerk],
    ])('%s is not found', async (_title, id) => {
      expect(await ask('Sam', id())).toMatchObject({ code: 'not_found', status: 404 })
    })
  },
)

describe('2.6 coverage follows what is published', () => {
  const page = () => `partner-agreements/${agreements.organisation}`
  const body = richText('A text with other words.')
  const current = async () => {
    const asked = await overRest('Ed', agreements.organisation)
    return [asked.answer?.current?.version, ...(rowsOf(asked) ?? [])]
  }

  test('a draft changes nothing', async () => {
    await write(`${page()}?draft=true`, { _status: 'draft', body })
    expect(await current()).toEqual([1, ['Veldwerk', 1, true]])
  })

  test('a new version leaves those who accepted the former behind', async () => {
    await write(page(), { _status: 'published' })
    expect(await current()).toEqual([2, ['Veldwerk', 1, false]])
  })

  test('the same words again make no version', async () => {
    await write(page(), { _status: 'published', body })
    expect(await current()).toEqual([2, ['Veldwerk', 1, false]])
  })

  test('unpublished there is no current one, and published again it is the same', async () => {
    await write(page(), { _status: 'draft' })
    expect(await current()).toEqual([undefined, ['Veldwerk', 1, false]])
    await write(page(), { _status: 'published' })
    expect(await current()).toEqual([2, ['Veldwerk', 1, false]])
  })

  test('a second agreement for the same purpose is refused beside its field, and works as a draft', async () => {
    const second = { appliesTo: 'organisation', body, title: 'A second one' }
    const post = (path: string, data: object) =>
      rest(stage.host, 'POST', path, { body: data, token: stage.people.Ed.token })

    const refused = await post('partner-agreements', { ...second, _status: 'published' })
    expect([refused.status, refused.body.errors[0].data]).toEqual([
      400,
      {
        code: 'validation_failed',
        errors: [
          {
            message: expect.stringContaining('“Partner agreement” is published for this already'),
            path: 'appliesTo',
          },
        ],
      },
    ])
    const draft = await post('partner-agreements?draft=true', { ...second, _status: 'draft' })
    expect(draft.status).toBe(201)
  })
})
