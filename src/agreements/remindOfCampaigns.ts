import type { Call } from '../program.js'
import type { Campaign } from './campaign.js'

import { APPLIES_TO, askedBy, findCampaign, isOver } from './campaign.js'
import { tellCampaign } from './tellCampaign.js'

const DAYS_BEFORE = [1, 7]
const DAY_MS = 24 * 60 * 60 * 1000

/** Reminds the owners who have not accepted yet, seven days before a campaign's date and one (SPEC 2.6). */
export const remindOfCampaigns = async (call: Call): Promise<void> => {
  for (const appliesTo of APPLIES_TO) {
    const campaign = await findCampaign(call, appliesTo)
    const days = campaign && dueReminder(call, campaign)
    if (days) await tellCampaign(call, campaign, await askedBy(call, campaign.version), days)
  }
}

/** The reminder whose time has come; none where they were asked later than that. */
const dueReminder = (call: Call, campaign: Campaign): number | undefined => {
  if (isOver(call, campaign)) return undefined
  const end = new Date(campaign.acceptBy).getTime()
  const due = DAYS_BEFORE.find((days) => call.program.clock.now().getTime() >= end - days * DAY_MS)
  return due && new Date(campaign.startedAt).getTime() < end - due * DAY_MS ? due : undefined
}
