import type { Sentences } from '../sentences/index.js'
import type { Invitation } from './load.js'

type Props = { invitation: Invitation; say: Sentences }

/** Who invites, to do what, and where. */
export const Heading = ({ invitation, say }: Props) => {
  const { place } = invitation
  if (!place.name) return say.headings.platform
  return (
    <>
      {beginning(invitation, say)} <em>{place.name}</em>
    </>
  )
}

const beginning = (
  { inviterName, organisationName, place, role, source }: Invitation,
  { headings }: Sentences,
): string => {
  if (source === 'data-owner') return headings.data(organisationName ?? inviterName)
  if (role === 'observer') return headings.watch(inviterName)
  if (role === 'external') return headings.guest(inviterName)
  return place.kind === 'organisation' ? headings.join(inviterName) : headings.work(inviterName)
}
