import { createHash } from 'node:crypto'

// What TypeScript asks of a mixin: any arguments, and a method, which a class can override.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type ClientClass = new (...args: any[]) => { query(...args: any[]): unknown }

/** Texts that come more often than by chance; more than so many would only fill the memory of each connection. */
const ENOUGH = 3
const MOST = 256
const SEEN = 2_000

/**
 * A `Client` of `pg` that has statements which come again and again prepared by name, so that each connection parses
 * and plans them once. Postgres itself weighs whether a plan for any values is as good as one for these.
 */
export const preparing = <Client extends ClientClass>(Client: Client): Client => {
  const nameOf = namesOfFrequent()
  return class extends Client {
    override query(config: unknown, ...others: unknown[]): unknown {
      return super.query(named(config, others[0], nameOf), ...others)
    }
  }
}

type Config = { name?: string; submit?: unknown; text?: unknown; values?: unknown }

/** Only what has values: the others may be several statements in one, as migrations are. */
const named = (config: unknown, values: unknown, nameOf: NameOf): unknown => {
  const { name, submit, text, values: own = values } = (config ?? {}) as Config
  if (name || submit || typeof text !== 'string' || !Array.isArray(own) || own.length === 0)
    return config
  const given = nameOf(text)
  return given ? { ...(config as Config), name: given } : config
}

type NameOf = (text: string) => string | undefined

const namesOfFrequent = (): NameOf => {
  const names = new Map<string, string>()
  const seen = new Map<string, number>()
  return (text) => {
    const name = names.get(text)
    if (name || names.size >= MOST) return name
    const times = (seen.get(text) ?? 0) + 1
    if (times < ENOUGH) {
      if (seen.size >= SEEN) seen.clear()
      seen.set(text, times)
      return undefined
    }
    seen.delete(text)
    names.set(text, `partner_${createHash('sha256').update(text).digest('base64url')}`)
    return names.get(text)
  }
}
