import type { Invitation, Place } from '../../documents.js'
import type { Visit } from './visit.js'

import { findAsCaller } from '../../db/own.js'
import { ActionDrawer } from './ActionDrawer.js'
import { DataTable } from './DataTable.js'
import { Moment } from './Moment.js'
import { RoleTag, Tag } from './Pills.js'
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
          { cell: ({ email }) => email, label: say('field:email') },
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
            cell: ({ email, id, source }) => (
              <span className="pp-inline">
                <ActionDrawer
                  action={say('invitation:resend')}
                  done={say('invitation:resent', { email: email ?? '' })}
                  effects={[
                    say('invitation:resendEffect', { email: email ?? '' }),
                    say('dataOwner:resendOldLink'),
                  ]}
                  label={say('invitation:resendShort')}
                  look="subtle"
                  path={`/${slug}/${id}/resend`}
                  title={say('invitation:resend')}
                />
                {source !== 'data-owner' && (
                  <ActionDrawer
                    action={say('invitation:revoke')}
                    done={say('invitation:revoked')}
                    effects={[say('invitation:revokeEffect', { email: email ?? '' })]}
                    isDangerous
                    label={say('invitation:revokeShort')}
                    look="subtle"
                    path={`/${slug}/${id}/revoke`}
                    title={say('invitation:revoke')}
                  />
                )}
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

const ABOUT_THE_ADDRESS = {
  already_invited: 'email',
  already_member: 'email',
  insider_outsider_conflict: 'email',
  staff_outside: 'email',
}

/** Offers a role: a colleague is added at once, somebody else is mailed. */
export const InviteDrawer = ({
  place,
  roles,
  visit: { call, say },
}: Props & { roles: readonly string[] }) => (
  <ActionDrawer
    action={say('invitation:invite')}
    body={place}
    done={{ accepted: say('invitation:added'), pending: say('invitation:mailed') }}
    effects={[say('invitation:inviteEffect'), say('invitation:inviteRule')]}
    fields={[
      { isRequired: true, kind: 'email', label: say('field:email'), name: 'email' },
      {
        kind: 'select',
        label: say('field:role'),
        name: 'role',
        options: roles.map((role) => ({
          label: `${say(`role:${role as 'admin'}`)}: ${say(`roleDoes:${role as 'admin'}`)}`,
          value: role,
        })),
      },
    ]}
    fieldsOfRefusals={ABOUT_THE_ADDRESS}
    label={say('invitation:invite')}
    look="primary"
    path={`/${call.program.slugs.invitations}`}
    title={say('invitation:invite')}
  />
)
