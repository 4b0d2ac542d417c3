import type { AccessRequest, Id } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { personOf } from '../../../access/person.js'
import { discoverableWorkspaces } from '../../commands/index.js'
import { findAsCaller } from '../../db/own.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { Card, Cards, Empty } from '../shared/Card.js'
import { Moment } from '../shared/Moment.js'
import { Tag } from '../shared/Pills.js'
import { Section } from '../shared/Screen.js'

type Props = {
  /** Said where there is nothing to ask for; left out, nothing is shown then. */
  empty?: string
  organisation: { id: Id; name: string }
  visit: Visit
}

type Asked = Pick<AccessRequest, 'createdAt' | 'id' | 'message' | 'status'>

/** The workspaces of one's organisation that one can find and is not in: what one can ask for, and what became of it (SPEC 4.3). */
export const Askable = async ({ empty, organisation, visit }: Props) => {
  const { call, say } = visit
  const { docs } = await discoverableWorkspaces({ id: organisation.id, req: call.req })
  const others = docs.filter(({ isMember }) => !isMember)
  if (others.length === 0 && empty === undefined) return null
  const asked = await findAsCaller<AccessRequest>(call.req, call.program.slugs.accessRequests, {
    limit: 100,
    sort: '-createdAt',
    where: {
      and: [
        { user: { equals: personOf(call)!.id } },
        { workspace: { in: others.map(({ id }) => id) } },
        { status: { in: ['pending', 'denied'] } },
      ],
    },
  })
  return (
    <Section
      lead={others.length > 0 && say('ask:lead')}
      title={say('ask:title', { organisation: organisation.name })}
    >
      {others.length === 0 ? (
        <Empty>{empty}</Empty>
      ) : (
        <Cards>
          {others.map(({ id, name, visibility }) => {
            const latest = asked.docs.find(({ workspace }) => workspace === id)
            return (
              <Card
                actions={<Action asked={latest} id={id} name={name} visit={visit} />}
                key={id}
                pills={
                  <>
                    <Tag>{say(`visibility:${visibility as 'open'}`)}</Tag>
                    {latest && (
                      <Tag tone={latest.status === 'pending' ? 'wait' : 'bad'}>
                        {say(`ask:${latest.status as 'pending'}`)}
                      </Tag>
                    )}
                  </>
                }
                title={name}
              >
                {latest && (
                  <p className="pp-quiet">
                    {latest.message && <span>“{latest.message}” </span>}
                    <Moment at={latest.createdAt} />
                  </p>
                )}
              </Card>
            )
          })}
        </Cards>
      )}
    </Section>
  )
}

type ActionProps = { asked: Asked | undefined; id: Id; name: string; visit: Visit }

const Action = ({ asked, id, name, visit: { call, say } }: ActionProps) => {
  const path = `/${call.program.slugs.accessRequests}`
  if (asked?.status === 'pending')
    return (
      <ActionDrawer
        action={say('ask:withdraw')}
        done={say('ask:withdrawn')}
        effects={[say('ask:withdrawEffect'), say('ask:again')]}
        label={say('ask:withdrawOpen')}
        path={`${path}/${asked.id}/withdraw`}
        title={say('ask:withdraw')}
      />
    )
  return (
    <ActionDrawer
      action={say('ask:ask')}
      body={{ workspace: id }}
      done={{ approved: say('ask:isIn', { name }), pending: say('ask:asked') }}
      effects={[say('ask:effect', { name })]}
      fields={[
        {
          description: say('ask:messageAbout'),
          kind: 'textarea',
          label: say('field:message'),
          name: 'message',
        },
      ]}
      label={say('ask:askOpen')}
      path={path}
      title={say('ask:askNamed', { name })}
    />
  )
}
