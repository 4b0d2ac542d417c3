import type { Config, Payload, PayloadRequest, SanitizedConfig } from 'payload'

import { GRAPHQL_POST, REST_DELETE, REST_GET, REST_PATCH, REST_POST } from '@payloadcms/next/routes'
import { getPayload } from 'payload'

import type { TestDatabase } from './database'

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

export const startHost = async (variables: Record<string, string> = {}): Promise<Host> => {
  const database = await createDatabase()
  Object.assign(process.env, {
    DATABASE_URL: database.url,
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
  // Payload keeps one client checked out for ever; dropping the database ends it.
  const { pool } = payload.db as unknown as {
    pool: {
      _clients: {
        removeAllListeners: () => void
        on: (event: string, listener: () => void) => void
      }[]
      on: (event: string, listener: () => void) => void
    }
  }
  pool.on('error', () => undefined)
  for (const client of pool._clients) {
    client.removeAllListeners()
    client.on('error', () => undefined)
  }
  await database.drop()
}

const REST = { DELETE: REST_DELETE, GET: REST_GET, PATCH: REST_PATCH, POST: REST_POST }

type Sent = { body?: unknown; headers?: Record<string, string>; token?: string | undefined }

/** One REST request. `path` begins after `/api/`. */
export const rest = async (
  { config }: Pick<Host, 'config'>,
  method: keyof typeof REST,
  path: string,
  { body, headers, token }: Sent = {},
): Promise<Answer> => {
  const url = new URL(`/api/${path}`, ORIGIN)
  const request = new Request(url, {
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    headers: {
      'Content-Type': 'application/json',
      ...(token && { Authorization: `JWT ${token}` }),
      ...headers,
    },
    method,
  })
  const slug = url.pathname.split('/').slice(2)
  return answerOf(await REST[method](config)(request, { params: Promise.resolve({ slug }) }))
}

/** One GraphQL request. */
export const graphql = async (
  { config }: Pick<Host, 'config'>,
  query: string,
  { token, variables }: { token?: string | undefined; variables?: object } = {},
): Promise<Answer> =>
  answerOf(
    await GRAPHQL_POST(config)(
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

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  return {
    body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
    headers: response.headers,
    status: response.status,
  }
}

/** The code of a refusal. */
export const codeOf = ({ body }: Answer): unknown =>
  body?.errors?.[0]?.data?.code ?? body?.errors?.[0]?.extensions?.data?.code

export type { Config, PayloadRequest }
