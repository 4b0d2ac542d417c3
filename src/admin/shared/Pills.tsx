import type { ReactNode } from 'react'

import type { Role } from '../../documents.js'
import type { Say } from '../../translations/index.js'

import { isOutsiderRole } from '../../../access/matrix.js'

export type Tone = 'bad' | 'good' | 'insider' | 'outsider' | 'owner' | 'plain' | 'wait'

/** A word about a thing. Payload's pill has no tone that keeps enough contrast in both themes. */
export const Tag = ({ children, tone = 'plain' }: { children: ReactNode; tone?: Tone }) => (
  <span className={`pp-tag pp-tag--${tone}`}>{children}</span>
)

/** Insiders in colour, outsiders grey with a border. */
export const toneOfRole = (role: string): Tone => (isOutsiderRole(role) ? 'outsider' : 'insider')

export const RoleTag = ({ role, say }: { role: string; say: Say }) => (
  <Tag tone={toneOfRole(role)}>{say(`role:${role as Role}`)}</Tag>
)

export const DataOwnerTag = ({ say }: { say: Say }) => (
  <Tag tone="owner">{say('shared:dataOwner')}</Tag>
)

const TONES: Readonly<Record<string, Tone>> = {
  accepted: 'good',
  active: 'good',
  cancelled: 'bad',
  capped: 'wait',
  expired: 'bad',
  failed: 'bad',
  open: 'wait',
  paid: 'good',
  'past-due': 'bad',
  paying: 'good',
  pending: 'wait',
  published: 'good',
  scheduled: 'wait',
  sent: 'good',
  trial: 'wait',
  uncollectible: 'bad',
  waiting: 'wait',
}

/** The colour of what a state means. */
export const toneOfState = (state: string): Tone => TONES[state] ?? 'plain'
