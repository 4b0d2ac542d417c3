import type { Config, Payload, PayloadRequest, SanitizedConfig } from 'payload'

import { GRAPHQL_POST, REST_DELETE, REST_GET, REST_PATCH, REST_POST } from '@payloadcms/next/routes'
import { getPayload } from 'payload'

import type { DatabaseKind, TestDatabase } from './database'

import { withGraphQLErrorCodes } from '../../src/next/graphqlErrors'
import { withRestErrorCodes } from '../../src/next/restErrors'
import { abandonClients } from './clients'
import { createDatabase } from './database'

/** The reference host on a database of its own, spoken to as clients do: by Request and Response, in this process. */
export type Host = {
  config: SanitizedConfig
  database: TestDatabase
  payload: Payload
  stop: () => Promise<void>
}

export type Answer = { body: any; headers: Headers; status: number }

export const ORIGIN = 'http://localhost:3000'

export const startHost = async (
  variables: Record<string, string> = {},
  kind: DatabaseKind = 'migrated',
): Promise<Host> => {
  const database = await createDatabase(kind)
  Object.assign(process.env, {
    ATTEMPTS_PER_HOUR: '100000',
    DATABASE_URL: database.url,
    INVITATIONS_PER_HOUR: '100000',
    PAYLOAD_SECRET: 'a secret of the tests',
    SERVER_URL: ORIGIN,
    STAFF_EMAIL: 'sam@platform.example',
    ...variables,
  })
  const { default: promised } = await import('@payload-config')
  const config = await promised
  const payload = await getPayload({ config })
  return { config, database, payload, stop: () => stop(payload, database) }
}

const stop = async (payload: Payload, database: TestDatabase): Promise<void> => {
  abandonClients(payload)
  await database.drop()
}

const REST = { DELETE: REST_DELETE, GET: REST_GET, PATCH: REST_PATCH, POST: REST_POST }

type Sent = { body?: unknown; headers?: Record<string, string>; token?: string | undefined }

/** One REST request, answered as it goes over the wire. `path` begins after `/api/`. */
export const raw = async (
  { config }: Pick<Host, 'config'>,
  method: keyof typeof REST,
  path: string,
  { body, headers, token }: Sent = {},
): Promise<{ body: string; headers: Headers; status: number }> => {
  const url = new URL(`/api/${path}`, ORIGIN)
  const isForm = body instanceof FormData // Its content type names a boundary, which Request makes.
  const request = new Request(url, {
    ...(body !== undefined && {
      body: isForm || typeof body === 'string' ? body : JSON.stringify(body),
    }),
    headers: headersOf(token, headers, isForm),
    method,
  })
  const slug = url.pathname.split('/').slice(2)
  const handle = withRestErrorCodes(REST[method](config))
  const response = await handle(request, { params: Promise.resolve({ slug }) })
  return { body: await response.text(), headers: response.headers, status: response.status }
}

const headersOf = (
  token: string | undefined,
  more: Record<string, string> = {},
  isForm = false,
): Headers => {
  const headers = new Headers(isForm ? {} : { 'Content-Type': 'application/json' })
  if (token) headers.set('Authorization', `JWT ${token}`)
  for (const [name, value] of Object.entries(more)) headers.set(name, value)
  return headers
}

/** The same with its JSON read. */
export const rest = async (...args: Parameters<typeof raw>): Promise<Answer> => {
  const answer = await raw(...args)
  return { ...answer, body: parsed(answer.body) }
}

/** One GraphQL request. */
export const graphql = async (
  { config }: Pick<Host, 'config'>,
  query: string,
  { token, variables }: { token?: string | undefined; variables?: object } = {},
): Promise<Answer> =>
  answerOf(
    await withGraphQLErrorCodes(GRAPHQL_POST(config))(
      new Request(`${ORIGIN}/api/graphql`, {
        body: JSON.stringify({ query, variables }),
        headers: {
          'Content-Type': 'application/json',
          ...(token && { Authorization: `JWT ${token}` }),
        },
        method: 'POST',
      }),
    ),
  )

const answerOf = async (response: Response): Promise<Answer> => ({
  body: parsed(await response.text()),
  headers: response.headers,
  status: response.status,
})

const parsed = (text: string): any =>
  text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text

/** The code of a refusal. */
export const codeOf = ({ body }: Answer): unknown =>
  body?.errors?.[0]?.data?.code ?? body?.errors?.[0]?.extensions?.data?.code

/** What an answer says to a client: its status, and the code of a refusal. */
export const said = (answer: Answer): [number, unknown] => [answer.status, codeOf(answer)]

export type { Config, PayloadRequest }
