import type { Workspace } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { isStaff } from '../../../access/person.js'
import { WAIT_MS } from '../../workspaces/waiting.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { Facts } from '../shared/Card.js'
import { dayOf } from '../shared/dates.js'
import { Moment } from '../shared/Moment.js'
import { reasonField } from '../shared/reasonField.js'
import { Section } from '../shared/Screen.js'

type Props = {
  visit: Visit
  workspace: { isDataOwner: boolean } & Pick<Workspace, 'dataOwner' | 'id' | 'name'>
}

/** Another data owner who waits for the present one's answer, or for the staff's (SPEC 3.5); nothing where none does. */
export const ProposedDataOwner = ({ visit, workspace }: Props) => {
  const { call, language, say } = visit
  const { dataOwner, id, isDataOwner, name } = workspace
  const { email, proposedAt, proposedEmail } = dataOwner ?? {}
  if (!proposedEmail || !proposedAt) return null
  const until = new Date(new Date(proposedAt).getTime() + WAIT_MS).toISOString()
  const named = { email: email ?? '', proposed: proposedEmail, workspace: name }
  const decides = isDataOwner || isStaff(call)
  const reason = isStaff(call) ? [reasonField(say)] : []
  const path = `/${call.program.slugs.workspaces}/${id}/data-owner`
  return (
    <Section
      actions={
        decides && (
          <span className="pp-inline">
            <ActionDrawer
              action={say('dataOwner:confirm')}
              done={say('dataOwner:confirmed', named)}
              effects={[
                say('dataOwner:confirmEffect', named),
                isDataOwner
                  ? say('dataOwner:confirmEndsYours')
                  : say('dataOwner:confirmEnds', named),
                say('dataOwner:bothTold'),
              ]}
              fields={reason}
              label={say('dataOwner:confirmOpen')}
              look="primary"
              path={`${path}/confirm`}
              title={say('dataOwner:confirm')}
              {...(isDataOwner && { then: visit.to('') })}
            />
            <ActionDrawer
              action={say('dataOwner:object')}
              done={say('dataOwner:objected')}
              effects={[
                isDataOwner ? say('dataOwner:objectStaysYou') : say('dataOwner:objectStays', named),
                say('dataOwner:objectTold'),
              ]}
              fields={reason}
              label={say('dataOwner:objectOpen')}
              path={`${path}/object`}
              title={say('dataOwner:object')}
            />
          </span>
        )
      }
      lead={
        isDataOwner
          ? say('dataOwner:waitsForYou', { ...named, until: dayOf(until, language) })
          : say('dataOwner:waitsForThem', { ...named, until: dayOf(until, language) })
      }
      title={say('dataOwner:waits', named)}
    >
      <Facts
        facts={[
          { label: say('dataOwner:proposed'), value: proposedEmail },
          { label: say('dataOwner:present'), value: email },
          { label: say('dataOwner:proposedAt'), value: <Moment at={proposedAt} /> },
          { label: say('dataOwner:countsAt'), value: <Moment at={until} /> },
        ]}
      />
    </Section>
  )
}
