import type { PayloadRequest } from 'payload'

import { randomUUID } from 'node:crypto'

import type { SQL } from './sql.js'

type Build = (column: SQL) => SQL

/** Bundlers may load this module more than once in a process; the adapter must know every token all the same. */
const REGISTRY = Symbol.for('payload-partner-program.tokens')

/*
 * Alive as long as the request that they were made for: `Where`s go into permissions, which React passes to the
 * browser, so a condition of ours must look like a plain value there.
 */
const builds: Map<string, WeakRef<Build>> = ((
  globalThis as { [REGISTRY]?: Map<string, WeakRef<Build>> }
)[REGISTRY] ??= new Map())
const ofRequest = new WeakMap<object, Build[]>()
const ended = new FinalizationRegistry<string>((token) => builds.delete(token))

/**
 * A value for `{ path: { equals: token } }` in a `Where` that becomes the SQL which `build` makes of the column.
 * It is a random id: without our adapter, or after its request, it matches nothing.
 */
export const tokenFor = ({ context }: Pick<PayloadRequest, 'context'>, build: Build): string => {
  const token = randomUUID()
  builds.set(token, new WeakRef(build))
  ended.register(build, token)
  ofRequest.set(context, [...(ofRequest.get(context) ?? []), build])
  return token
}

/** What a token stands for, if it is one. */
export const buildOf = (value: unknown): Build | undefined =>
  typeof value === 'string' ? builds.get(value)?.deref() : undefined
