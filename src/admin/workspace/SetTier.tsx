import type { BillingAccount } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { TIER_NEEDED } from '../../../access/matrix.js'
import { WHITELABEL_TIER } from '../../brand/judgeLogo.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { euros } from '../shared/money.js'
import { reasonField } from '../shared/reasonField.js'

type Props = { account: BillingAccount; visit: Visit }

/** Staff put an account at another tier, with a reason (SPEC 8.1). */
export const SetTier = ({ account, visit: { call, language, say } }: Props) => (
  <ActionDrawer
    action={say('billing:setTier')}
    done={say('billing:tierSet')}
    effects={[
      say(account.scope === 'workspace' ? 'billing:tierOfOne' : 'billing:tierOfAll'),
      say('billing:tierVisibility'),
      say('billing:tierMore', { logo: WHITELABEL_TIER, log: TIER_NEEDED['audit:read'] }),
    ]}
    fields={[
      {
        kind: 'select',
        label: say('field:tier'),
        name: 'tier',
        options: call.program.tiers.map(({ name, seatCents }) => ({
          label: `${name}: ${say('billing:perSeat', { amount: euros(seatCents, language) })}`,
          value: name,
        })),
        value: account.tier,
      },
      reasonField(say),
    ]}
    label={say('billing:setTierOpen')}
    method="PATCH"
    path={`/${call.program.slugs.billingAccounts}/${account.id}`}
    title={say('billing:setTier')}
  />
)
