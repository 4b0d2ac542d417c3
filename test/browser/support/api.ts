import { DEMO_PASSWORD } from '../../../src/reference/cast.mjs'

export type Answer = { body: any; status: number }

/** REST as somebody signed in; paths begin after `/api/`. */
export type Api = {
  delete: (path: string) => Promise<Answer>
  get: (path: string) => Promise<Answer>
  patch: (path: string, body: object) => Promise<Answer>
  post: (path: string, body?: object) => Promise<Answer>
  token: string
}

const LIMIT_MS = 15_000

/** Signs in beside the browser. */
export const apiOf = async (url: string, email: string, password = DEMO_PASSWORD): Promise<Api> => {
  const { body, status } = await send(url, 'POST', 'users/login', { email, password })
  if (status !== 200) throw new Error(`${email} cannot sign in: ${JSON.stringify(body)}`)
  const as =
    (method: string) =>
    (path: string, sent?: object): Promise<Answer> =>
      send(url, method, path, sent, body.token)
  return {
    delete: as('DELETE'),
    get: as('GET'),
    patch: as('PATCH'),
    post: as('POST'),
    token: body.token,
  }
}

const send = async (
  url: string,
  method: string,
  path: string,
  body?: object,
  token?: string,
): Promise<Answer> => {
  const response = await fetch(`${url}/api/${path}`, {
    ...(body && { body: JSON.stringify(body) }),
    headers: {
      'Content-Type': 'application/json',
      ...(token && { Authorization: `JWT ${token}` }),
    },
    method,
    signal: AbortSignal.timeout(LIMIT_MS),
  })
  const text = await response.text()
  return { body: text && JSON.parse(text), status: response.status }
}
