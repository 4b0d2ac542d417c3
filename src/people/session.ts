import type { AuthCollection } from 'payload'

import { generatePayloadCookie, addSessionToUser } from 'payload/shared'
import { getFieldsToSign, jwtSign } from 'payload'

import type { User } from '../documents.js'
import type { Call } from '../program.js'

import { findOwnByIdOrThrow } from '../db/own.js'

/** Signs somebody in as Payload's login would: the token, and the cookie that carries it. */
export const startSession = async (
  { program, req }: Call,
  { id }: User,
): Promise<{ cookie: string; token: string }> => {
  const { payload } = req
  const { config } = payload.collections[program.users as 'users'] as unknown as AuthCollection
  const user = {
    ...(await findOwnByIdOrThrow({ program, req }, 'users', id)),
    collection: program.users,
  }
  const { sid } = await addSessionToUser({
    collectionConfig: config,
    payload,
    req,
    user: user,
  })
  const fieldsToSign = getFieldsToSign({
    collectionConfig: config,
    email: user.email,
    user: user,
    ...(sid && { sid }),
  })
  const { token } = await jwtSign({
    fieldsToSign,
    secret: payload.secret,
    tokenExpiration: config.auth.tokenExpiration,
  })
  const cookie: string = generatePayloadCookie({
    collectionAuthConfig: config.auth,
    cookiePrefix: payload.config.cookiePrefix,
    token,
  })
  return { cookie, token }
}
