import type { AccessRequest, Id } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { isOutsiderRole } from '../../../access/matrix.js'
import { organisationMembers } from '../../commands/index.js'
import { findAsCaller } from '../../db/own.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { Card, Cards } from '../shared/Card.js'
import { Moment } from '../shared/Moment.js'
import { roleField } from '../shared/roleField.js'
import { Section } from '../shared/Screen.js'

type Props = {
  organisation: Id
  /** What one may offer here. */
  roles: readonly string[]
  visit: Visit
  workspace: Id
}

/** Who asks to be let into a workspace, for those who may invite there (SPEC 4.3). */
export const RequestsIn = async ({ organisation, roles, visit, workspace }: Props) => {
  const { call, say } = visit
  const slug = call.program.slugs.accessRequests
  const { docs } = await findAsCaller<AccessRequest>(call.req, slug, {
    limit: 50,
    sort: 'createdAt',
    where: { and: [{ workspace: { equals: workspace } }, { status: { equals: 'pending' } }] },
  })
  if (docs.length === 0) return null
  const { docs: members } = await organisationMembers({ id: organisation, req: call.req })
  const nameOf = (user: Id) =>
    members.find((one) => one.user === user)?.name ?? say('request:formerMember')
  // Nobody becomes owner unasked, and who asks is no outsider.
  const offered = roles.filter((role) => role !== 'owner' && !isOutsiderRole(role))
  return (
    <Section title={say('request:title')}>
      <Cards>
        {docs.map(({ createdAt, id, message, user }) => {
          const name = nameOf(user)
          return (
            <Card
              actions={
                <>
                  <ActionDrawer
                    action={say('request:letInNamed', { name })}
                    done={say('request:isIn', { name })}
                    effects={[say('request:letInEffect', { name }), say('request:told', { name })]}
                    fields={[roleField(say, offered, 'member')]}
                    label={say('request:letIn')}
                    look="primary"
                    path={`/${slug}/${id}/approve`}
                    title={say('request:letInNamed', { name })}
                  />
                  <ActionDrawer
                    action={say('request:sayNo')}
                    done={say('request:saidNo', { name })}
                    effects={[say('request:sayNoEffect', { name }), say('request:told', { name })]}
                    label={say('request:sayNoOpen')}
                    path={`/${slug}/${id}/deny`}
                    title={say('request:sayNoNamed', { name })}
                  />
                </>
              }
              key={id}
              title={say('request:asks', { name })}
            >
              {message && <blockquote className="pp-quote">{message}</blockquote>}
              <p className="pp-quiet">
                <Moment at={createdAt} />
              </p>
            </Card>
          )
        })}
      </Cards>
    </Section>
  )
}
