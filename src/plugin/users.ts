import type { CollectionConfig, Endpoint, Field, FieldAccess } from 'payload'

import { isDeepStrictEqual } from 'node:util'

import type { User } from '../documents.js'
import type { Program } from '../program.js'

import { both } from '../../access/accessFor.js'
import { guardFields, no } from '../../access/fields.js'
import { isStaff, isStaffWith, personOf } from '../../access/person.js'
import { everything, nothing } from '../../access/rules.js'
import { timestamps } from '../../collections/fields.js'
import { FIELD_LABELS, optionsOf } from '../../collections/labels.js'
import { guardOperation } from '../../hooks/guardOperation.js'
import {
  guardAccounts,
  keepPlatformRoles,
  limitAttempts,
  keepAddress,
  tellAccountRoles,
} from '../../hooks/keepAccountRules.js'
import { PLATFORM_ROLES, STAFF_PERMISSIONS } from '../documents.js'
import { REST_COMMANDS } from '../commands/index.js'
import { endpointOf } from '../commands/surfaces.js'
import { forgottenPassword } from '../people/forgottenPassword.js'
import { Refusal } from '../refusals.js'
import { docAccessEndpoint } from './docAccess.js'
import { noVersions } from './payloadCollections.js'

/** The host's auth collection with what the program adds (SPEC 1.6, 1.8): one sees and edits oneself; staff see everybody. */
export const governUsers = (program: Program, users: CollectionConfig): CollectionConfig => {
  // Asked what a form may offer, Payload tells the document, and not its id.
  const isSelf: FieldAccess = ({ doc, id = (doc as undefined | User)?.id, req }) =>
    personOf({ program, req })?.id === id
  const byManager: FieldAccess = (args) =>
    isStaffWith({ program, req: args.req }, 'manageStaff') && !isSelf(args)
  const ours: Field[] = [
    {
      access: { create: () => program.accounts === 'host', update: isSelf },
      label: FIELD_LABELS.name,
      maxLength: 200,
      name: 'name',
      type: 'text',
    },
    {
      access: { create: no, update: isSelf },
      label: FIELD_LABELS.language,
      name: 'language',
      options: optionsOf('language', ['en', 'nl']),
      type: 'select',
    },
    {
      access: { create: no, update: byManager },
      hasMany: true,
      label: FIELD_LABELS.platformRoles,
      name: 'platformRoles',
      options: optionsOf('platformRoles', PLATFORM_ROLES),
      saveToJWT: true,
      type: 'select',
    },
    {
      access: { create: no, update: byManager },
      hasMany: true,
      label: FIELD_LABELS.staffPermissions,
      name: 'staffPermissions',
      options: optionsOf('staffPermissions', STAFF_PERMISSIONS),
      type: 'select',
    },
    {
      access: { create: no, update: no },
      admin: { readOnly: true },
      label: FIELD_LABELS.pendingEmail,
      name: 'pendingEmail',
      type: 'email',
    },
    {
      access: { create: no, update: no },
      admin: { condition: (data) => Boolean(data.erasedAt), readOnly: true },
      label: FIELD_LABELS.erasedAt,
      name: 'erasedAt',
      type: 'date',
    },
    // Payload lets clients write these: a stranger would verify himself, or add a session (SPEC 1.6).
    {
      access: { create: () => program.accounts === 'host', update: isSelf },
      admin: { components: { Field: false } }, // Payload's form has it above, beside the password.
      index: true,
      label: FIELD_LABELS.email,
      name: 'email',
      required: true,
      type: 'email',
      unique: true,
    },
    {
      access: { create: no, update: no },
      admin: { hidden: true },
      name: '_verified',
      type: 'checkbox',
    },
    {
      access: { create: no, read: no, update: no },
      admin: { hidden: true },
      fields: [
        { name: 'id', required: true, type: 'text' },
        { name: 'createdAt', type: 'date' },
        { name: 'expiresAt', required: true, type: 'date' },
      ],
      name: 'sessions',
      type: 'array',
    },
    ...(users.timestamps === false ? [] : timestamps()),
    {
      admin: {
        components: { Field: 'payload-partner-program/rsc#AccountActions' },
        condition: (data) => Boolean(data.id),
        disableListColumn: true,
      },
      name: 'accountActions',
      type: 'ui',
    },
  ]
  const names = ours.map((field) => ('name' in field ? field.name : ''))
  const hosts = users.fields.filter((field) => !('name' in field && names.includes(field.name)))
  const access = users.access ?? {}
  const auth = typeof users.auth === 'object' ? users.auth : {}
  return {
    ...users,
    access: {
      ...access,
      admin: async (args) =>
        personOf({ program, req: args.req }) !== undefined &&
        (access.admin ? await access.admin(args) : true),
      create: program.accounts === 'host' ? (access.create ?? (() => false)) : () => false,
      delete: () => false,
      read: both(({ req }) => {
        const call = { program, req }
        const person = personOf(call)
        return person ? (isStaff(call) ? everything() : { id: { equals: person.id } }) : false
      }, access.read),
      unlock: ({ req }) => isStaffWith({ program, req }, 'manageStaff'),
      update: both(({ req }) => {
        const call = { program, req }
        const person = personOf(call)
        if (!person) return false
        return isStaffWith(call, 'manageStaff')
          ? everything()
          : person.id
            ? { id: { equals: person.id } }
            : nothing()
      }, access.update),
    },
    auth: {
      // Locking an account would tell who exists, and lock out anybody whose address is known.
      maxLoginAttempts: 0,
      ...auth,
      forgotPassword: {
        ...forgottenPassword(program),
        ...auth.forgotPassword,
        // Payload's own interval takes a second connection within a transaction: a few askers at once would exhaust the
        // pool for good. Ours limits instead.
        minRequestInterval: 0,
      },
    },
    disableDuplicate: true,
    endpoints: [
      ...(users.endpoints || []),
      ...(program.firstUserIsStaff ? [] : [closedFirstRegister]),
      docAccessEndpoint(program, users.slug),
      ...REST_COMMANDS.filter(({ on }) => on === 'users').map(endpointOf),
      ...noVersions(users),
    ],
    fields: guardFields([...ours.map((field) => asHostHasIt(users, field)), ...hosts]),
    hooks: {
      ...users.hooks,
      afterChange: [tellAccountRoles(program), ...(users.hooks?.afterChange ?? [])],
      beforeChange: [
        keepAddress(program),
        keepPlatformRoles(program),
        ...(users.hooks?.beforeChange ?? []),
      ],
      beforeOperation: [
        limitAttempts(program),
        guardAccounts(program),
        guardOperation(program, 'users'),
        ...(users.hooks?.beforeOperation ?? []),
      ],
    },
    lockDocuments: false,
  }
}

/** A host that has the field already keeps what it adds to it, and its labels; ours decides. */
const asHostHasIt = ({ fields, slug }: CollectionConfig, ours: Field): Field => {
  const theirs = fields.find(
    (field) => 'name' in field && 'name' in ours && field.name === ours.name,
  )
  if (!theirs) return ours
  if (theirs.type !== ours.type || !isDeepStrictEqual(valuesOf(theirs), valuesOf(ours)))
    throw new Error(
      `partnerProgram(): the field "${(ours as { name: string }).name}" of ${slug} is the program's own: rename yours.`,
    )
  return {
    ...theirs,
    ...ours,
    ...('label' in theirs && { label: theirs.label }),
    ...('options' in theirs && { options: theirs.options }),
  } as Field
}

const valuesOf = (field: Field): string[] | undefined =>
  'options' in field
    ? field.options.map((option) => (typeof option === 'string' ? option : option.value))
    : undefined

/** Without it nobody becomes the first user by being there first (SPEC 1.10). */
const closedFirstRegister: Endpoint = {
  handler: () => {
    throw new Refusal('sign_up_instead')
  },
  method: 'post',
  path: '/first-register',
}
