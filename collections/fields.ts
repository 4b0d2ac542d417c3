import type {
  CheckboxField,
  DateField,
  Field,
  FieldAccess,
  FieldHook,
  NumberField,
  RelationshipField,
  SelectField,
  TextareaField,
  TextField,
  UploadField,
} from 'payload'

import type { CollectionName, PlatformRole } from '../src/documents.js'
import type { Call, Program } from '../src/program.js'
import type { FieldName, SelectName, ValueOf } from './labels.js'

import { no } from '../access/fields.js'
import { isStaff } from '../access/person.js'
import { FIELD_LABELS, optionsOf } from './labels.js'

export const FIXED = { create: no, update: no }
/** Written once, by whoever creates the document. */
export const ON_CREATE = { update: no }

/** For the admin UI's nav: what one has no business with is not there. */
export const hasPlatformRole = (user: unknown, ...roles: PlatformRole[]): boolean =>
  ((user as null | { platformRoles?: PlatformRole[] })?.platformRoles ?? []).some((role) =>
    roles.includes(role),
  )

/** Nav groups by task, in the order of the nav. */
export const GROUPS = {
  workspaces: { en: 'Workspaces', nl: 'Werkruimtes' },
  people: { en: 'People', nl: 'Mensen' },
  program: { en: 'Partner program', nl: 'Partnerprogramma' },
  money: { en: 'Money', nl: 'Geld' },
  platform: { en: 'Platform', nl: 'Platform' },
}

/** Longer than any honest name; shorter than an attack. */
const TEXT_MAX = 200
const LONG_TEXT_MAX = 5_000

export const text = (name: FieldName, more: Partial<TextField> = {}): TextField => ({
  label: FIELD_LABELS[name],
  maxLength: TEXT_MAX,
  name,
  type: 'text',
  ...more,
})
export const longText = (name: FieldName, more: Partial<TextareaField> = {}): TextareaField => ({
  label: FIELD_LABELS[name],
  maxLength: LONG_TEXT_MAX,
  name,
  type: 'textarea',
  ...more,
})
export const date = (name: FieldName, more: Partial<DateField> = {}): DateField => ({
  admin: { date: { pickerAppearance: 'dayAndTime' } },
  label: FIELD_LABELS[name],
  name,
  type: 'date',
  ...more,
})
export const select = <Name extends SelectName>(
  name: Name,
  values: readonly ValueOf<Name>[],
  more: Partial<SelectField> = {},
): SelectField => ({
  label: FIELD_LABELS[name],
  name,
  options: optionsOf(name, values),
  type: 'select',
  ...more,
})
export const number = (name: FieldName, more: Partial<NumberField> = {}): NumberField => ({
  label: FIELD_LABELS[name],
  name,
  type: 'number',
  ...more,
})
export const relation = (
  program: Program,
  name: FieldName,
  to: CollectionName,
  more: Partial<RelationshipField> = {},
): RelationshipField =>
  ({
    label: FIELD_LABELS[name],
    maxDepth: 1,
    name,
    relationTo: program.slugs[to],
    type: 'relationship',
    ...more,
    admin: { allowCreate: false, allowEdit: false, ...more.admin },
  }) as RelationshipField

/** Whole euro cents, which only the program writes. */
export const cents = (name: FieldName, more: Partial<NumberField> = {}): NumberField =>
  number(name, { access: FIXED, ...more })

export const upload = (
  program: Program,
  name: FieldName,
  to: 'agreementDocuments' | 'logos',
  more: Partial<UploadField> = {},
): UploadField =>
  ({
    label: FIELD_LABELS[name],
    maxDepth: 1,
    name,
    relationTo: program.slugs[to],
    type: 'upload',
    ...more,
  }) as UploadField

/** The folder of a collection's files, where the host says where ours are kept. */
export const storedIn = ({ uploadDir }: Program, folder: string): { staticDir?: string } =>
  uploadDir ? { staticDir: `${uploadDir}/${folder}` } : {}

/**
 * A select that always has a value. Not `required`, which GraphQL would ask of clients in spite of the default; sent as
 * null it keeps what it had, and the database refuses null itself.
 */
export const selectWithDefault = <Name extends SelectName>(
  name: Name,
  values: readonly ValueOf<Name>[],
  defaultValue: ValueOf<Name>,
  more: Partial<SelectField> = {},
): SelectField =>
  select(name, values, {
    ...more,
    defaultValue,
    hooks: { ...more.hooks, beforeValidate: [keepValue(defaultValue)] },
  })

/** Null changes nothing: a default may be wider than what was chosen. */
export const keepValue =
  (defaultValue: string): FieldHook =>
  ({ previousValue, value }): unknown =>
    value ?? previousValue ?? defaultValue

// Readable and not `readOnly`, or the admin UI would hide or lock it; but there is never anything to read.
const WRITE_ONLY = { custom: { writeOnly: true }, virtual: true }

/** A command in the shape of a field: read by a hook, never stored, never answered. */
export const writeOnlyCheckbox = (
  name: FieldName,
  more: Partial<CheckboxField> = {},
): CheckboxField => ({
  ...WRITE_ONLY,
  label: FIELD_LABELS[name],
  name,
  type: 'checkbox',
  ...more,
  admin: { ...more.admin, readOnly: false },
})
export const writeOnlyText = (name: FieldName, more: Partial<TextField> = {}): TextField => ({
  ...WRITE_ONLY,
  label: FIELD_LABELS[name],
  maxLength: 500,
  name,
  type: 'text',
  ...more,
  admin: { ...more.admin, readOnly: false },
})

/** Why staff do what they do (SPEC 1.5). */
export const reason = (): TextField =>
  writeOnlyText('reason', {
    admin: {
      condition: (_, __, { user }) =>
        ((user as { platformRoles?: string[] } | null)?.platformRoles ?? []).includes('staff'),
      description: {
        en: 'Why? It goes into the audit log.',
        nl: 'Waarom? Dit komt in het auditlog.',
      },
      position: 'sidebar',
    },
  })

/** Payload lets clients write the times of a document; nobody may. */
export const timestamps = (): Field[] => [
  date('createdAt', { access: FIXED, admin: { hidden: true }, index: true }),
  date('updatedAt', { access: FIXED, admin: { hidden: true }, index: true }),
]

/** A field that a question about the person decides, asked per document. Where there is none (filters, sorting), staff only. */
export const readIf =
  (program: Program, ask: (call: Call, id: string) => Promise<boolean>): FieldAccess =>
  ({ doc, id, req }) => {
    const call = { program, req }
    if (isStaff(call)) return true
    if (isForm(doc)) return true
    const document = (doc as { id?: string } | undefined)?.id ?? id
    return document === undefined ? false : ask(call, String(document))
  }

/** What the admin UI asks about before a document exists: its form, with nothing in it to hide. */
const isForm = (doc: unknown): boolean =>
  typeof doc === 'object' && doc !== null && !('id' in doc) && !('createdAt' in doc)
