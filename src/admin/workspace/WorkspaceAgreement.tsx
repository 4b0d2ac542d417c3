import type { AgreementAcceptance, AgreementVersion } from '../../documents.js'
import type { Visit } from '../shared/visit.js'
import type { StoredWorkspace } from './workspacePage.js'

import { findCurrentVersion } from '../../agreements/current.js'
import { readAsCaller } from '../../db/own.js'
import { acceptEffects } from '../agreement/acceptEffects.js'
import { AgreementText, shownText } from '../agreement/AgreementText.js'
import { EvidenceButton } from '../agreement/EvidenceButton.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { Facts } from '../shared/Card.js'
import { dayOf } from '../shared/dates.js'
import { Section } from '../shared/Screen.js'

type Props = { manages: boolean; visit: Visit; workspace: StoredWorkspace }

/** The agreement that a client workspace stands on; a newer one is accepted here. */
export const WorkspaceAgreement = async ({ manages, visit, workspace }: Props) => {
  const { call, language, say } = visit
  if (!workspace.agreementAcceptance) return null
  const acceptance = (await readAsCaller(
    call,
    'agreementAcceptances',
    workspace.agreementAcceptance,
  )) as AgreementAcceptance | null
  if (!acceptance) return null
  const [accepted, current] = await Promise.all([
    readAsCaller(call, 'agreementVersions', acceptance.version) as Promise<unknown>,
    findCurrentVersion(call, 'workspace'),
  ])
  const { version } = accepted as AgreementVersion
  const isNewer = current !== undefined && current.id !== acceptance.version
  return (
    <Section
      actions={
        <>
          <EvidenceButton acceptance={acceptance.id} visit={visit} />
          {manages && isNewer && (
            <ActionDrawer
              action={say('agreement:accept', { organisation: workspace.name })}
              body={{ agreementAccepted: true, agreementVersion: current.id }}
              done={say('agreement:accepted', { organisation: workspace.name })}
              effects={acceptEffects(visit, {
                organisation: workspace.name,
                role: workspace.myRole,
                version: current,
              })}
              label={say('agreement:accept', { organisation: workspace.name })}
              method="PATCH"
              path={`/${call.program.slugs.workspaces}/${workspace.id}?locale=${shownText(visit, current).locale}`}
              title={say('agreement:accept', { organisation: workspace.name })}
            >
              <AgreementText version={current} visit={visit} />
            </ActionDrawer>
          )}
        </>
      }
      title={say('organisation:partnerAgreement')}
    >
      <Facts
        facts={[
          {
            label: say('agreement:stands', { version }),
            value: `${dayOf(acceptance.acceptedAt, language)}, ${acceptance.acceptedByName}`,
          },
          {
            label: say('agreement:currentVersion'),
            value: isNewer && say('agreement:version', { version: current.version }),
          },
        ]}
      />
    </Section>
  )
}
