import type { Invitation, Place } from '../../documents.js'
import type { Visit } from './visit.js'

import { rankOf } from '../../../access/matrix.js'
import { findAsCaller } from '../../db/own.js'
import { ActionDrawer } from './ActionDrawer.js'
import { DataTable } from './DataTable.js'
import { Moment } from './Moment.js'
import { RoleTag, Tag } from './Pills.js'
import { roleField } from './roleField.js'
import { Section } from './Screen.js'

type Props = { place: Place; visit: Visit }

const whereOf = ({ organisation, workspace }: Place) =>
  workspace ? { workspace: { equals: workspace } } : { organisation: { equals: organisation } }

/** What was offered in a place and not answered yet. */
export const PendingIn = async ({ place, visit }: Props) => {
  const { call, say } = visit
  const slug = call.program.slugs.invitations
  const { docs } = await findAsCaller<Invitation>(call.req, slug, {
    limit: 50,
    sort: '-createdAt',
    where: { and: [whereOf(place), { status: { in: ['pending', 'expired'] } }] },
  })
  if (docs.length === 0) return null
  return (
    <Section title={say('invitation:open')}>
      <DataTable
        caption={say('invitation:open')}
        columns={[
          { cell: (one) => <Receiver invitation={one} say={say} />, label: say('invitation:to') },
          {
            cell: ({ role }) => role && <RoleTag role={role} say={say} />,
            label: say('field:role'),
          },
          {
            cell: ({ expiresAt, status }) =>
              status === 'expired' ? (
                <Tag tone="bad">{say('invitation:expired')}</Tag>
              ) : (
                <Moment at={expiresAt} />
              ),
            label: say('invitation:until'),
          },
          {
            cell: (one) => (
              <span className="pp-inline">
                <SendAgain invitation={one} visit={visit} />
                {one.source !== 'data-owner' && <Withdraw invitation={one} visit={visit} />}
              </span>
            ),
            isActions: true,
            label: say('shared:actions'),
          },
        ]}
        idOf={({ id }) => id}
        rows={docs}
      />
    </Section>
  )
}

type OneProps = { invitation: Invitation; visit: Visit }

/** An address, or a link for so many people. */
const Receiver = ({ invitation, say }: { invitation: Invitation; say: Visit['say'] }) => {
  const { channel, email, maxUses, uses } = invitation
  if (channel === 'email') return email
  return (
    <span className="pp-pills">
      <Tag>{say('invitation:link')}</Tag>
      <span>{say('invitation:linkUsed', { of: maxUses ?? 1, uses: uses ?? 0 })}</span>
    </span>
  )
}

const SendAgain = ({ invitation: { channel, email, id }, visit: { call, say } }: OneProps) => {
  const path = `/${call.program.slugs.invitations}/${id}/resend`
  if (channel === 'link')
    return (
      <ActionDrawer
        action={say('invitation:linkNew')}
        effects={[say('invitation:linkNewEffect'), say('invitation:linkNewTime')]}
        label={say('invitation:linkNewShort')}
        look="subtle"
        path={path}
        title={say('invitation:linkNew')}
      />
    )
  return (
    <ActionDrawer
      action={say('invitation:resend')}
      done={say('invitation:resent', { email: email ?? '' })}
      effects={[
        say('invitation:resendEffect', { email: email ?? '' }),
        say('dataOwner:resendOldLink'),
      ]}
      label={say('invitation:resendShort')}
      look="subtle"
      path={path}
      title={say('invitation:resend')}
    />
  )
}

const Withdraw = ({ invitation: { channel, email, id }, visit: { call, say } }: OneProps) => (
  <ActionDrawer
    action={say('invitation:revoke')}
    done={say('invitation:revoked')}
    effects={[
      channel === 'link'
        ? say('invitation:linkRevokeEffect')
        : say('invitation:revokeEffect', { email: email ?? '' }),
    ]}
    isDangerous
    label={say('invitation:revokeShort')}
    look="subtle"
    path={`/${call.program.slugs.invitations}/${id}/revoke`}
    title={say('invitation:revoke')}
  />
)

const ABOUT_THE_ADDRESS = {
  already_invited: 'email',
  already_member: 'email',
  insider_outsider_conflict: 'email',
  staff_outside: 'email',
}

type InviteProps = Props & { roles: readonly string[] }

/** Offers a role to an address: a colleague is added at once, somebody else is mailed. */
export const InviteDrawer = ({ place, roles, visit }: InviteProps) => {
  const { call, say } = visit
  return (
    <ActionDrawer
      action={say('invitation:invite')}
      body={place}
      done={{ accepted: say('invitation:added'), pending: say('invitation:mailed') }}
      effects={[say('invitation:inviteEffect'), say('invitation:inviteRule')]}
      fields={[
        { isRequired: true, kind: 'email', label: say('field:email'), name: 'email' },
        roleField(say, roles),
      ]}
      fieldsOfRefusals={ABOUT_THE_ADDRESS}
      label={say('invitation:invite')}
      look="primary"
      path={`/${call.program.slugs.invitations}`}
      title={say('invitation:invite')}
    />
  )
}

/** Offers a role to whoever has a link, at most a member's (SPEC 5.1). */
export const LinkDrawer = ({ place, roles, visit }: InviteProps) => {
  const { call, say } = visit
  return (
    <ActionDrawer
      action={say('invitation:linkMake')}
      body={{ ...place, channel: 'link' }}
      effects={[
        say('invitation:linkEffectWho'),
        say('invitation:linkEffectTime'),
        say('invitation:linkEffectRole'),
      ]}
      fields={[
        roleField(
          say,
          roles.filter((role) => rankOf(role) <= rankOf('member')),
        ),
        {
          description: say('invitation:linkPeopleAbout'),
          isRequired: true,
          kind: 'number',
          label: say('invitation:linkPeople'),
          max: 100,
          min: 1,
          name: 'maxUses',
          value: 1,
        },
      ]}
      label={say('invitation:linkOpen')}
      path={`/${call.program.slugs.invitations}`}
      title={say('invitation:linkOpen')}
    />
  )
}
