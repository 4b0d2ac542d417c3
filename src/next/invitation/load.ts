import type { Language } from '../../documents.js'
import type { HostRoutes } from '../hostRoutes.js'
import type { Sentences } from '../sentences/index.js'

import { post, signedInAddress } from '../api.js'
import { takeToken } from './token.js'

/** What the API tells about an invitation to whoever has its link. */
export type Invitation = {
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
export type State = Open | { code: string; kind: 'closed' } | { kind: 'loading' }

/** Reads the link: what it is about, or why it leads nowhere. */
export const loadInvitation = async (routes: Required<HostRoutes>): Promise<State> => {
  const token = takeToken()
  if (!token) return { code: 'no_token', kind: 'closed' }
  const [{ body, problem }, me] = await Promise.all([
    post<Invitation>(`${routes.api}/invitations/inspect`, { token }),
    signedInAddress(routes),
  ])
  if (problem) return { code: problem.code ?? 'failed', kind: 'closed' }
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
