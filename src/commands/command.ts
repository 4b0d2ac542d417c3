import type { PayloadRequest } from 'payload'

import { z } from 'zod'
import { nl } from 'zod/locales'

import type { CollectionName } from '../documents.js'
import type { Call } from '../program.js'

import { isEditor, isStaff, personOf } from '../../access/person.js'
import { inTransactionWithRetries } from '../db/transaction.js'
import { countAttempt } from '../limits/attempts.js'
import { callOf } from '../program.js'
import { Refusal } from '../refusals.js'

/** The shape of an answer, from which its GraphQL type is made. `collection` is a document as the caller may see it. */
export type Shape =
  | 'boolean'
  | 'json'
  | 'number'
  | 'string'
  | readonly [Shape]
  | { readonly collection: CollectionName }
  | { readonly fields: Readonly<Record<string, Shape>> }

type Input = z.ZodObject

export type Command<I extends Input = Input, Answer extends object = object> = {
  /** Its GraphQL name, and the name of its Local function. */
  name: string
  /** What it is in GraphQL; only mutations open a transaction. */
  kind: 'mutation' | 'query'
  method: 'get' | 'post'
  /** The collection under whose path it lives; none: under the API's root. */
  on?: CollectionName
  path: string
  input: I
  output: Readonly<Record<string, Shape>>
  /** HTTP status of success. @default 200 */
  status?: number | ((answer: NoInfer<Answer>) => number)
  /** Who may call at all; a capability in a place is asked by `run`, which knows the place. */
  who: 'anyone' | 'editor' | 'person' | 'staff'
  /** Refuses who may not, before the input is looked at (SPEC 9.2). */
  judge?: (call: Call) => void
  /** What an attempt is made with, an address or a token, where attempts are limited (SPEC 5.6). */
  attempts?: (input: z.output<I>) => string
  run: (call: Call, input: z.output<I>) => Promise<Answer>
  /** What the answer hands over to be saved, over REST, in place of JSON. */
  fileOf?: (answer: NoInfer<Answer>) => undefined | { bytes: Buffer; name: string; type: string }
  /** Whether an `Idempotency-Key` over REST is obeyed (SPEC 9.3). @default false */
  idempotent?: boolean
  /** A session that the answer starts. */
  cookieOf?: (answer: NoInfer<Answer>) => string | undefined
  /** The answer without what only the surface needs. */
  present?: (answer: NoInfer<Answer>) => object
}

/** One definition, three surfaces: REST endpoint, GraphQL mutation or query, Local function. */
export const command = <I extends Input, Answer extends object>(
  definition: Command<I, Answer>,
): Command<I, Answer> => definition

/** Checks who calls, then the input, and runs it: in one transaction where it may write. */
export const runCommand = async <I extends Input, Answer extends object>(
  definition: Command<I, Answer>,
  req: PayloadRequest,
  raw: unknown,
): Promise<Answer> => {
  const call = callOf(req)
  if (call.program.disabled)
    throw new Refusal('forbidden', {
      message: 'The partner program is switched off on this platform.',
    })
  refuseStrangers(call, definition.who)
  definition.judge?.(call)
  const input = parse(definition.input, raw, req.i18n?.language)
  if (definition.attempts)
    await countAttempt(call, `${definition.on ?? ''}${definition.path}`, definition.attempts(input))
  const run = () => definition.run(call, input)
  return definition.kind === 'mutation' ? inTransactionWithRetries(req, run) : run()
}

/** The command as a function for host code: `acceptInvitation({ req, token })`. It obeys the same rules as the API. */
export const localOf =
  <I extends Input, Answer extends object>(definition: Command<I, Answer>) =>
  async ({ req, ...input }: LocalInput<I> & { req: PayloadRequest }): Promise<Answer> =>
    runCommand(definition, req, input)

// zod types an input without fields as a record of nothing, which would forbid `req`.
type LocalInput<I extends Input> = string extends keyof z.input<I> ? object : z.input<I>

const refuseStrangers = (call: Call, who: Command['who']): void => {
  if (who === 'anyone') return
  if (!personOf(call)) throw new Refusal('unauthorized')
  if (who === 'staff' && !isStaff(call)) throw new Refusal('forbidden')
  if (who === 'editor' && !isEditor(call) && !isStaff(call)) throw new Refusal('forbidden')
}

const parse = <I extends Input>(schema: I, raw: unknown, language?: string): z.output<I> => {
  const { data, error } = schema.safeParse(raw, language === 'nl' ? IN_DUTCH : {})
  if (error === undefined) return data
  const errors = error.issues.map(({ message, path }) => ({ message, path: path.join('.') }))
  throw new Refusal('validation_failed', {
    errors,
    message: errors.map((one) => `${one.path || 'body'}: ${one.message}`).join('; '),
  })
}

const IN_DUTCH = { error: nl().localeError }

/** Text from a client: bounded, and without the NUL that Postgres refuses. */
export const plainText = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\u0000'), 'must not contain NUL')

/** An amount in whole cents, as exact as a number can be. */
export const centsInput = () => z.int('Write a whole number of cents.')

/** A day or a moment; a day is its beginning in UTC. Answers ISO 8601. */
export const dateInput = z
  .union(
    [z.iso.date(), z.iso.datetime({ offset: true })],
    'Write a day such as 2026-03-31, or a moment with its zone.',
  )
  .transform((value) => new Date(value).toISOString())

/** Why staff do what they do (SPEC 1.5): what is missing is refused by its own code. */
export const reasonInput = plainText(500).nullish()

/** An id from a client. A malformed one is an unknown one, so it passes here and is found nowhere. */
export const idInput = plainText(100)
