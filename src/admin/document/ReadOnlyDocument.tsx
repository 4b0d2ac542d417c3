import type { SanitizedCollectionConfig } from 'payload'
import type { ReactNode } from 'react'

import type { Visit } from '../shared/visit.js'

import { findAsCaller } from '../../db/own.js'
import { Facts } from '../shared/Card.js'
import { DocumentTrail } from '../shared/DocumentTrail.js'
import { Moment } from '../shared/Moment.js'
import { nameOf, namedOf } from '../shared/nameOf.js'
import { Screen } from '../shared/Screen.js'
import { textOf } from '../shared/text.js'
import { shownFields, valueOf } from './values.js'

type Props = {
  actions?: ReactNode
  document: Record<string, unknown>
  slug: string
  visit: Visit
}

/** A document that its reader may only read, set as text: short facts first, then what was written. */
export const ReadOnlyDocument = async ({ actions, document, slug, visit }: Props) => {
  const { call } = visit
  const { config } = call.req.payload.collections[slug]!
  const {
    docs: [populated = document],
  } = await findAsCaller(call.req, slug, {
    depth: 1,
    limit: 1,
    where: { id: { equals: document.id } },
  })
  const fields = shownFields(visit, config, populated).filter(
    ({ field }) => field.name !== config.admin.useAsTitle,
  )
  return (
    <Screen actions={actions}>
      <DocumentTrail {...titleOf(visit, config, populated)} slug={slug} visit={visit} />
      <div className="pp-read">
        <Facts
          facts={[
            ...fields
              .filter(({ isLong }) => !isLong)
              .map(({ field, label, value }) => ({ label, value: valueOf(visit, field, value) })),
            ...timesOf(visit, populated),
          ]}
        />
        {fields
          .filter(({ isLong }) => isLong)
          .map(({ field, label, value }) => (
            <section className="pp-read__text" key={label}>
              <h2>{label}</h2>
              {valueOf(visit, field, value)}
            </section>
          ))}
      </div>
    </Screen>
  )
}

const titleOf = (
  { say }: Visit,
  { admin, fields }: SanitizedCollectionConfig,
  document: Record<string, unknown>,
): { isRenamed?: boolean; title: string } => {
  const name = admin.useAsTitle ?? 'id'
  const title = textOf(document[name]) || textOf(document.id)
  const named = namedOf(fields.find((field) => 'name' in field && field.name === name) ?? {})
  return named ? { isRenamed: true, title: nameOf(say, named, title) } : { title }
}

const timesOf = ({ say }: Visit, { createdAt, updatedAt }: Record<string, unknown>) =>
  [
    { at: createdAt, label: say('field:createdAt') },
    { at: updatedAt, label: say('field:updatedAt') },
  ].map(({ at, label }): { label: string; value: ReactNode } => ({
    label,
    value: typeof at === 'string' ? <Moment at={at} /> : undefined,
  }))
