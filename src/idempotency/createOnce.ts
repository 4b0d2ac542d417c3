import type { Endpoint, PayloadRequest } from 'payload'

import { addDataAndFileToRequest, headersWithCors } from 'payload'

import type { CollectionName } from '../documents.js'
import type { Program } from '../program.js'

import { createAsCaller } from '../db/own.js'
import { inTransactionWithRetries } from '../db/transaction.js'
import { once } from './once.js'

/** Payload's own create over REST, answered once per `Idempotency-Key` (SPEC 9.3). */
export const createOnce = (program: Program, name: CollectionName): Endpoint => ({
  handler: async (req) => {
    await addDataAndFileToRequest(req)
    const call = { program, req }
    const { body, status } = await inTransactionWithRetries(req, () =>
      once(call, { body: req.data, name }, async () => ({
        body: {
          doc: await createAsCaller(call, name, req.data ?? {}),
          message: req.t('general:successfullyCreated', { label: labelOf(req) }),
        },
        status: 201,
      })),
    )
    return Response.json(body, {
      headers: headersWithCors({ headers: new Headers(), req }),
      status,
    })
  },
  method: 'post',
  path: '/',
})

const labelOf = ({ i18n, payload, routeParams }: PayloadRequest): string => {
  const labels = payload.collections[routeParams?.collection as 'users']?.config.labels.singular
  return typeof labels === 'object'
    ? (labels[i18n.language] ?? labels.en ?? '')
    : typeof labels === 'string'
      ? labels
      : ''
}
