import type { Id, Language } from '../documents.js'
import type { Call } from '../program.js'
import type { Asked, Campaign } from './campaign.js'

import { isLive } from '../../access/reach.js'
import { list, query, sql, tableOf } from '../db/sql.js'
import { enqueue, placeUrl } from '../mail/enqueue.js'

/**
 * Mails the owners of the partners that a campaign waits for: at once, and, with `daysLeft`, again before its date
 * (SPEC 2.6). Once each for a date, however often it is run.
 */
export const tellCampaign = async (
  call: Call,
  { acceptBy, version }: Campaign,
  asked: readonly Asked[],
  daysLeft?: number,
): Promise<void> => {
  const waiting = asked.filter(({ isDone }) => !isDone)
  const owners = await ownersOf(
    call,
    waiting.map(({ organisation }) => organisation),
  )
  for (const { name, organisation } of waiting)
    for (const owner of owners.filter((one) => one.organisation === organisation))
      await enqueue(call, {
        cause: `campaign:${version.id}:${acceptBy}:${daysLeft ?? 'start'}:${organisation}:${owner.id}`,
        facts: {
          acceptBy,
          appliesTo: version.appliesTo,
          organisation: name,
          url: placeUrl(call, 'organisations', organisation, '/partnership'),
          version: version.version,
        },
        kind: daysLeft ? 'agreement-reminder' : 'agreement-asked',
        to: owner,
      })
}

type Owner = { email: string; id: Id; language: Language | null; organisation: Id }

const ownersOf = async (call: Call, organisations: readonly Id[]): Promise<Owner[]> =>
  organisations.length === 0
    ? []
    : query<Owner>(
        call,
        sql`select u.id, u.email, u.language, m.organisation_id as organisation
        from ${tableOf(call.program, 'memberships')} m join ${tableOf(call.program, 'users')} u on u.id = m.user_id
        where m.organisation_id in (${list(organisations)}) and m.role = 'owner' and ${isLive(call, 'm')} order by u.email`,
      )
