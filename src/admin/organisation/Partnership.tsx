import { Banner } from '@payloadcms/ui'

import { holdsInOrganisation } from '../../../access/can.js'
import { organisationRole } from '../../../access/facts.js'
import { isStaff } from '../../../access/person.js'
import { campaignTasksOf } from '../../agreements/campaignTasks.js'
import { agreementStandingOf } from '../../agreements/standing.js'
import { acceptEffects } from '../agreement/acceptEffects.js'
import { AgreementText, shownText } from '../agreement/AgreementText.js'
import { CampaignTasks } from '../agreement/CampaignTasks.js'
import { EvidenceButton } from '../agreement/EvidenceButton.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { Empty } from '../shared/Card.js'
import { foundBy } from '../shared/foundBy.js'
import { Section } from '../shared/Screen.js'
import { agreementSentence } from './agreementSentence.js'
import { organisationPage } from './organisationPage.js'
import { RecordPaper } from './RecordPaper.js'
import { isInside } from './tabs.js'

/** What partners can do, and the agreement that one accepts to become one. */
export const Partnership = foundBy(
  isInside,
  organisationPage(async (visit, organisation) => {
    const { call, say } = visit
    const { id, isPartner, name } = organisation
    const [standing, role, mayAccept, tasks] = await Promise.all([
      agreementStandingOf(call, id),
      organisationRole(call, id),
      holdsInOrganisation(call, 'agreement:accept', id),
      campaignTasksOf(call, [id]),
    ])
    const { acceptance, current, isCurrent } = standing
    const named = { organisation: name }
    return {
      content: (
        <>
          {(mayAccept || isStaff(call)) && (
            <CampaignTasks isHere names={{ [id]: name }} tasks={tasks} visit={visit} />
          )}
          {isPartner && <Banner type="success">{say('partners:isPartner', named)}</Banner>}
          <Section title={say('partners:title')}>
            <ul className="pp-effects">
              <li>{say('partners:canOpen')}</li>
              <li>{say('partners:canWatch')}</li>
              <li>{say('partners:canBill')}</li>
              <li>{say('partners:canHandOver')}</li>
            </ul>
          </Section>
          <Section
            actions={
              <>
                {acceptance && <EvidenceButton acceptance={acceptance.id} visit={visit} />}
                {isStaff(call) && (
                  <RecordPaper organisation={organisation} standing={standing} visit={visit} />
                )}
              </>
            }
            lead={
              isCurrent
                ? `${agreementSentence(visit, standing)}. ${isPartner ? '' : say('partners:decide')}`
                : mayAccept
                  ? say('partners:decide')
                  : !isPartner && say('partners:onlyManagers', named)
            }
            title={say('organisation:partnerAgreement')}
          >
            {current ? (
              <AgreementText version={current} visit={visit} />
            ) : (
              <Empty>{say('partners:notAskable')}</Empty>
            )}
            {current && !isCurrent && mayAccept && (
              <ActionDrawer
                action={say('agreement:accept', named)}
                body={{
                  locale: shownText(visit, current).locale,
                  organisation: id,
                  version: current.id,
                }}
                done={say('agreement:accepted', named)}
                effects={[
                  ...acceptEffects(visit, { ...named, role, version: current }),
                  ...(isPartner ? [] : [say('agreement:acceptNext')]),
                ]}
                label={say('agreement:accept', named)}
                look="primary"
                path={`/${call.program.slugs.agreementAcceptances}`}
                title={say('agreement:accept', named)}
              />
            )}
          </Section>
        </>
      ),
    }
  }),
)
