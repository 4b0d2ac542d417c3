import type { Visit } from '../shared/visit.js'
import type { ShownDeal } from './shownDeal.js'

import { ActionDrawer } from '../shared/ActionDrawer.js'
import { dayOf } from '../shared/dates.js'
import { reasonField } from '../shared/reasonField.js'
import { NewTerms } from './NewTerms.js'
import { Replay } from './Replay.js'

type Props = { deal: ShownDeal; visit: Visit }

/** What staff do with a deal (SPEC 7.1, 7.9). A closed one stays closed. */
export const DealActions = ({ deal, visit }: Props) => {
  const { call } = visit
  const { referralEntries, referralTerms } = call.program.slugs
  const { capCents, discountBps, id, kickbackBps } = deal
  const tomorrow = new Date(call.program.clock.now().getTime() + 86_400_000)
  return (
    <>
      {!deal.closedAt && (
        <>
          <NewTerms
            deal={id}
            from={tomorrow.toISOString().slice(0, 10)}
            numbers={{ capCents, discountBps, kickbackBps }}
            path={`/${referralTerms}`}
          />
          <MoveEnd deal={deal} visit={visit} />
        </>
      )}
      <Notes deal={deal} visit={visit} />
      <Replay path={`/${referralEntries}/${id}/replay`} />
      {!deal.closedAt && <Close deal={deal} visit={visit} />}
    </>
  )
}

const pathOf = ({ deal, visit }: Props): string =>
  `/${visit.call.program.slugs.referralEntries}/${deal.id}`

const MoveEnd = (props: Props) => {
  const { deal, visit } = props
  const { language, say } = visit
  return (
    <ActionDrawer
      action={say('deal:moveEnd')}
      done={say('deal:endMoved')}
      effects={[
        deal.expiresAt
          ? say('deal:endNow', { date: dayOf(deal.expiresAt, language) })
          : say('deal:endNone'),
        say('deal:endEffect'),
      ]}
      fields={[
        {
          description: say('deal:endsAbout'),
          kind: 'date',
          label: say('deal:ends'),
          name: 'expiresAt',
          ...(deal.expiresAt && { value: deal.expiresAt.slice(0, 10) }),
        },
        reasonField(say),
      ]}
      label={say('deal:moveEndOpen')}
      method="PATCH"
      path={pathOf(props)}
      title={say('deal:moveEnd')}
    />
  )
}

const Notes = (props: Props) => {
  const { deal, visit } = props
  const { say } = visit
  return (
    <ActionDrawer
      action={say('deal:saveNotes')}
      done={say('deal:notesSaved')}
      effects={[say('deal:notesAbout')]}
      fields={[
        {
          kind: 'textarea',
          label: say('field:notes'),
          name: 'notes',
          ...(deal.notes && { value: deal.notes }),
        },
        reasonField(say),
      ]}
      label={say('deal:notesOpen')}
      method="PATCH"
      path={pathOf(props)}
      title={say('deal:saveNotes')}
    />
  )
}

const Close = (props: Props) => {
  const { deal, visit } = props
  const { say } = visit
  const client = deal.client ?? ''
  return (
    <ActionDrawer
      action={say('deal:close')}
      body={{ closed: true }}
      done={say('deal:closed')}
      effects={[
        say('deal:closeEarns'),
        say('deal:closeDiscount', { client }),
        say('deal:closeStays'),
        say('deal:closeForGood'),
      ]}
      fields={[reasonField(say)]}
      isDangerous
      label={say('deal:closeOpen')}
      method="PATCH"
      path={pathOf(props)}
      title={say('deal:close')}
    />
  )
}
