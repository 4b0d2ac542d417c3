import { foundBy } from '../shared/foundBy.js'
import { Section } from '../shared/Screen.js'
import { dealScreen } from './dealScreen.js'
import { Simulator } from './Simulator.js'
import { simulates } from './tabs.js'

/** What other numbers would have given on the invoices that the client paid. */
export const DealSimulator = foundBy(
  simulates,
  dealScreen(({ call, say }, deal) => {
    const { billingAccount, capCents, discountBps, expiresAt, kickbackBps, startsAt } = deal
    return {
      content: (
        <Section lead={say('deal:simulatorLead')} title={say('deal:simulator')}>
          <Simulator
            billingAccount={billingAccount}
            numbers={{ capCents, discountBps, kickbackBps }}
            path={`/${call.program.slugs.referralEntries}/simulate`}
            startsAt={startsAt.slice(0, 10)}
            {...(expiresAt && { expiresAt: expiresAt.slice(0, 10) })}
          />
        </Section>
      ),
    }
  }),
)
