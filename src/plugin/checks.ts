import type { Config, Payload } from 'payload'

import type { Call, Program } from '../program.js'

import { query, sql } from '../db/sql.js'
import { TRIGGERS } from '../db/migrations.js'

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
  for (const [slug, { parent }] of Object.entries(program.content)) {
    const collection = config.collections?.find((one) => one.slug === slug)
    if (!collection)
      throw new Error(`partnerProgram(): option content: there is no collection "${slug}".`)
    if (parent && !collection.fields.some((field) => 'name' in field && field.name === parent)) {
      throw new Error(
        `partnerProgram(): option content.${slug}: the collection has no field "${parent}".`,
      )
    }
  }
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
  const missing = [
    ...TRIGGERS(program),
    'partner_program_state',
    'partner_program_keys',
    'partner_program_schedules',
  ].filter((name) => !present.has(name))
  if (missing.length > 0) {
    throw new Error(
      `partnerProgram(): the database lacks ${missing[0]!}. Add a migration with \`export { up, down } from 'payload-partner-program/migrations'\` and run \`payload migrate\`.`,
    )
  }
}
