import type { RefusalCode } from '../refusals.js'

import { Refusal } from '../refusals.js'

type PgError = {
  code?: string
  column?: string
  constraint?: string
  message?: string
  table?: string
}

/** Unique indexes whose violation has a code of its own. The pre-checks under locks answer first; these catch what slips by. */
const UNIQUE: Record<string, RefusalCode> = {
  acceptance_of_organisation: 'already_accepted',
  invitation_pending: 'already_invited',
  membership_live_organisation: 'already_member',
  membership_live_workspace: 'already_member',
}

/** Exclusion constraints, likewise. */
const EXCLUSION: Record<string, RefusalCode> = { referral_entry_overlap: 'terms_overlap' }

const sourceOf = (error: unknown): PgError => {
  const outer = error as { cause?: unknown }
  return outer.cause ?? outer
}

/** A uuid column compared with what is no uuid. */
export const saysMalformedId = (error: unknown): boolean => {
  const { code, message } = sourceOf(error)
  return code === '22P02' && /type uuid/.test(message ?? '')
}

/**
 * What a client is told about an error of Postgres, or nothing where it is not of his making.
 * Both Payload's adapter and our own statements answer by it, on every surface.
 */
export const refusalOf = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error
  const refusal = translate(error)
  if (refusal) Object.defineProperty(refusal, 'cause', { value: error }) // For the log; never for the answer.
  return refusal
}

const translate = (error: unknown): Refusal | undefined => {
  const { code = '', constraint = '', message = '' } = sourceOf(error)
  if (code === '23505') {
    const own = Object.keys(UNIQUE).find((name) => constraint.endsWith(name))
    return new Refusal(
      own ? UNIQUE[own]! : 'conflict',
      own ? {} : { message: 'Another document has this value already.' },
    )
  }
  if (code === '23503' || saysMalformedId(error))
    return new Refusal('forbidden', {
      message: 'You refer to something that is not there for you.',
    })
  const isOfTypes = code === '42883' || code === '42804' // A comparison that the column's type does not know.
  if (code === '23514' || code === '23502' || code.startsWith('22') || isOfTypes) {
    return new Refusal(
      'validation_failed',
      code === '23514' ? { message: sentenceOf(constraint) } : {},
    )
  }
  if (code === '23P01' && EXCLUSION[constraint]) return new Refusal(EXCLUSION[constraint])
  if (code === '23P01' || code === '40001' || code === '40P01' || code === '55P03')
    return new Refusal('conflict')
  if (code === 'P0001' && message.startsWith('ledger:')) return new Refusal('conflict')
  if (code === 'P0001' && message.startsWith('frozen:')) {
    return new Refusal('never_deleted', {
      message: 'This is evidence: it is only ever added to, never changed or removed.',
    })
  }
  return undefined
}

/** Whether the same work may succeed when it is tried again. */
export const isTransient = (error: unknown): boolean => {
  const { code } = sourceOf(error)
  return (
    code === '40001' ||
    code === '40P01' ||
    (error instanceof Refusal && error.data.code === 'conflict')
  )
}

/** Check constraints are named after what they demand. */
const sentenceOf = (constraint: string): string =>
  `This breaks a rule of the data: ${constraint.replaceAll('_', ' ')}.`
