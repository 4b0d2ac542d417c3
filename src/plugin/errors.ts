import type { AfterErrorHook } from 'payload'

import { codeOfStatus } from '../refusals.js'

type Failure = {
  data?: Record<string, unknown>
  isPublic?: boolean
  message?: string
  name?: string
  originalError?: Failure
  status?: number
}

/** Gives every refusal a code, over REST and GraphQL alike (SPEC 9.2). What is not expected stays Payload's 500. */
export const nameErrors: AfterErrorHook = ({ error, graphqlResult, req, result }) => {
  const thrown: Failure = error
  const failure = thrown.originalError ?? thrown
  // Over GraphQL a reader's 403 for one document is the 404 that REST gives him.
  const status = isHiddenVersion(failure, req) ? 404 : (failure.status ?? 500)
  const data = dataOf(failure, status)
  if (!data) return undefined
  if (graphqlResult) {
    const whole = graphqlResult as unknown as { extensions?: object }
    return {
      graphqlResult: { ...whole, extensions: { ...whole.extensions, data, statusCode: status } },
    } as never
  }
  const message =
    (result as { errors?: { message: string }[] } | undefined)?.errors?.[0]?.message ??
    failure.message ??
    ''
  return {
    response: { errors: [{ data, message, name: failure.name ?? 'Error' }] },
    status,
  }
}

const dataOf = (failure: Failure, status: number): Record<string, unknown> | undefined => {
  if (failure.data?.code) return failure.data
  if (failure.name === 'ValidationError') return { ...failure.data, code: 'validation_failed' }
  if (failure.name === 'QueryError') return { code: 'validation_failed', errors: failure.data }
  const code = codeOfStatus(status)
  return code && { code }
}

/** Payload answers 403 for one version that a signed-in reader may not see; every other document answers 404. */
const isHiddenVersion = (
  { status }: Failure,
  req: { method?: string; routeParams?: Record<string, unknown>; user?: unknown } | undefined,
): boolean =>
  status === 403 && req?.method === 'GET' && Boolean(req.user) && req.routeParams?.id !== undefined
