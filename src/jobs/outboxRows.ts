import type { Id, OutgoingMail } from '../documents.js'
import type { Call } from '../program.js'

import { query, sql, tableOf } from '../db/sql.js'

type Due = Pick<OutgoingMail, 'attempts' | 'id'>
export type Claimed = Pick<
  OutgoingMail,
  'attempts' | 'id' | 'kind' | 'sealed' | 'subject' | 'to'
> & {
  createdAt: Date | string
}

/** The mails that are due, those never tried first. */
export const findDue = (
  call: Call,
  { except, limit }: { except: Id[]; limit: number },
): Promise<Due[]> =>
  query<Due>(
    call,
    sql`select id, attempts from ${table(call)}
    where status = 'waiting' and next_try_at <= ${nowOf(call)}::timestamptz
      and id <> all (${`{${except.join(',')}}`}::uuid[])
    order by attempts > 0, next_try_at limit ${limit}`,
  )

/**
 * Takes the next try of a mail, and says when the one after it would be. Nothing where another process has taken it:
 * a try belongs to whoever counted it, and a process that dies with it only delays the mail.
 */
export const claim = async (
  call: Call,
  { attempts, id }: Due,
  nextTryAt: Date,
): Promise<Claimed | undefined> => {
  const [row] = await query<Claimed>(
    call,
    sql`update ${table(call)} set attempts = attempts + 1, next_try_at = ${nextTryAt.toISOString()}::timestamptz
    where id = ${id} and attempts = ${attempts} and status = 'waiting'
    returning id, attempts, created_at as "createdAt", kind, sealed, subject, "to"`,
  )
  return row
}

/** After delivery only address, subject, kind and times stay. */
export const markSent = (call: Call, { id }: Claimed): Promise<unknown> =>
  query(
    call,
    sql`update ${table(call)} set status = 'sent', sent_at = ${nowOf(call)}::timestamptz, updated_at = now(),
      last_error = null, next_try_at = null, sealed = null
    where id = ${id} and status <> 'sent'`,
  )

/** Says why a try failed. Without a next one the mail has failed, and staff see it. */
export const markRefused = (
  call: Call,
  { attempts, id }: Claimed,
  { lastError, nextTryAt }: { lastError: string; nextTryAt: Date | undefined },
): Promise<unknown> =>
  query(
    call,
    sql`update ${table(call)} set last_error = ${lastError}, updated_at = now(),
      next_try_at = ${nextTryAt?.toISOString() ?? null}::timestamptz,
      status = ${nextTryAt ? sql`'waiting'` : sql`'failed'`}
    where id = ${id} and attempts = ${attempts} and status = 'waiting'`,
  )

/** Where the host sends no mail: it is kept, to be read by staff. */
export const keepWaiting = (call: Call): Promise<unknown> =>
  query(
    call,
    sql`update ${table(call)} set status = 'kept', next_try_at = null, updated_at = now() where status = 'waiting'`,
  )

const table = ({ program }: Call) => tableOf(program, 'outgoingMails')
const nowOf = ({ program }: Call) => program.clock.now().toISOString()
