import type { Payload } from 'payload'

import type { Call, Program } from '../program.js'

import { query, sql } from '../db/sql.js'

export const CLOCK = 'partner_program_clock'

/** Moves the clock of every process that serves this database. */
export const setClock = async (call: Call, offsetMs: number): Promise<void> => {
  await query(
    call,
    sql`insert into partner_program_state (name, value) values ('clock', ${offsetMs})
    on conflict (name) do update set value = greatest(partner_program_state.value, excluded.value)`,
  )
  await query(call, sql`select pg_notify(${CLOCK}, ${String(offsetMs)})`)
  call.program.clock.offsetMs = offsetMs
}

/** Reads where the clock was moved to, at start. */
export const loadClock = async (payload: Payload, program: Program): Promise<void> => {
  if (!program.testClock) return
  const [row] = await query<{ value: string }>(
    { req: { payload } as never },
    sql`select value from partner_program_state where name = 'clock'`,
  )
  if (row) program.clock.offsetMs = Number(row.value)
}
