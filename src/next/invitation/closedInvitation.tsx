import type { Context } from './load.js'

const isKnown = <Table extends object>(code: string, table: Table): code is keyof Table & string =>
  Object.hasOwn(table, code)

/** Why a link leads nowhere, and the way on. */
export const closedInvitation = (code: string, { reload, routes, say }: Context) => {
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
    brand: { name: window.location.hostname },
    heading,
    step: known,
  }
}
