import type { Context, Open } from './load.js'

import { keptToken } from '../storage.js'
import { AcceptForm } from './AcceptForm.js'
import { brandOf } from './brandOf.js'
import { Heading } from './Heading.js'
import { Meaning } from './Meaning.js'

/** What one is invited to, what it means, and the button that accepts it. */
export const openInvitation = (open: Open, context: Context) => {
  const { invitation, me } = open
  const { language, routes, say } = context
  const mustSignIn = invitation.needs !== 'register' && !me
  const hint = invitation.emailHint.replace('…', '\u2060…\u2060') // Nothing breaks a line here.
  const locale = navigator.languages.find((one) => one.startsWith(language)) ?? language
  const until = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  return {
    brand: brandOf(invitation),
    children: (
      <>
        <Meaning invitation={invitation} say={say} />
        <div className="pp-step">
          {me && <p>{say.signedInAs(me)}</p>}
          {!me && !mustSignIn && <p>{say.accountFor(hint)}</p>}
          {mustSignIn ? (
            <SignInFirst hint={hint} open={open} routes={routes} say={say} />
          ) : (
            <AcceptForm context={context} open={open} />
          )}
          <p className="pp-quiet">{say.worksUntil(until.format(new Date(invitation.expiresAt)))}</p>
        </div>
      </>
    ),
    heading: <Heading invitation={invitation} say={say} />,
    step: mustSignIn ? 'sign in' : 'open',
    title: invitation.place.name ? say.invitationTo(invitation.place.name) : say.headings.platform,
  }
}

type SignInProps = { hint: string; open: Open } & Pick<Context, 'routes' | 'say'>

/** The way to sign in and back; by a link for whoever has it, that to an account as well. */
const SignInFirst = ({ hint, open: { invitation, token }, routes, say }: SignInProps) => {
  const isForAnybody = invitation.channel === 'link'
  return (
    <>
      <p>{say.signInFirst(hint)}</p>
      <a
        className="pp-button"
        href={`${routes.admin}/login?redirect=${encodeURIComponent(window.location.pathname)}`}
        onClick={() => {
          keptToken.keep(token)
        }}
      >
        {isForAnybody ? say.signInToJoin : say.signInToAccept}
      </a>
      {isForAnybody && (
        <p className="pp-quiet">
          {say.signUpFirst} <a href="/sign-up">{say.signUpFirstLink}</a>
          {say.signUpFirstThen}
        </p>
      )}
    </>
  )
}
