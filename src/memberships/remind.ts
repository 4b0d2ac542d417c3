import type { Call } from '../program.js'

import { isLive } from '../../access/reach.js'
import { query, sql, tableOf } from '../db/sql.js'
import { enqueue, pageUrl } from '../mail/enqueue.js'
import { describePlace, findUser, placeOf } from './find.js'

const DAYS_BEFORE = [1, 7]

/** Tells people that their time-boxed access ends: seven days before, and one (SPEC 4.13). Once each, however often it is run. */
export const remindOfEndings = async (call: Call): Promise<void> => {
  for (const days of DAYS_BEFORE)
    for (const ending of await findEnding(call, days)) await tell(call, ending, days)
}

type Ending = {
  expires: Date | string
  id: string
  organisation: null | string
  user: string
  workspace: null | string
}

/** Those that were made earlier than their notice is due; the others were told on the day itself. */
const findEnding = (call: Call, days: number): Promise<Ending[]> => {
  const now = call.program.clock.now().toISOString()
  const before = `${days} days`
  return query<Ending>(
    call,
    sql`
    select m.id, m.user_id as user, m.organisation_id as organisation, m.workspace_id as workspace, m.expires_at as expires
    from ${tableOf(call.program, 'memberships')} m
    where ${isLive(call, 'm')} and m.expires_at <= ${now}::timestamptz + ${before}::interval
      and m.created_at < m.expires_at - ${before}::interval ${days > 1 ? sql`and m.expires_at > ${now}::timestamptz + interval '1 day'` : sql``}`,
  )
}

const tell = async (
  call: Call,
  { expires, id, organisation, user, workspace }: Ending,
  days: number,
): Promise<void> => {
  const person = await findUser(call, user)
  if (!person) return
  const until = new Date(expires).toISOString()
  const { name: place } = await describePlace(call, placeOf({ organisation, workspace }))
  await enqueue(call, {
    cause: `access-ends:${id}:${until}:${days}`,
    facts: { place, until, url: pageUrl(call, '/admin') },
    kind: 'access-ends',
    to: person,
  })
}
