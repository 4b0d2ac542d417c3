import { overviewsOf } from '../../workspaces/overview.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { Facts } from '../shared/Card.js'
import { foundBy } from '../shared/foundBy.js'
import { Moment } from '../shared/Moment.js'
import { Section } from '../shared/Screen.js'
import { DataOwnerStateOf } from './DataOwnerStateOf.js'
import { managesWorkspace, seesDataOwner } from './tabs.js'
import { WorkspaceAgreement } from './WorkspaceAgreement.js'
import { workspacePage } from './workspacePage.js'

/** Whose data a workspace holds, whether he has joined, and what he may do. */
export const WorkspaceDataOwner = foundBy(
  seesDataOwner,
  workspacePage(async (visit, workspace) => {
    const { archivedAt, dataOwner, id } = workspace
    const { call, say } = visit
    const [overviews, manages] = await Promise.all([
      overviewsOf(call, [id]),
      managesWorkspace(visit, id),
    ])
    const overview = overviews.get(id)!
    const hasJoined = overview.dataOwner === 'joined'
    return {
      content: (
        <>
          <Section
            actions={
              manages &&
              !hasJoined && (
                <ActionDrawer
                  action={say('dataOwner:change')}
                  done={say('dataOwner:changed')}
                  effects={[say('dataOwner:changeEffect'), say('dataOwner:changeOld')]}
                  fields={[
                    {
                      isRequired: true,
                      kind: 'text',
                      label: say('dataOwner:organisationName'),
                      name: 'dataOwner.organisationName',
                      value: dataOwner?.organisationName ?? '',
                    },
                    {
                      isRequired: true,
                      kind: 'email',
                      label: say('dataOwner:email'),
                      name: 'dataOwner.email',
                      value: dataOwner?.email ?? '',
                    },
                  ]}
                  label={say('dataOwner:change')}
                  method="PATCH"
                  path={`/${call.program.slugs.workspaces}/${id}`}
                  title={say('dataOwner:change')}
                />
              )
            }
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
                { label: say('dataOwner:proposed'), value: dataOwner?.proposedEmail },
                {
                  label: say('dataOwner:disputed'),
                  value: dataOwner?.disputedAt && <Moment at={dataOwner.disputedAt} />,
                },
              ]}
            />
            {manages && hasJoined && <p className="pp-quiet">{say('dataOwner:staysHisOwn')}</p>}
          </Section>
          <WorkspaceAgreement
            manages={manages && !archivedAt}
            visit={visit}
            workspace={workspace}
          />
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
