import { hasDataOwnerHadAccess } from '../../workspaces/dataOwner.js'
import { overviewsOf } from '../../workspaces/overview.js'
import { Facts } from '../shared/Card.js'
import { foundBy } from '../shared/foundBy.js'
import { Section } from '../shared/Screen.js'
import { ChangeDataOwner } from './ChangeDataOwner.js'
import { DataOwnerStateOf } from './DataOwnerStateOf.js'
import { DisputedDataOwner } from './DisputedDataOwner.js'
import { ProposedDataOwner } from './ProposedDataOwner.js'
import { managesWorkspace, seesDataOwner } from './tabs.js'
import { WorkspaceAgreement } from './WorkspaceAgreement.js'
import { workspacePage } from './workspacePage.js'

/** Whose data a workspace holds, whether he has joined, and what he may do. */
export const WorkspaceDataOwner = foundBy(
  seesDataOwner,
  workspacePage(async (visit, workspace) => {
    const { archivedAt, dataOwner, id } = workspace
    const { call, say } = visit
    const [overviews, isManager, hadAccess] = await Promise.all([
      overviewsOf(call, [id]),
      managesWorkspace(visit, id),
      hasDataOwnerHadAccess(call, workspace),
    ])
    const overview = overviews.get(id)!
    const manages = isManager && !archivedAt
    const isDisputed = Boolean(dataOwner?.disputedAt)
    return {
      content: (
        <>
          <DisputedDataOwner manages={manages} visit={visit} workspace={workspace} />
          <ProposedDataOwner visit={visit} workspace={workspace} />
          <Section
            actions={
              manages &&
              !isDisputed && (
                <ChangeDataOwner
                  isAsked={hadAccess}
                  label={say('dataOwner:changeOpen')}
                  visit={visit}
                  workspace={workspace}
                />
              )
            }
            lead={manages && hadAccess && !isDisputed && say('dataOwner:staysHisOwn')}
            title={dataOwner?.organisationName ?? say('shared:dataOwner')}
          >
            <Facts
              facts={[
                { label: say('dataOwner:email'), value: dataOwner?.email },
                {
                  label: say('dataOwner:state'),
                  value: overview.dataOwner && (
                    <DataOwnerStateOf overview={overview} visit={visit} />
                  ),
                },
              ]}
            />
          </Section>
          <WorkspaceAgreement manages={manages} visit={visit} workspace={workspace} />
          <Section title={say('dataOwner:mayTitle')}>
            <ul className="pp-effects">
              <li>{say('dataOwner:maySee')}</li>
              <li>{say('dataOwner:mayFree')}</li>
              <li>{say('dataOwner:mayNotChange')}</li>
              <li>{say('dataOwner:mayStay')}</li>
            </ul>
          </Section>
        </>
      ),
    }
  }),
)
