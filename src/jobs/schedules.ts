import type { Payload } from 'payload'

import type { Call, Program } from '../program.js'

import { remindOfCampaigns } from '../agreements/remindOfCampaigns.js'
import { sealEvents } from '../audit/seal.js'
import { query, sql, tableOf } from '../db/sql.js'
import { inTransaction } from '../db/transaction.js'
import { forgetAttempts } from '../limits/attempts.js'
import { remindOfEndings } from '../memberships/remind.js'
import { forgetExpiredTokens } from '../tokens/store.js'
import { settleDataOwners } from '../workspaces/settleDataOwners.js'

type Schedule = { everyMs: number; name: string; run: (call: Call) => Promise<void> }

const HOUR_MS = 60 * 60 * 1000

const SCHEDULES: Schedule[] = [
  {
    everyMs: HOUR_MS,
    name: 'remind_of_endings',
    run: (call) => inTransaction(call.req, () => remindOfEndings(call)),
  },
  {
    everyMs: HOUR_MS,
    name: 'remind_of_campaigns',
    run: (call) => inTransaction(call.req, () => remindOfCampaigns(call)),
  },
  {
    everyMs: 24 * HOUR_MS,
    name: 'forget_delivered_mails',
    run: async (call) => {
      const before = new Date(call.program.clock.now().getTime() - 90 * 24 * HOUR_MS).toISOString()
      await query(
        call,
        sql`delete from ${tableOf(call.program, 'outgoingMails')} where status = 'sent' and sent_at < ${before}::timestamptz`,
      )
    },
  },
  { everyMs: HOUR_MS, name: 'settle_data_owners', run: settleDataOwners },
  { everyMs: HOUR_MS, name: 'forget_attempts', run: forgetAttempts },
  {
    everyMs: HOUR_MS,
    name: 'forget_idempotency_keys',
    run: async (call) => {
      const before = new Date(call.program.clock.now().getTime() - 24 * HOUR_MS).toISOString()
      await query(
        call,
        sql`delete from partner_program_keys where created_at < ${before}::timestamptz`,
      )
    },
  },
  { everyMs: HOUR_MS, name: 'forget_expired_tokens', run: forgetExpiredTokens },
  { everyMs: 30_000, name: 'seal_audit_events', run: sealEvents },
]

/**
 * Runs what its schedule makes due. Each is idempotent, as a process may die between doing it and saying so; one that
 * fails is tried again at the next turn and keeps nothing else from running.
 */
export const runDue = async (payload: Payload, program: Program): Promise<void> => {
  const newCall = (): Call => ({ program, req: { context: {}, payload } as never })
  const rows = await query<{ name: string; next_run: Date | string }>(
    newCall(),
    sql`select name, next_run from partner_program_schedules`,
  )
  const nextOf = new Map(rows.map(({ name, next_run: next }) => [name, new Date(next)]))
  for (const schedule of SCHEDULES) {
    if ((nextOf.get(schedule.name)?.getTime() ?? 0) > program.clock.now().getTime()) continue
    try {
      await runOne(newCall(), schedule)
    } catch (err) {
      payload.logger.error({ err, msg: `The schedule ${schedule.name} failed and is tried again` })
    }
  }
}

const runOne = async (call: Call, { everyMs, name, run }: Schedule): Promise<void> => {
  const next = new Date(call.program.clock.now().getTime() + everyMs).toISOString()
  await run(call)
  await query(
    call,
    sql`insert into partner_program_schedules (name, next_run) values (${name}, ${next}::timestamptz)
    on conflict (name) do update set next_run = excluded.next_run`,
  )
}
