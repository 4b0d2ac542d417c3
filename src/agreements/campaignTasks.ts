import type { Id } from '../documents.js'
import type { Call } from '../program.js'
import type { Campaign } from './campaign.js'

import { APPLIES_TO, askedBy, findCampaign, isOver, pendingWorkspaces } from './campaign.js'

/** What a campaign still waits for from a partner. */
export type CampaignTask = Campaign & {
  isOver: boolean
  organisation: Id
  /** Where it is accepted, for an agreement that each client workspace stands on. */
  workspaces: Id[]
}

/** What the campaigns that run wait for from these organisations, whether or not their date has passed. */
export const campaignTasksOf = async (
  call: Call,
  organisations: readonly Id[],
): Promise<CampaignTask[]> => {
  const tasks: CampaignTask[] = []
  if (organisations.length === 0) return tasks
  for (const appliesTo of APPLIES_TO) {
    const campaign = await findCampaign(call, appliesTo)
    if (!campaign) continue
    for (const organisation of organisations) {
      const [asked] = await askedBy(call, campaign.version, { organisation })
      if (!asked || asked.isDone) continue
      const workspaces =
        appliesTo === 'workspace'
          ? await pendingWorkspaces(call, campaign.version, organisation)
          : []
      tasks.push({ ...campaign, isOver: isOver(call, campaign), organisation, workspaces })
    }
  }
  return tasks
}
