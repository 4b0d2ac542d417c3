import type { ReactNode } from 'react'

import type { Place } from '../../documents.js'
import type { Listed } from './Directory.js'
import type { Visit } from './visit.js'

import { Directory } from './Directory.js'
import { InviteDrawer, LinkDrawer, PendingIn } from './Invitations.js'
import { Section } from './Screen.js'

type Facts = {
  /** Whether one may invite here, change roles and end access. */
  manages: boolean
  people: readonly Listed[]
  /** Who asks to be let in. */
  requests?: ReactNode
  place: Place
  /** What one may offer here. */
  roles: readonly string[]
  seesPending: boolean
}

/** The people of a place for its page: the directory, and what was offered and not answered yet. */
export const peopleOf = (
  visit: Visit,
  { manages, people, place, requests, roles, seesPending }: Facts,
) => ({
  ...(manages && {
    actions: (
      <>
        <InviteDrawer place={place} roles={roles} visit={visit} />
        <LinkDrawer place={place} roles={roles} visit={visit} />
      </>
    ),
  }),
  content: (
    <>
      {requests}
      <Section title={visit.say('people:title', { count: people.length })}>
        <Directory
          manages={manages}
          people={people}
          place={place}
          roles={roles.filter((role) => role !== 'owner')}
          visit={visit}
        />
      </Section>
      {seesPending && <PendingIn place={place} visit={visit} />}
    </>
  ),
})
