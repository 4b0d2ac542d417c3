import type { Payload } from 'payload'

import { collectionNameOf, programOf } from '../../program.js'
import { sayWith } from '../../translations/index.js'

type Props = { collectionSlug: string; i18n: { t: unknown }; payload: Payload }

/** What a list is of, above it. */
export const ListLead = ({ collectionSlug, i18n, payload }: Props) => {
  const name = collectionNameOf(programOf(payload), collectionSlug)
  return (
    <p className={`pp-list pp-list--${name ?? 'content'}`}>
      {name && sayWith(i18n)(`list:${name}`)}
    </p>
  )
}
