import type { Field } from 'payload'

import { getTranslation } from '@payloadcms/translations'
import { Button } from '@payloadcms/ui'

import type { Id } from '../../documents.js'
import type { AskedField } from '../shared/AskedFields.js'
import type { Visit } from '../shared/visit.js'

import { findAsCaller } from '../../db/own.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { textOf } from '../shared/text.js'

type Props = { slug: string; visit: Visit; workspace: Id }

/** So many parents can be chosen from on the spot; where there are more, the form searches them. */
const CHOICE = 100

/** Makes content in a workspace: on the spot where a name and a parent are all that it needs, else on its form. */
export const NewContent = async ({ slug, visit, workspace }: Props) => {
  const { call, say, to } = visit
  const { admin, fields, labels } = call.req.payload.collections[slug]!.config
  const kind = getTranslation(labels.singular, call.req.i18n).toLowerCase()
  const { parent } = call.program.content[slug]!
  const title = admin.useAsTitle ?? 'id'
  const parents = parent ? await parentsIn(visit, fields, parent, workspace) : undefined
  if (parents?.docs.length === 0)
    return <span className="pp-quiet">{say('workspace:parentFirst', { kind: parents.kind })}</span>
  const isShort = !parents || parents.totalDocs <= CHOICE
  if (!isShort || !needsOnly(fields, [title, 'workspace', parent]))
    return (
      <Button
        buttonStyle="secondary"
        el="link"
        margin={false}
        size="small"
        to={to(`/collections/${slug}/create`)}
      >
        {say('workspace:new', { kind })}
      </Button>
    )
  const asked: AskedField[] = [
    { isRequired: true, kind: 'text', label: labelOf(visit, fields, title), name: title },
  ]
  if (parents && parent)
    asked.push({
      kind: 'select',
      label: labelOf(visit, fields, parent),
      name: parent,
      options: parents.docs.map((one) => ({ label: textOf(one[parents.title]), value: one.id })),
    })
  return (
    <ActionDrawer
      action={say('workspace:create', { kind })}
      body={parent ? {} : { workspace }}
      done={say('workspace:created', { kind: getTranslation(labels.singular, call.req.i18n) })}
      fields={asked}
      label={say('workspace:new', { kind })}
      path={`/${slug}`}
      then={to(`/collections/${slug}/:id`)}
      title={say('workspace:create', { kind })}
    />
  )
}

type Parent = Record<string, unknown> & { id: Id }

/** What new content can lie in, within the workspace. */
const parentsIn = async ({ call }: Visit, fields: Field[], parent: string, workspace: Id) => {
  const field = fieldOf(fields, parent)
  const slug = textOf(field && 'relationTo' in field ? field.relationTo : undefined)
  const { admin, labels } = call.req.payload.collections[slug]!.config
  const { docs, totalDocs } = await findAsCaller<Parent>(call.req, slug, {
    limit: CHOICE,
    sort: '-updatedAt',
    where: { workspace: { equals: workspace } },
  })
  const kind = getTranslation(labels.singular, call.req.i18n).toLowerCase()
  return { docs, kind, title: admin.useAsTitle ?? 'id', totalDocs }
}

const fieldOf = (fields: Field[], name: string | undefined): Field | undefined =>
  fields.find((one) => 'name' in one && one.name === name)

const needsOnly = (fields: Field[], names: readonly (string | undefined)[]): boolean =>
  fields.every(
    (field) =>
      !('required' in field && field.required) || ('name' in field && names.includes(field.name)),
  ) && fieldOf(fields, names[0]) !== undefined

const labelOf = ({ call }: Visit, fields: Field[], name: string): string => {
  const field = fieldOf(fields, name)
  return getTranslation((field && 'label' in field && field.label) || name, call.req.i18n)
}
