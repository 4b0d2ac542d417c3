import type { ReactNode } from 'react'

import type { Role } from '../../documents.js'
import type { Say } from '../../translations/index.js'

import { isOutsiderRole } from '../../../access/matrix.js'

export type Tone = 'bad' | 'good' | 'owner' | 'plain' | 'wait'

/** A word about a thing. Payload's pill has no tone that keeps enough contrast in both themes. */
export const Tag = ({ children, tone = 'plain' }: { children: ReactNode; tone?: Tone }) => (
  <span className={`pp-tag pp-tag--${tone}`}>{children}</span>
)

/** Insiders in colour, outsiders grey with a border. */
export const RoleTag = ({ role, say }: { role: string; say: Say }) => (
  <span className={`pp-tag pp-tag--${isOutsiderRole(role) ? 'outsider' : 'insider'}`}>
    {say(`role:${role as Role}`)}
  </span>
)

export const DataOwnerTag = ({ say }: { say: Say }) => (
  <Tag tone="owner">{say('shared:dataOwner')}</Tag>
)
