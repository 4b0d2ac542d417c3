import type { AuthCollection, Payload } from 'payload'

import { createLocalReq, getFieldsToSign, handleEndpoints, jwtSign } from 'payload'
import { addSessionToUser } from 'payload/shared'

/** A Payload, by the key under which this process knows it. */
export type Server = { key: string; payload: Payload }

/** Asks as a browser does, signed in, and ends the bench where it is refused: nothing may fail at any size. */
export type Client = (
  method: 'GET' | 'PATCH' | 'POST',
  path: string,
  body?: object,
) => Promise<void>

/** The person's REST client: each request loads its session and its user, as real ones do. */
export const clientOf = async (server: Server, person: { id: string }): Promise<Client> => {
  const { key, payload } = server
  const token = await tokenOf(payload, person.id)
  return async (method, path, body) => {
    const request = new Request(`http://bench.example/api/${path}`, {
      headers: { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' },
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    const response = await handleEndpoints({
      config: payload.config,
      payloadInstanceCacheKey: key,
      request,
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${key}: ${method} ${path}: ${response.status} ${text}`)
  }
}

const tokenOf = async (payload: Payload, id: string): Promise<string> => {
  const { config } = payload.collections['users'] as unknown as AuthCollection
  const found = await payload.findByID({ collection: 'users', depth: 0, id, overrideAccess: true })
  const user = { ...found, collection: 'users' } as never
  const req = await createLocalReq({}, payload)
  const { sid } = await addSessionToUser({ collectionConfig: config, payload, req, user })
  const { token } = await jwtSign({
    fieldsToSign: getFieldsToSign({
      collectionConfig: config,
      email: (found as unknown as { email: string }).email,
      user,
      ...(sid && { sid }),
    }),
    secret: payload.secret,
    tokenExpiration: config.auth.tokenExpiration,
  })
  return token
}
