import type { Config, Field, Payload } from 'payload'

import type { ContentOptions } from '../options.js'
import type { Call, Program } from '../program.js'

import { operationsOf } from '../../access/operations.js'
import { query, sql } from '../db/sql.js'
import { TABLES, TRIGGERS } from '../db/migrations.js'

/** Refuses a host's mistakes at start, each with its remedy. */
export const checkHost = (config: Config, program: Program): void => {
  const users = config.collections?.find(({ slug }) => slug === program.users)
  if (!users?.auth)
    throw new Error(
      `partnerProgram(): there is no auth collection "${program.users}". Add one, or name yours: partnerProgram({ users: '…' }).`,
    )
  if (users.auth === true || !users.auth.verify) {
    throw new Error(
      `partnerProgram(): set \`auth: { verify: true }\` on the collection "${program.users}": only proven addresses may be invited or own data.`,
    )
  }
  const db = config.db as unknown as { defaultIDType?: string; name?: string } | undefined
  if (db?.name !== 'postgres')
    throw new Error(
      'partnerProgram(): use @payloadcms/db-postgres: `db: postgresAdapter({ … })`. Other databases lack the locks and constraints it counts on.',
    )
  if (db.defaultIDType !== 'text')
    throw new Error("partnerProgram(): set `idType: 'uuidv7'` on postgresAdapter: ids are UUIDs.")
  const taken = Object.entries(program.slugs).find(
    ([name, slug]) => name !== 'users' && config.collections?.some((one) => one.slug === slug),
  )
  if (taken)
    throw new Error(
      `partnerProgram(): the slug "${taken[1]}" is taken by a collection of yours. Choose another: partnerProgram({ slugs: { ${taken[0]}: '…' } }).`,
    )
  if (!program.serverUrl && !config.serverURL)
    throw new Error(
      "partnerProgram(): mails need to know where their links lead. Set `serverURL` in the config, or partnerProgram({ serverUrl: 'https://…' }).",
    )
  for (const slug of [program.users, ...Object.keys(program.content)]) {
    if (config.collections?.find((one) => one.slug === slug)?.dbName)
      throw new Error(
        `partnerProgram(): leave \`dbName\` off the collection "${slug}": its table goes by its slug.`,
      )
  }
  for (const [slug, content] of Object.entries(program.content))
    checkContent(config, program, slug, content)
}

const checkContent = (
  config: Config,
  program: Program,
  slug: string,
  content: ContentOptions,
): void => {
  const refuse = (what: string): never => {
    throw new Error(`partnerProgram(): option content.${slug}: ${what}`)
  }
  const collection = config.collections?.find((one) => one.slug === slug)
  if (!collection)
    return refuse(
      `there is no collection "${slug}". Correct the slug, or put the plugin that adds it before this one.`,
    )
  if (slug === program.users) refuse('users are people, not content.')

  const { drafts, ...operations } = operationsOf(content)
  const needed = [operations.create, operations.delete, operations.read, operations.update]
  const unknown = needed.find((capability) => !Object.hasOwn(program.matrix, capability))
  if (unknown)
    refuse(
      `there is no capability "${unknown}". Add its row: partnerProgram({ capabilities: { '${unknown}': […] } }).`,
    )

  const fieldCalled = (name: string): Field | undefined =>
    collection.fields.find((field) => 'name' in field && field.name === name)
  const absent = [
    ...(content.parent ? [content.parent] : []),
    ...(drafts ? ['status', 'author'] : []),
  ].find((name) => !fieldCalled(name))
  if (absent) refuse(`the collection has no field "${absent}".`)
  if (!content.parent) return
  const parent = fieldCalled(content.parent)
  if (
    parent?.type !== 'relationship' ||
    typeof parent.relationTo !== 'string' ||
    !program.content[parent.relationTo]
  )
    refuse(
      `the field "${content.parent}" must be a relationship to one collection that is content too.`,
    )
}

/** Refuses to start without what only our migration makes: triggers, and the tables of the runner. */
export const checkMigrations = async (payload: Payload, program: Program): Promise<void> => {
  const call: Pick<Call, 'req'> = { req: { payload } as never }
  const rows = await query<{ name: string }>(
    call,
    sql`
    select tgname as name from pg_trigger where not tgisinternal union all select relname from pg_class where relname like 'partner_program_%'`,
  )
  const present = new Set(rows.map(({ name }) => name))
  const missing = [...TABLES, ...TRIGGERS(program)].filter((name) => !present.has(name))
  if (missing.length > 0) {
    throw new Error(
      `partnerProgram(): the database lacks ${missing[0]!}. Add a migration with \`export { up, down } from 'payload-partner-program/migrations'\` and run \`payload migrate\`.`,
    )
  }
}
