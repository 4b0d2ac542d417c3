import type { Visit } from '../shared/visit.js'

import { myInvitations } from '../../commands/index.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { Card, Cards, Facts } from '../shared/Card.js'
import { Moment } from '../shared/Moment.js'
import { RoleTag } from '../shared/Pills.js'
import { Section } from '../shared/Screen.js'

/** What waits for the signed-in person's yes. */
export const PendingInvitations = async ({ visit: { call, say } }: { visit: Visit }) => {
  const { docs } = await myInvitations({ req: call.req })
  if (docs.length === 0) return null
  const path = `/${call.program.slugs.invitations}`
  return (
    <Section title={say('invitation:waiting')}>
      <Cards>
        {docs.map(({ expiresAt, id, inviterName, organisationName, place, role }) => {
          const name = place.name ?? say('invitation:platform')
          return (
            <Card
              actions={
                <>
                  <ActionDrawer
                    action={say('invitation:accept')}
                    done={say('invitation:accepted', { place: name })}
                    effects={[
                      say('invitation:youJoin', {
                        place: name,
                        role: role ? say(`role:${role}`) : '',
                      }),
                    ]}
                    label={say('invitation:accept')}
                    look="primary"
                    path={`${path}/${id}/accept`}
                    title={name}
                  />
                  <ActionDrawer
                    action={say('invitation:decline')}
                    done={say('invitation:declined')}
                    effects={[say('invitation:youDecline', { place: name })]}
                    label={say('invitation:decline')}
                    path={`${path}/${id}/decline`}
                    title={name}
                  />
                </>
              }
              key={id}
              pills={role && <RoleTag role={role} say={say} />}
              title={name}
            >
              <Facts
                facts={[
                  { label: say('field:organisation'), value: organisationName },
                  { label: say('invitation:from'), value: inviterName },
                  { label: say('invitation:until'), value: <Moment at={expiresAt} /> },
                ]}
              />
            </Card>
          )
        })}
      </Cards>
    </Section>
  )
}
