import type { PayloadRequest } from 'payload'

import { createHash } from 'node:crypto'

import type { Call } from '../program.js'

import { personOf } from '../../access/person.js'
import { query, sql } from '../db/sql.js'
import { Refusal } from '../refusals.js'

type Outcome = { body: unknown; status: number }

/**
 * Answers a request with an `Idempotency-Key` once: the same key and body get the same answer for 24 hours, another body
 * is refused (SPEC 9.3). The key is kept in the transaction of the work, so that a refused request frees it.
 *
 * Refuses with: idempotency_key_reused.
 */
export const once = async (
  call: Call,
  request: { body: unknown; name: string },
  work: () => Promise<Outcome>,
): Promise<Outcome> => {
  const key = keyOf(call.req)
  const person = personOf(call)
  if (!key || !person) return work()

  const caller = `${person.id} ${request.name}`
  const hash = createHash('sha256')
    .update(JSON.stringify(request.body ?? null))
    .digest('hex')
  // Waits for whoever holds the same key in a transaction that has not ended.
  const [claimed] = await query(
    call,
    sql`insert into partner_program_keys (caller, key, request_hash, created_at)
      values (${caller}, ${key}, ${hash}, ${call.program.clock.now().toISOString()}::timestamptz)
      on conflict (caller, key) do nothing returning key`,
  )
  if (!claimed) return replay(call, caller, key, hash)

  const outcome = await work()
  await query(
    call,
    sql`update partner_program_keys set status = ${outcome.status}, response = ${JSON.stringify(outcome.body)}::jsonb
      where caller = ${caller} and key = ${key}`,
  )
  return outcome
}

const replay = async (call: Call, caller: string, key: string, hash: string): Promise<Outcome> => {
  const [kept] = await query<{ request_hash: string; response: unknown; status: number }>(
    call,
    sql`select request_hash, response, status from partner_program_keys where caller = ${caller} and key = ${key}`,
  )
  if (!kept) throw new Refusal('conflict')
  if (kept.request_hash !== hash) throw new Refusal('idempotency_key_reused')
  return { body: kept.response, status: kept.status }
}

const keyOf = ({ headers }: PayloadRequest): string | undefined => {
  const key = headers.get('idempotency-key')
  if (key === null) return undefined
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new Refusal('validation_failed', {
      message: 'Idempotency-Key must be 1 to 200 visible ASCII characters.',
    })
  }
  return key
}
