import type { Id, User } from '../documents.js'
import type { Call } from '../program.js'

import { query, sql, tableOf } from '../db/sql.js'
import { escapeHtml } from './messages.js'
import { seal, unseal } from './seal.js'

type Pseudonym = { email: string; name: string }

/**
 * Takes an erased person out of the outbox (SPEC 1.11): what was sent to him keeps its kind and times only, what still
 * waits for him goes nowhere, and where the text of somebody else's mail is kept, his name and address become the pseudonym.
 */
export const forgetReceiver = async (
  call: Call,
  user: User,
  pseudonym: Pseudonym,
): Promise<void> => {
  const mails = tableOf(call.program, 'outgoingMails')
  const { id } = user
  const own = `^(confirm-email|address-asked|address-changed):${id}:`
  // Also what was sent to an address that he had before, unless it is somebody else's now.
  await query(
    call,
    sql`
    with his as (
      select m.id, m.status from ${mails} m
      where lower(m."to") = ${user.email.toLowerCase()} or m.cause ~ ${own}
        or (lower(m."to") in (select lower(f."to") from ${mails} f where f.cause ~ ${`^address-changed:${id}:`})
          and not exists (select 1 from ${tableOf(call.program, 'users')} u where u.email = lower(m."to")))),
    dropped as (delete from ${mails} m using his where m.id = his.id and his.status in ('waiting', 'failed'))
    update ${mails} m set "to" = ${pseudonym.email}, sealed = null, last_error = null from his
    where m.id = his.id and his.status not in ('waiting', 'failed')`,
  )
  await rewriteKept(call, [
    { now: pseudonym.email, then: user.email },
    { now: pseudonym.name, then: user.name ?? '' },
  ])
}

type Change = { now: string; then: string }

const PAGE = 200

const rewriteKept = async (call: Call, changes: Change[]): Promise<void> => {
  const mails = tableOf(call.program, 'outgoingMails')
  const { secret } = call.req.payload
  const rewrite = rewriterOf(changes)
  let last: Id = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await query<{ id: Id; sealed: string }>(
      call,
      sql`select id, sealed from ${mails} where id > ${last} and sealed is not null and status in ('kept', 'failed') order by id limit ${PAGE}`,
    )
    for (const { id, sealed } of rows) {
      const body = unseal(secret, sealed)
      const next = body && rewrite(body)
      if (next && next !== body)
        await query(call, sql`update ${mails} set sealed = ${seal(secret, next)} where id = ${id}`)
      last = id
    }
    if (rows.length < PAGE) return
  }
}

/** Whole words only: who is called Ed is no part of an editor. */
const rewriterOf = (changes: Change[]) => {
  const patterns = changes
    .filter(({ then }) => then !== '')
    .flatMap(({ now, then }) =>
      [...new Set([then, escapeHtml(then)])].map((text) => ({
        now,
        pattern: new RegExp(
          `(?<![\\p{L}\\p{N}])${text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)}(?![\\p{L}\\p{N}])`,
          'giu',
        ),
      })),
    )
  const inText = (text: string) =>
    patterns.reduce((rest, { now, pattern }) => rest.replaceAll(pattern, now), text)
  return (body: string): string =>
    JSON.stringify(JSON.parse(body), (_, value: unknown) =>
      typeof value === 'string' ? inText(value) : value,
    )
}
