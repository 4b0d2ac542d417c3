import type { Campaign } from '../../agreements/campaign.js'
import type { Agreement, AgreementVersion } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { askedBy, findCampaignOf, isOver } from '../../agreements/campaign.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { dayOf } from '../shared/dates.js'
import { Section } from '../shared/Screen.js'
import { namesOf } from './namesOf.js'

type Props = { agreement: Agreement; current: AgreementVersion; visit: Visit }

/** Where asking partners to accept again stands, and the drawer by which one asks (SPEC 2.6). */
export const CampaignPanel = async ({ agreement, current, visit }: Props) => {
  const { call, say } = visit
  const [campaign, asked] = await Promise.all([
    findCampaignOf(call, current),
    askedBy(call, current),
  ])
  const waiting = asked.filter(({ isDone }) => !isDone)
  const facts = {
    count: asked.length - waiting.length,
    of: asked.length,
    version: current.version,
  }
  const names = namesOf(
    say,
    waiting.map(({ name }) => name),
  )
  return (
    <Section
      actions={
        waiting.length > 0 && (
          <ActionDrawer
            action={say(campaign ? 'campaign:move' : 'campaign:ask')}
            done={say('campaign:started', { count: waiting.length })}
            effects={[
              say('campaign:whoIsAsked', { count: waiting.length, names }),
              say('campaign:mailed'),
              say(
                agreement.appliesTo === 'organisation'
                  ? 'campaign:afterOrganisation'
                  : 'campaign:afterWorkspace',
                facts,
              ),
              say('campaign:stays'),
            ]}
            fields={[
              {
                description: say('campaign:dayAbout'),
                isEndOfDay: true,
                isRequired: true,
                kind: 'date',
                label: say('campaign:day'),
                name: 'acceptBy',
                ...(campaign && { value: campaign.acceptBy.slice(0, 10) }),
              },
            ]}
            label={say(campaign ? 'campaign:moveOpen' : 'campaign:askOpen')}
            look="primary"
            path={`/${call.program.slugs.agreements}/${agreement.id}/campaign`}
            title={say(campaign ? 'campaign:move' : 'campaign:ask')}
          />
        )
      }
      lead={waiting.length === 0 ? say('campaign:nobody', facts) : say('campaign:state', facts)}
      title={say('campaign:title')}
    >
      {campaign && waiting.length > 0 && (
        <p className={isOver(call, campaign) ? 'pp-problem' : 'pp-strong'}>
          {timeOf(visit, campaign)}
        </p>
      )}
    </Section>
  )
}

const DAY_MS = 24 * 60 * 60 * 1000

const timeOf = ({ call, language, say }: Visit, campaign: Campaign): string => {
  const { acceptBy } = campaign
  const left = new Date(acceptBy).getTime() - call.program.clock.now().getTime()
  return say(isOver(call, campaign) ? 'campaign:dayPassed' : 'campaign:daysLeft', {
    count: Math.ceil(left / DAY_MS),
    date: dayOf(acceptBy, language),
  })
}
