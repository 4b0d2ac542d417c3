import type { AfterErrorHook } from 'payload'

import { codeOfStatus } from '../refusals.js'
import { refusalIn } from '../translations/refusals.js'

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
  const unreadable = sentenceOfUnreadable(failure)
  // Over GraphQL a reader's 403 for one document is the 404 that REST gives him.
  const status = unreadable ? 400 : isHiddenVersion(failure, req) ? 404 : (failure.status ?? 500)
  const data = dataOf(failure, status)
  if (!data) return undefined
  const message =
    unreadable ??
    (result as { errors?: { message: string }[] } | undefined)?.errors?.[0]?.message ??
    failure.message ??
    ''
  const said = translated(req, data, message)
  if (graphqlResult) {
    const whole = graphqlResult as unknown as { extensions?: object }
    return {
      graphqlResult: {
        ...whole,
        extensions: { ...whole.extensions, data: said.data, statusCode: status },
        message: said.message,
      },
    }
  }
  return { response: { errors: [{ ...said, name: failure.name ?? 'Error' }] }, status }
}

/** The sentences of a refusal in the language of who reads them. */
const translated = (
  req: Parameters<AfterErrorHook>[0]['req'],
  data: Record<string, unknown>,
  message: string,
) => {
  const language = req?.i18n?.language ?? ''
  const code = String(data.code)
  const errors = data.errors as { message: string; path: string }[] | undefined
  return {
    data: Array.isArray(errors)
      ? {
          ...data,
          errors: errors.map((one) => ({
            ...one,
            message: refusalIn(language, code, one.message),
          })),
        }
      : data,
    message: refusalIn(language, code, message),
  }
}

const dataOf = (failure: Failure, status: number): Record<string, unknown> | undefined => {
  if (failure.data?.code) return failure.data
  if (failure.name === 'ValidationError') return { ...failure.data, code: 'validation_failed' }
  if (failure.name === 'QueryError') return { code: 'validation_failed', errors: failure.data }
  const code = codeOfStatus(status)
  return code && { code }
}

/** Where Payload only fails at what a client made: not JSON, no form, nested without end, a file that cannot be had, no such field. */
const sentenceOfUnreadable = ({
  message = '',
  name,
  status = 500,
}: Failure): string | undefined => {
  if (status !== 500) return undefined
  if (name === 'RangeError' && message.includes('call stack')) return 'This is nested too deeply.'
  if (name === 'SyntaxError' && message.includes('JSON')) return 'Send valid JSON.'
  if (name === 'FileRetrievalError') return 'Send the file itself: it cannot be fetched from there.'
  if (message.startsWith('Cannot find field for path')) return 'There is no such field to ask by.'
  return FORM_PROBLEMS.test(message) ? 'Send the file as multipart/form-data.' : undefined
}

const FORM_PROBLEMS =
  /^(Request is not eligible for file upload|uploadConfig\.handlers is not present|Malformed part header|Malformed content type|Multipart: Boundary not found|Unexpected end of (form|file))/

/**
 * Payload answers 403 for one version that a signed-in reader may not see; every other document answers 404. A refusal
 * of ours has a code, and keeps its status.
 */
const isHiddenVersion = (
  { data, status }: Failure,
  req: { method?: string; routeParams?: Record<string, unknown>; user?: unknown } | undefined,
): boolean =>
  status === 403 &&
  !data?.code &&
  req?.method === 'GET' &&
  Boolean(req.user) &&
  req.routeParams?.id !== undefined
