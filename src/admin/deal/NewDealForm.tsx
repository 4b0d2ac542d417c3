'use client'

import type { Option } from '../shared/AskedFields.js'

import { ActionForm } from '../shared/ActionDrawer.js'
import { reasonField } from '../shared/reasonField.js'
import { useSay } from '../shared/useSay.js'
import { DealExample } from './DealExample.js'
import { termsFields } from './termsFields.js'

type Props = {
  /** The account that was chosen before; none: the first. */
  account: string
  accounts: readonly Option[]
  partners: readonly Option[]
  path: string
  then: string
  today: string
}

/** A deal in percent and euros, with what it gives below. */
export const NewDealForm = ({ account, accounts, partners, path, then, today }: Props) => {
  const say = useSay()
  const who = { group: say('deal:who'), isRequired: true, kind: 'select' } as const
  const duration = { group: say('deal:when'), kind: 'date' } as const
  const numbers = { group: say('deal:numbers') }
  return (
    <ActionForm
      action={say('deal:make')}
      below={(values) => <DealExample values={values} />}
      done={say('deal:made')}
      fields={[
        { ...who, label: say('field:partner'), name: 'partner', options: partners },
        {
          ...who,
          description: say('deal:accountAbout'),
          label: say('deal:account'),
          name: 'billingAccount',
          options: accounts,
          ...(account && { value: account }),
        },
        {
          ...duration,
          description: say('deal:startsAbout'),
          isRequired: true,
          label: say('field:startsAt'),
          name: 'startsAt',
          value: today,
        },
        {
          ...duration,
          description: say('deal:endsAbout'),
          label: say('deal:ends'),
          name: 'expiresAt',
        },
        reasonField(say),
        ...termsFields(say, { capCents: null, discountBps: 1_000, kickbackBps: 2_000 }).map(
          (field) => ({ ...field, ...numbers }),
        ),
      ]}
      fieldsOfRefusals={{
        not_a_partner: 'partner',
        self_referral: 'billingAccount',
        terms_overlap: 'billingAccount',
      }}
      path={path}
      then={then}
    />
  )
}
