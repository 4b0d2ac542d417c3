import type { Access, CollectionConfig, Where } from 'payload'

import type { ContentOptions } from '../src/options.js'
import type { Call, Program } from '../src/program.js'
import type { ContentOperations } from './operations.js'
import type { Form } from './reach.js'
import type { Rule } from './rules.js'

import { findContentWorkspace } from './contentWorkspace.js'
import { holds } from './can.js'
import { holdsSomewhere } from './facts.js'
import { operationsOf } from './operations.js'
import { isStaff, personOf } from './person.js'
import { reach } from './reach.js'
import { everything, nothing, RULES } from './rules.js'
import { holdsMany } from './size.js'

type Keys = Required<
  Pick<
    NonNullable<CollectionConfig['access']>,
    'create' | 'delete' | 'read' | 'readVersions' | 'unlock' | 'update'
  >
>

const never: Access = () => false

/** A signed-in person gets a query, which answers 404 to reads and 403 to writes of what it does not hold; nobody gets 403. */
const constrained =
  (program: Program, rule: (call: Call, form: Form) => Where): Access =>
  async ({ id, req }) => {
    const call = { program, req }
    return personOf(call) ? rule(call, await formFor(call, id)) : false
  }

/** Staff are asked for without the table. */
const formFor = async (call: Call, id: unknown): Promise<Form> => {
  if (id !== undefined) return 'one'
  return !isStaff(call) && (await holdsMany(call)) ? 'many' : 'few'
}

/** Sets every access key of one of our collections: Payload opens a missing one to any signed-in user. */
export const accessFor = (program: Program, name: keyof typeof RULES): Keys => {
  const rule: Rule = RULES[name]
  return {
    create: ({ data, req }) => {
      const call = { program, req }
      return personOf(call) ? rule.create(call, data as Record<string, unknown> | undefined) : false
    },
    delete: never, // SPEC 1.4: a hook says what to do instead.
    read: rule.isOpen ? () => everything() : constrained(program, rule.read),
    readVersions: constrained(program, (call, form) => forVersions(rule.read(call, form))),
    unlock: never,
    update: constrained(program, rule.update),
  }
}

/**
 * The same for a governed collection of the host: its row of the matrix at the workspace it lies in.
 * A returned query would be dropped on create, so the target is looked up from `data` there.
 */
export const accessForContent = (program: Program, slug: string, content: ContentOptions): Keys => {
  const operations = operationsOf(content)
  const read = (call: Call, form: Form) => readWhere(call, operations, form)
  return {
    create: async ({ data, req }) => {
      const call = { program, req }
      if (!personOf(call)) return false
      if (namesNoTarget(content, data)) return holdsSomewhere(call, operations.create)
      return holds(
        call,
        operations.create,
        await findContentWorkspace(call, slug, data as Record<string, unknown>),
      )
    },
    delete: constrained(program, (call, form) =>
      isStaff(call) ? nothing() : { workspace: equals(reach(call, operations.delete, form)) },
    ),
    read: constrained(program, read),
    readVersions: constrained(program, (call, form) => forVersions(read(call, form))),
    unlock: never,
    update: constrained(program, (call, form) =>
      isStaff(call) ? nothing() : updateWhere(call, operations, form),
    ),
  }
}

/** So the admin UI asks whether to offer "Create" at all; a hook refuses to write such a thing. */
const namesNoTarget = ({ parent }: ContentOptions, data: unknown): boolean => {
  const target = (data as Record<string, unknown> | undefined)?.[parent ?? 'workspace']
  return target === undefined || target === null || target === ''
}

const equals = (token: unknown): Where[string] => ({ equals: token })

const readWhere = (
  call: Call,
  { drafts, read, staffRead }: ContentOperations,
  form: Form,
): Where => {
  if (isStaff(call)) return staffRead ? everything() : nothing()
  const readable: Where = { workspace: equals(reach(call, read, form)) }
  if (!drafts) return readable
  const seen: Where[] = [
    { status: { equals: 'published' } },
    { author: { equals: personOf(call)!.id } },
    { workspace: equals(reach(call, drafts.seenWith, form)) },
  ]
  return { and: [readable, { or: seen }] }
}

const updateWhere = (call: Call, { drafts, update }: ContentOperations, form: Form): Where => {
  const updatable: Where = { workspace: equals(reach(call, update, form)) }
  if (!drafts) return updatable
  const ownDraft: Where = {
    and: [
      { workspace: equals(reach(call, drafts.ownWith, form)) },
      { author: { equals: personOf(call)!.id } },
      { status: { equals: 'draft' } },
    ],
  }
  return { or: [updatable, ownDraft] }
}

/** Versions keep the document's fields below `version`, and its id in `parent`. */
const forVersions = (where: Where): Where =>
  Object.fromEntries(
    Object.entries(where).map(([key, value]) => {
      if (key === 'and' || key === 'or') return [key, (value as Where[]).map(forVersions)]
      if (key === 'id') return ['parent', value]
      return [`version.${key}`, value]
    }),
  )

/** Both must allow: a host's access can only narrow ours. */
export const both =
  (ours: Access, theirs: Access | undefined): Access =>
  async (args) => {
    const mine = await ours(args)
    if (!theirs || mine === false) return mine
    const host = await theirs(args)
    if (!host) return false // Payload takes what is not there for a no.
    if (mine === true || host === true) return mine === true ? host : mine
    return { and: [mine, host] }
  }
