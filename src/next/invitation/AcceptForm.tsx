import type { Problem } from '../api.js'
import type { FieldOptions } from '../Field.js'
import type { Sentences } from '../sentences/index.js'
import type { Context, Invitation, Open } from './load.js'

import { post } from '../api.js'
import { Form } from '../Form.js'
import { closedBy } from './load.js'

/** One button for whoever is signed in; a name and a password besides for somebody new. */
export const AcceptForm = ({ context, open }: { context: Context; open: Open }) => {
  const { language, routes, say, setState } = context
  const { invitation, me, token } = open

  const accept = async (values: Record<string, string>): Promise<Problem | undefined> => {
    const url = `${routes.api}/invitations/accept`
    const { problem } = await post(url, { ...values, token }, language)
    if (!problem) {
      // In place of this page, whose link is used up.
      window.location.replace(routes.admin)
      return undefined
    }
    const next = stateAfter(problem, open)
    if (!next) return problem
    setState(next)
    return undefined
  }

  return (
    <Form
      fields={me ? [] : credentials(say)}
      say={say}
      send={accept}
      submit={nameOfButton(invitation, me, say)}
    />
  )
}

const CLOSED = ['invitation_expired', 'invitation_used', 'not_found']

/** What the page shows instead of the form, where the answer is not about what was filled in. */
const stateAfter = (problem: Problem, open: Open) => {
  const { code = '', fields } = problem
  if (CLOSED.includes(code)) return closedBy(problem, open.token)
  if (code === 'invitation_for_another_account') return { ...open, isForAnother: true }
  if (code === 'account_exists')
    return { ...open, invitation: { ...open.invitation, needs: 'sign-in' as const }, me: undefined }
  // Whoever was signed in no longer is.
  return open.me && (fields.name || code === 'unauthorized')
    ? { ...open, me: undefined }
    : undefined
}

const credentials = (say: Sentences): FieldOptions[] => [
  {
    autoComplete: 'name',
    judge: (value) => (value.trim() ? undefined : say.nameMissing),
    label: say.name,
    name: 'name',
    type: 'text',
  },
  {
    autoComplete: 'new-password',
    hint: say.passwordHint,
    judge: (value) => (value.length < 8 ? say.passwordShort : undefined),
    label: say.password,
    name: 'password',
    type: 'password',
  },
]

const nameOfButton = (
  { place, role, source }: Invitation,
  me: string | undefined,
  say: Sentences,
): string => {
  if (!place.name) return me ? say.accept : say.makeAccount
  if (source === 'data-owner') return say.acceptAndWatch
  return role === 'observer' ? say.acceptAndFollow : say.acceptAndJoin(place.name)
}
