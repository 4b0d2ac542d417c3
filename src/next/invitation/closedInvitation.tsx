import type { Closed, Context } from './load.js'

import { post } from '../api.js'
import { Form } from '../Form.js'

const isKnown = <Table extends object>(code: string, table: Table): code is keyof Table & string =>
  Object.hasOwn(table, code)

const brand = () => ({ name: window.location.hostname })

/** Why a link leads nowhere, and the way on. */
export const closedInvitation = ({ code, renewable }: Closed, context: Context) => {
  const { reload, routes, say } = context
  if (renewable !== undefined) return expiredLink(renewable, context)
  const known = isKnown(code, say.closed) ? code : 'failed'
  const { heading, text } = say.closed[known]
  return {
    children: (
      <>
        <p>{text}</p>
        <div className="pp-actions">
          {known === 'failed' || known === 'too_many_requests' ? (
            <button className="pp-button" onClick={reload} type="button">
              {say.tryAgain}
            </button>
          ) : (
            <a className="pp-button pp-second" href={routes.admin}>
              {known === 'invitation_used' ? say.signIn : say.toPlatform}
            </a>
          )}
        </div>
      </>
    ),
    brand: brand(),
    heading,
    step: known,
  }
}

/** A data owner's invitation outlives its link: a new one is mailed to him (SPEC 3.5). */
const expiredLink = (token: string, { language, routes, say, setState }: Context) => {
  const { heading, text } = say.closed.invitation_renewable
  return {
    brand: brand(),
    children: (
      <>
        <p>{text}</p>
        <Form
          fields={[]}
          say={say}
          send={async () => {
            const { problem } = await post(`${routes.api}/invitations/renew`, { token }, language)
            if (problem && (!problem.code || problem.code === 'too_many_requests')) return problem
            setState(
              problem ? { code: problem.code ?? 'failed', kind: 'closed' } : { kind: 'renewed' },
            )
            return undefined
          }}
          submit={say.renew}
        />
      </>
    ),
    heading,
    step: 'renewable',
  }
}

/** The new link is on its way. */
export const renewedInvitation = ({ say }: Context) => ({
  brand: brand(),
  children: (
    <>
      <p>{say.renewed.text}</p>
      <p className="pp-quiet">{say.renewed.hint}</p>
    </>
  ),
  heading: say.renewed.heading,
  step: 'renewed',
})
