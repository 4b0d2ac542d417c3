import type { Language } from '../../documents.js'
import type { Problem } from '../api.js'
import type { HostRoutes } from '../hostRoutes.js'
import type { Sentences } from '../sentences/index.js'

import { post, signedInAddress } from '../api.js'
import { takeToken } from './token.js'

/** What the API tells about an invitation to whoever has its link. */
export type Invitation = {
  channel: 'email' | 'link'
  /** Empty for a link, which is for whoever has it. */
  emailHint: string
  expiresAt: string
  inviterName: string
  /** An address of the organisation's picture. */
  logo?: null | string
  needs?: 'register' | 'sign-in'
  organisationName: null | string
  place: { kind: 'organisation' | 'platform' | 'workspace'; name: null | string }
  role: null | string
  source: 'data-owner' | 'person' | 'sign-up'
}

export type Open = {
  invitation: Invitation
  /** The platform said so; the hint alone may not tell. */
  isForAnother?: boolean
  kind: 'open'
  /** The address of whoever is signed in. */
  me: string | undefined
  token: string
}
export type Closed = {
  code: string
  kind: 'closed'
  /** Of an expired link for which a new one can be had. */
  renewable?: string
}
export type State = Closed | Open | { kind: 'loading' } | { kind: 'renewed' }

/** The page for a refusal that is not about what was filled in. */
export const closedBy = ({ code, isRenewable }: Problem, token: string): Closed => ({
  code: code ?? 'failed',
  kind: 'closed',
  ...(isRenewable && { renewable: token }),
})

/** Reads the link: what it is about, or why it leads nowhere. */
export const loadInvitation = async (routes: Required<HostRoutes>): Promise<State> => {
  const token = takeToken()
  if (!token) return { code: 'no_token', kind: 'closed' }
  const [{ body, problem }, me] = await Promise.all([
    post<Invitation>(`${routes.api}/invitations/inspect`, { token }),
    signedInAddress(routes),
  ])
  if (problem) return closedBy(problem, token)
  return { invitation: body, kind: 'open', me, token }
}

/** What the contents of the page are made with. */
export type Context = {
  language: Language
  reload: () => void
  routes: Required<HostRoutes>
  say: Sentences
  setState: (state: State) => void
}
