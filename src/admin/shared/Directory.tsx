import type { Membership, Place } from '../../documents.js'
import type { Visit } from './visit.js'

import { ORGANISATION } from '../../../access/matrix.js'
import { isStaff, personOf } from '../../../access/person.js'
import { findAsCaller } from '../../db/own.js'
import { DataTable } from './DataTable.js'
import { Empty } from './Card.js'
import { MembershipActions } from './MembershipActions.js'
import { Moment } from './Moment.js'
import { RoleTag, Tag } from './Pills.js'
import { Search, soughtOn } from './Search.js'
import { WhyDrawer } from './WhyDrawer.js'

export type Listed = {
  email?: string
  name: null | string
  role: string
  since: string
  source: string
  user: string
}

/** So many people on a page; who looks for one searches. */
const SHOWN = 50

type Props = {
  /** Whether one may end memberships and change roles here. */
  manages: boolean
  people: readonly Listed[]
  place: Place
  roles: readonly string[]
  visit: Visit
}

/** The people of a place: who they are, what they may do, since when, and by what. */
export const Directory = async ({ manages, people, place, roles, visit }: Props) => {
  const { call, say } = visit
  const sought = soughtOn(visit)
  const found = people.filter(({ email, name }) =>
    `${name ?? ''} ${email ?? ''}`.toLowerCase().includes(sought.toLowerCase()),
  )
  const shown = found.slice(0, SHOWN)
  const slug = call.program.slugs.memberships
  const { docs } = manages
    ? await findAsCaller<Membership>(call.req, slug, {
        limit: SHOWN,
        where: {
          and: [
            place.workspace
              ? { workspace: { equals: place.workspace } }
              : { organisation: { equals: place.organisation } },
            { endedAt: { exists: false } },
            { user: { in: shown.map(({ user }) => user) } },
          ],
        },
      })
    : { docs: [] }
  const self = personOf(call)?.id
  const capabilities = Object.keys(place.workspace ? call.program.matrix : ORGANISATION)
  const isLastOwner = ({ role }: Listed) =>
    place.organisation !== undefined &&
    role === 'owner' &&
    people.filter((one) => one.role === 'owner').length === 1
  const membershipOf = ({ user }: Listed) => docs.find((one) => one.user === user)
  return (
    <>
      {people.length > 10 && <Search id="people-q" label={say('people:search')} visit={visit} />}
      {shown.length === 0 ? (
        <Empty>{say('people:noneFound')}</Empty>
      ) : (
        <DataTable
          caption={say('people:caption')}
          columns={[
            {
              cell: ({ email, name, user }) => (
                <>
                  <span className="pp-strong">{name ?? email}</span>{' '}
                  {user === self && <Tag>{say('people:you')}</Tag>}
                  {email && <div className="pp-quiet">{email}</div>}
                </>
              ),
              label: say('field:name'),
            },
            { cell: ({ role }) => <RoleTag role={role} say={say} />, label: say('field:role') },
            { cell: ({ since }) => <Moment at={since} />, label: say('people:since') },
            { cell: ({ source }) => say(`source:${source as 'direct'}`), label: say('people:by') },
            ...(manages || isStaff(call) || shown.some(({ user }) => user === self)
              ? [
                  {
                    cell: (person: Listed) => (
                      <span className="pp-inline">
                        {(manages || isStaff(call) || person.user === self) && (
                          <WhyDrawer
                            capabilities={capabilities}
                            name={person.name ?? person.email ?? ''}
                            place={place}
                            user={person.user}
                          />
                        )}
                        {manages && person.source !== 'data-owner' && (
                          <MembershipActions
                            isLastOwner={isLastOwner(person)}
                            isSelf={person.user === self}
                            membership={membershipOf(person)}
                            name={person.name ?? person.email ?? ''}
                            roles={roles}
                            visit={visit}
                          />
                        )}
                      </span>
                    ),
                    isActions: true,
                    label: say('shared:actions'),
                  },
                ]
              : []),
          ]}
          idOf={({ user }) => user}
          rows={shown}
        />
      )}
      {found.length > shown.length && (
        <p className="pp-quiet">{say('people:more', { count: found.length - shown.length })}</p>
      )}
    </>
  )
}
