import { z } from 'zod'

import { query, sql } from '../db/sql.js'
import { findOwnById, readAsCaller, updateOwn } from '../db/own.js'
import { idOf } from '../documents.js'
import { setClock } from '../jobs/clock.js'
import { WAKE } from '../mail/enqueue.js'
import { fieldRefusal, Refusal } from '../refusals.js'
import { command, idInput } from './command.js'

/** Moves the program's clock forward, so that anyone can watch time act (SPEC 10.5). Refuses with: not_found, validation_failed. */
export const setClockCommand = command({
  name: 'setClock',
  kind: 'mutation',
  method: 'post',
  path: '/partner-program/clock',
  input: z.object({ now: z.iso.datetime({ offset: true }) }),
  output: { now: 'string' },
  who: 'staff',
  run: async (call, { now }) => {
    if (!call.program.testClock) throw new Refusal('not_found')
    const offsetMs = new Date(now).getTime() - Date.now()
    if (offsetMs < call.program.clock.offsetMs)
      throw fieldRefusal('validation_failed', 'now', 'The clock only moves forward.')
    await setClock(call, offsetMs)
    return { now: call.program.clock.now().toISOString() }
  },
})

/** Sends a mail again that could not be delivered (SPEC 8.7). Refuses with: not_found, wrong_state. */
export const resendOutgoingMailCommand = command({
  name: 'resendOutgoingMail',
  kind: 'mutation',
  method: 'post',
  on: 'outgoingMails',
  path: '/:id/resend',
  input: z.object({ id: idInput }),
  output: { mail: { collection: 'outgoingMails' } },
  who: 'staff',
  run: async (call, { id }) => {
    const mail = await findOwnById(call, 'outgoingMails', idOf(id) ?? '')
    if (!mail) throw new Refusal('forbidden')
    if (mail.status !== 'failed' && mail.status !== 'kept')
      throw new Refusal('wrong_state', {
        message: `This mail is ${mail.status}; there is nothing to send again.`,
      })
    if (!mail.sealed)
      throw new Refusal('wrong_state', { message: 'The text of this mail is no longer kept.' })
    await updateOwn(call, 'outgoingMails', mail.id, {
      attempts: 0,
      lastError: null,
      nextTryAt: call.program.clock.now().toISOString(),
      status: 'waiting',
    })
    await query(call, sql`select pg_notify(${WAKE}, '')`)
    return { mail: await readAsCaller(call, 'outgoingMails', mail.id) }
  },
})

/** Whether the platform can work: its database answers and its migrations are there (SPEC 10.4). */
export const healthCommand = command({
  name: '',
  kind: 'query',
  method: 'get',
  path: '/health',
  input: z.object({}),
  output: {},
  who: 'anyone',
  run: async (call) => {
    const now = call.program.clock.now().toISOString()
    const facts = { now, ...(call.program.testClock && { testClock: true }), version: VERSION }
    const isReady = await query(call, sql`select 1 from partner_program_state limit 1`).then(
      () => true,
      () => false,
    )
    return { status: isReady ? 'ok' : 'unavailable', ...facts }
  },
  status: ({ status }) => (status === 'ok' ? 200 : 503),
})

const VERSION = '0.1.0'
