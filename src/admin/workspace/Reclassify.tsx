import type { Visit } from '../shared/visit.js'
import type { StoredWorkspace } from './workspacePage.js'

import { isStaff } from '../../../access/person.js'
import { RULES } from '../../../access/rules.js'
import { standingOf } from '../../../access/standing.js'
import { findCurrentVersion } from '../../agreements/current.js'
import { isUntouched } from '../../workspaces/reclassify.js'
import { AgreementText, shownText } from '../agreement/AgreementText.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { euros } from '../shared/money.js'
import { reasonField } from '../shared/reasonField.js'
import { readerName } from '../shared/visit.js'
import { clientFields } from './clientFields.js'

type Props = { visit: Visit; workspace: StoredWorkspace }

/** An internal workspace becomes a client's, or a client's internal again (SPEC 3.7); shown to those who may do it. */
export const Reclassify = ({ visit, workspace }: Props) => {
  if (workspace.archivedAt) return null
  return workspace.usageContext === 'internal' ? (
    <BecomeClients visit={visit} workspace={workspace} />
  ) : (
    <BecomeInternal visit={visit} workspace={workspace} />
  )
}

const BecomeClients = async ({ visit, workspace }: Props) => {
  const { call, language, say } = visit
  const { id, name, organisation } = workspace
  const { organisations } = await standingOf(call)
  const own = organisations.find((one) => one.id === organisation)
  const may =
    own?.isPartner &&
    (await RULES.workspaces.create(call, { organisation, usageContext: 'external' }))
  if (!own || !may) return null
  const version = await findCurrentVersion(call, 'workspace')
  if (!version) return <p className="pp-quiet">{say('reclassify:agreementMissing')}</p>
  return (
    <ActionDrawer
      action={say('reclassify:toClients')}
      body={{ agreementVersion: version.id, usageContext: 'external' }}
      done={say('reclassify:isClients', { name })}
      effects={[
        say('reclassify:dataOwnerInvited'),
        say('reclassify:ownAccount', {
          amount: euros(0, language),
          tier: call.program.tiers[0]!.name,
        }),
        say('reclassify:apart'),
        say('reclassify:rolesStay'),
      ]}
      fields={[
        ...clientFields(say),
        {
          isRequired: true,
          kind: 'checkbox',
          label: say('newWorkspace:acceptAs', {
            name: readerName(visit),
            organisation: own.name,
            role: say(`role:${own.role}`),
          }),
          name: 'agreementAccepted',
        },
      ]}
      label={say('reclassify:toClientsOpen')}
      method="PATCH"
      path={`/${call.program.slugs.workspaces}/${id}?locale=${shownText(visit, version).locale}`}
      title={say('reclassify:toClients')}
    >
      <AgreementText version={version} visit={visit} />
    </ActionDrawer>
  )
}

const BecomeInternal = async ({ visit, workspace }: Props) => {
  const { call, say } = visit
  const { dataOwner, id, name } = workspace
  if (!isStaff(call) && !(await isUntouched(call, workspace)))
    return <p className="pp-quiet">{say('reclassify:onlyStaff')}</p>
  const email = dataOwner?.email ?? ''
  return (
    <ActionDrawer
      action={say('reclassify:toInternal')}
      body={{ usageContext: 'internal' }}
      done={say('reclassify:isInternal', { name })}
      effects={[
        say('reclassify:ownershipEnds', { client: dataOwner?.organisationName ?? '', email }),
        say('reclassify:observersEnd'),
        say('reclassify:pooled'),
        say('reclassify:logoGoes'),
        say('reclassify:evidenceStays'),
      ]}
      fields={isStaff(call) ? [reasonField(say)] : []}
      isDangerous
      label={say('reclassify:toInternalOpen')}
      method="PATCH"
      path={`/${call.program.slugs.workspaces}/${id}`}
      title={say('reclassify:toInternal')}
    />
  )
}
