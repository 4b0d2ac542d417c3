import type { SerializedEditorState } from '@payloadcms/richtext-lexical/lexical'
import type { Field, SanitizedCollectionConfig } from 'payload'
import type { ReactNode } from 'react'

import { RichText } from '@payloadcms/richtext-lexical/react'
import { getTranslation } from '@payloadcms/translations'
import { Link } from '@payloadcms/ui'
import { flattenTopLevelFields } from 'payload/shared'

import type { Visit } from '../shared/visit.js'

import { unitOf } from '../shared/amounts.js'
import { Moment } from '../shared/Moment.js'
import { euros, percents } from '../shared/money.js'
import { nameOf, namedOf } from '../shared/nameOf.js'
import { optionLabel } from '../shared/optionLabel.js'
import { Tag } from '../shared/Pills.js'
import { textOf } from '../shared/text.js'

type Named = Field & { name: string }
type Shown = { field: Named; isLong: boolean; label: string; value: unknown }
type Document = Record<string, unknown>

const LONG = ['array', 'blocks', 'code', 'json', 'richText', 'textarea']

const isNamed = (field: Field): field is Named => 'name' in field && Boolean(field.name)

const isShown = (field: Named): boolean =>
  field.name !== 'id' &&
  !('hidden' in field && field.hidden) &&
  !(field.admin as { hidden?: boolean } | undefined)?.hidden &&
  !(field as { custom?: { writeOnly?: boolean } }).custom?.writeOnly

/** The fields of a document that have something to show its reader, by the names that the form would give them. */
export const shownFields = (
  { call }: Visit,
  { fields }: Pick<SanitizedCollectionConfig, 'fields'>,
  document: Document,
): Shown[] =>
  (flattenTopLevelFields(fields, { moveSubFieldsToTop: false }) as Field[])
    .filter(isNamed)
    .filter(isShown)
    .filter(({ name }) => !['createdAt', 'updatedAt'].includes(name))
    .map((field) => ({
      field,
      isLong: LONG.includes(field.type),
      label: getTranslation(('label' in field && field.label) || field.name, call.req.i18n),
      value: document[field.name],
    }))
    .filter(({ value }) => value !== null && value !== undefined && value !== '')

/** A value as its reader reads it. */
export const valueOf = (visit: Visit, field: Named, value: unknown): ReactNode => {
  switch (field.type) {
    case 'array':
      return (value as Document[]).map((row, index) => (
        <Rows document={row} fields={field.fields} key={textOf(row.id) || index} visit={visit} />
      ))
    case 'checkbox':
      return visit.say(value === true ? 'document:yes' : 'document:no')
    case 'date':
      return <Moment at={value as string} />
    case 'group':
      return <Rows document={value as Document} fields={field.fields} visit={visit} />
    case 'json':
      return <pre className="pp-read__json">{JSON.stringify(value, null, 2)}</pre>
    case 'number': {
      const unit = unitOf(field.name)
      if (!unit) return textOf(value)
      return (unit === 'euros' ? euros : percents)(value as number, visit.language)
    }
    case 'upload':
      return fileOf(value)
    case 'relationship':
      return relationOf(visit, field.relationTo, value)
    case 'richText':
      return <RichText data={value as SerializedEditorState} />
    case 'select':
      return ([value].flat() as string[]).map((one) => (
        <Tag key={one}>{optionLabel(field.options, one, visit.call.req.i18n)}</Tag>
      ))
    case 'textarea':
      return <p className="pp-read__prose">{textOf(value)}</p>
    default: {
      const named = namedOf(field)
      if (named) return nameOf(visit.say, named, textOf(value))
      return typeof value === 'object' ? JSON.stringify(value) : textOf(value)
    }
  }
}

type RowsProps = { document: Document; fields: Field[]; visit: Visit }

const Rows = ({ document, fields, visit }: RowsProps) => (
  <dl className="pp-facts">
    {shownFields(visit, { fields }, document).map(({ field, label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{valueOf(visit, field, value)}</dd>
      </div>
    ))}
  </dl>
)

/** The file itself: what keeps it has no page. */
const fileOf = (value: unknown): ReactNode => {
  const { filename, url } = (value ?? {}) as { filename?: string; url?: string }
  return url && <a href={url}>{filename}</a>
}

/** A link by the other document's title; what its reader may not see is not there. */
const relationOf = (
  { call, to }: Visit,
  relationTo: string | string[],
  value: unknown,
): ReactNode => {
  const slug = [relationTo].flat()[0] ?? ''
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined
  const { admin } = call.req.payload.collections[slug]!.config
  const document = value as Document
  const title = document[admin.useAsTitle ?? 'id'] ?? document.email ?? document.id
  return <Link href={to(`/collections/${slug}/${textOf(document.id)}`)}>{textOf(title)}</Link>
}
