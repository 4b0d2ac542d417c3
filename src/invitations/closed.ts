import type { Invitation } from '../documents.js'
import type { Call } from '../program.js'

import { Refusal } from '../refusals.js'

/** Refuses what can no longer be answered. A data owner's stays open; only its link has a time (SPEC 3.5, 5.7). */
export const refuseClosed = ({ program }: Call, invitation: Invitation): void => {
  const { source, status } = invitation
  if (status === 'revoked') throw new Refusal('not_found')
  if (status === 'expired' || (source !== 'data-owner' && isPast(program, invitation)))
    throw new Refusal('invitation_expired')
  if (status !== 'pending') throw new Refusal('invitation_used')
}

/** Refuses a data owner's link that is too old, and says that there is a new one to be had. */
export const refuseExpired = ({ program }: Call, invitation: Invitation): void => {
  if (invitation.source === 'data-owner' && isPast(program, invitation))
    throw new Refusal('invitation_expired', {
      isRenewable: true,
      message:
        'This link has expired; the invitation has not. Ask for a new link: POST /api/invitations/renew.',
    })
}

const isPast = ({ clock }: Call['program'], { expiresAt, status }: Invitation): boolean =>
  status === 'pending' && new Date(expiresAt) <= clock.now()
