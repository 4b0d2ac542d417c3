import type { AgreementStanding } from '../../agreements/standing.js'
import type { ReadWorkspace } from '../shared/documents.js'
import type { Visit } from '../shared/visit.js'
import type { ReadOrganisation } from './organisationPage.js'

import { ActionDrawer } from '../shared/ActionDrawer.js'
import { DataTable } from '../shared/DataTable.js'
import { reasonField } from '../shared/reasonField.js'
import { signatureOf } from './agreementSentence.js'

type Props = {
  clients: { docs: ReadWorkspace[]; totalDocs: number }
  organisation: ReadOrganisation
  standing: AgreementStanding
  visit: Visit
}

/** Partner status as an action of the staff, who read its consequences first. */
export const PartnerFlag = (props: Props) =>
  props.organisation.isPartner ? <EndStatus {...props} /> : <MakePartner {...props} />

/** Without the agreement there is no button: there is how to get it. */
const MakePartner = ({ organisation, standing, visit }: Props) => {
  const { call, say } = visit
  const { acceptance, current, isCurrent } = standing
  const named = { organisation: organisation.name }
  if (!isCurrent || !acceptance || !current)
    return <p className="pp-quiet pp-screen__hint">{say('organisation:howToGet')}</p>
  return (
    <ActionDrawer
      action={say('organisation:make', named)}
      body={{ isPartner: true }}
      done={say('organisation:made', named)}
      effects={[
        say('organisation:makeAgreement', {
          name: signatureOf(say, acceptance),
          version: current.version,
        }),
        say('organisation:makeCan'),
        say('organisation:makeStays'),
        say('organisation:endTells'),
      ]}
      fields={[reasonField(say)]}
      label={say('organisation:makeOpen', named)}
      look="primary"
      method="PATCH"
      path={`/${call.program.slugs.organisations}/${organisation.id}`}
      title={say('organisation:make', named)}
    />
  )
}

const EndStatus = ({ clients, organisation, visit }: Props) => {
  const { call, say } = visit
  const named = { organisation: organisation.name }
  return (
    <ActionDrawer
      action={say('organisation:end')}
      body={{ isPartner: false }}
      done={say('organisation:ended', named)}
      effects={[
        say('organisation:endStopsNew', named),
        say('organisation:endStopsHandoff', named),
        clients.totalDocs === 0
          ? say('organisation:noClients')
          : say('organisation:endStaysWorkspaces', { count: clients.totalDocs }),
        say('organisation:endStaysInternal'),
        say('organisation:endTells'),
      ]}
      fields={[reasonField(say)]}
      isDangerous
      label={say('organisation:endOpen')}
      method="PATCH"
      path={`/${call.program.slugs.organisations}/${organisation.id}`}
      title={say('organisation:end')}
    >
      {clients.docs.length > 0 && (
        <DataTable
          caption={say('organisation:affected')}
          columns={[
            { cell: ({ name }) => name, label: say('field:workspace') },
            { cell: ({ dataOwner }) => dataOwner?.organisationName, label: say('home:client') },
          ]}
          idOf={({ id }) => id}
          rows={clients.docs}
        />
      )}
      {clients.totalDocs > clients.docs.length && (
        <p className="pp-quiet">
          {say('organisation:affectedMore', { count: clients.totalDocs - clients.docs.length })}
        </p>
      )}
    </ActionDrawer>
  )
}
