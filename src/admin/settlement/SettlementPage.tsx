import { Link } from '@payloadcms/ui'

import type { Settlement } from '../../documents.js'
import type { AdminViewServerProps, Visit } from '../shared/visit.js'

import { isStaffWith } from '../../../access/person.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { readOrganisationName } from '../shared/readOrganisationName.js'
import { Facts, Figures } from '../shared/Card.js'
import { dayOf } from '../shared/dates.js'
import { DocumentTrail } from '../shared/DocumentTrail.js'
import { euros } from '../shared/money.js'
import { Tag, toneOfState } from '../shared/Pills.js'
import { reasonField } from '../shared/reasonField.js'
import { Screen } from '../shared/Screen.js'
import { documentOf, visitOf } from '../shared/visit.js'

/** What a partner was paid; staff take it back where it was not. */
export const SettlementPage = async (props: AdminViewServerProps) => {
  const visit = visitOf(props)
  const { call, language, say, to } = visit
  const settlement = documentOf(props) as Settlement
  const { paidAt, partner, reference, status, totalCents } = settlement
  const { organisations, settlements } = call.program.slugs
  const name = await readOrganisationName(call, partner)
  const mayCancel = status === 'paid' && isStaffWith(call, 'settle')
  return (
    <Screen
      actions={mayCancel && <Cancel name={name} settlement={settlement} visit={visit} />}
      lead={say(status === 'paid' ? 'settlement:lead' : 'settlement:leadCancelled', { name })}
      pills={<Tag tone={toneOfState(status)}>{say(`settlementStatus:${status}`)}</Tag>}
    >
      <DocumentTrail slug={settlements} title={reference} visit={visit} />
      <Figures figures={[{ count: euros(totalCents, language), label: say('field:totalCents') }]} />
      <Facts
        facts={[
          {
            label: say('field:partner'),
            value: <Link href={to(`/collections/${organisations}/${partner}`)}>{name}</Link>,
          },
          { label: say('field:paidAt'), value: dayOf(paidAt, language) },
          { label: say('field:reference'), value: reference },
        ]}
      />
    </Screen>
  )
}

type Props = { name: string; settlement: Settlement; visit: Visit }

const Cancel = ({ name, settlement: { id, totalCents }, visit }: Props) => {
  const { call, language, say } = visit
  return (
    <ActionDrawer
      action={say('settlement:cancel')}
      done={say('settlement:cancelled')}
      effects={[
        say('settlement:cancelEffect', { amount: euros(totalCents, language), name }),
        say('settlement:cancelStays'),
      ]}
      fields={[reasonField(say)]}
      isDangerous
      label={say('settlement:cancelOpen')}
      path={`/${call.program.slugs.settlements}/${id}/cancel`}
      title={say('settlement:cancel')}
    />
  )
}
