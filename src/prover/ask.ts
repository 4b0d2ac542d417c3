import type { Payload, PayloadRequest } from 'payload'

import { createLocalReq } from 'payload'

import type { Person } from './types.js'

import { withGraphQLErrorCodes } from '../next/graphqlErrors.js'
import { withRestErrorCodes } from '../next/restErrors.js'

/** What somebody was told. `status` is 0 where the surface has none. */
export type Said = { body: unknown; status: number; text: string }
export type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT'

/** The host's three surfaces, asked in this process as its routes are asked. */
export type Ask = {
  graphql: (by: Person, query: string, variables?: object) => Promise<Said>
  local: (by: Person, work: (req: PayloadRequest) => Promise<unknown>) => Promise<Said>
  rest: (by: Person, method: Method, path: string, body?: unknown) => Promise<Said>
}

export const askerOf = async (payload: Payload): Promise<Ask> => {
  const routes = await import('@payloadcms/next/routes')
  const config = Promise.resolve(payload.config)
  const origin = payload.config.serverURL || 'http://localhost:3000'
  const handlers = {
    DELETE: routes.REST_DELETE,
    GET: routes.REST_GET,
    PATCH: routes.REST_PATCH,
    POST: routes.REST_POST,
    PUT: routes.REST_PUT,
  }
  const graphql = withGraphQLErrorCodes(routes.GRAPHQL_POST(config))
  const { api, graphQL } = payload.config.routes

  return {
    graphql: async (by, query, variables = {}) =>
      saidIn(
        await graphql(
          new Request(`${origin}${api}${graphQL}`, {
            body: JSON.stringify({ query, variables }),
            headers: { ...by.headers, 'Content-Type': 'application/json' },
            method: 'POST',
          }),
        ),
      ),
    local: async (by, work) => {
      try {
        const { user } = await payload.auth({ headers: new Headers(by.headers) })
        return told(200, await work(await createLocalReq(user ? { user } : {}, payload)))
      } catch (error) {
        return told((error as { status?: number }).status ?? 500, nameOf(error))
      }
    },
    rest: async (by, method, path, body) => {
      const url = new URL(`${api}/${path}`, origin)
      const isForm = body instanceof FormData // Its content type names a boundary, which Request makes.
      const request = new Request(url, {
        ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
        headers: { ...by.headers, ...(!isForm && { 'Content-Type': 'application/json' }) },
        method,
      })
      const slug = url.pathname.slice(api.length + 1).split('/')
      const handle = withRestErrorCodes(handlers[method](config))
      return saidIn(await handle(request, { params: Promise.resolve({ slug }) }))
    },
  }
}

const saidIn = async (response: Response): Promise<Said> => {
  const text = await response.text()
  return { body: parsed(text), status: response.status, text }
}

const told = (status: number, answer: unknown): Said => {
  const text = JSON.stringify(answer ?? null)
  return { body: JSON.parse(text) as unknown, status, text }
}

/** What the host's code would learn of a failure. */
const nameOf = (error: unknown): object => {
  const { data, message, name } = error as { data?: unknown; message: string; name: string }
  return { errors: [{ data, message, name }] }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
