import type { Context, Open } from './load.js'

import { signOut } from '../api.js'
import { brandOf } from './brandOf.js'

/** Whether the person who is signed in is not the one who was invited, as far as the hint tells. */
export const isForSomebodyElse = ({ invitation, isForAnother, me }: Open): boolean => {
  if (!me) return false
  const { emailHint } = invitation
  return isForAnother ?? (emailHint !== '' && me.replace(/^(.).*(@.*)$/, '$1…$2') !== emailHint)
}

/** Says who is signed in, and offers to go on as the invited person. */
export const wrongAccount = ({ invitation, me }: Open, { reload, routes, say }: Context) => ({
  brand: brandOf(invitation),
  children: (
    <>
      <p>{say.anotherAccount(me ?? '', invitation.emailHint)}</p>
      <p>{say.anotherAccountNext}</p>
      <div className="pp-actions">
        <button
          className="pp-button"
          onClick={() => void signOut(routes).then(reload)}
          type="button"
        >
          {say.signOut}
        </button>
        <a className="pp-button pp-second" href={routes.admin}>
          {say.toPlatform}
        </a>
      </div>
    </>
  ),
  heading: say.anotherAccountHeading,
  step: 'another account',
})
