import type { Config, Plugin } from 'payload'

import type { PartnerProgramOptions } from './options.js'

import { COMMANDS, REST_COMMANDS } from './commands/index.js'
import { endpointOf, graphqlFieldsOf } from './commands/surfaces.js'
import { wrapAdapter } from './db/adapter.js'
import { wrapMailer } from './gateways/mailer.js'
import { loadClock } from './jobs/clock.js'
import { resolveOptions } from './options.js'
import { checkHost, checkMigrations } from './plugin/checks.js'
import { makeCollections } from './plugin/collections.js'
import { governContent } from './plugin/content.js'
import { guardDocAccess } from './plugin/docAccess.js'
import { nameErrors } from './plugin/errors.js'
import { GraphQLLimits } from './plugin/graphqlLimits.js'
import { besideProgram } from './plugin/others.js'
import { outbox } from './plugin/outbox.js'
import { guardPayloadCollections } from './plugin/payloadCollections.js'
import { byTask, screensOf, withPages } from './plugin/screens.js'
import { governUsers } from './plugin/users.js'
import { showSentFacts } from './plugin/uploads.js'
import { makeProgram } from './program.js'

export { can } from '../access/can.js'
export type { Brand } from './brand/brandOf.js'
export { brandOf } from './brand/brandOf.js'
export * from './commands/index.js'
export type { AuditAnchor, AuditProblem, AuditReport } from './audit/verify.js'
export { verifyAudit } from './audit/verify.js'
export { startRunner } from './jobs/runner.js'
export { inviteFirstStaff } from './people/inviteFirstStaff.js'
export type { PartnerProgramOptions } from './options.js'
export { Refusal } from './refusals.js'

/**
 * A partner program for a Payload platform: partners, external-client workspaces, data owners, invitations, agreements.
 * Needs Postgres with uuid ids and a users collection with `auth.verify`; refuses to start otherwise, saying what to do.
 * The host's config is not changed: a new one is returned.
 */
export const partnerProgram =
  (options: PartnerProgramOptions = {}): Plugin =>
  (config: Config): Config => {
    const { overrides, ...rest } = resolveOptions(options)
    const program = makeProgram({ ...rest, overrides })
    checkHost(config, program)
    const limits = new GraphQLLimits()
    const hosts = (config.collections ?? []).map((collection) => {
      if (collection.slug === program.users)
        return withPages(governUsers(program, collection), 'users')
      const content = program.content[collection.slug]
      return content
        ? withPages(governContent(program, collection, content))
        : besideProgram(program, collection)
    })
    return {
      ...config,
      ...screensOf(config),
      collections: byTask([...hosts, ...makeCollections(program, overrides)]),
      custom: { ...config.custom, partnerProgram: () => program },
      db: wrapAdapter(config.db, program),
      email: wrapMailer(config.email, outbox),
      endpoints: [
        ...(config.endpoints ?? []),
        ...REST_COMMANDS.filter(({ on }) => on === undefined).map(endpointOf),
      ],
      graphQL: {
        ...config.graphQL,
        mutations: both(config.graphQL?.mutations, graphqlFieldsOf(program, COMMANDS, 'mutation')),
        queries: (graphQL, context) => {
          guardDocAccess(program, context)
          showSentFacts(context)
          limits.learn(graphQL, context)
          const ours = graphqlFieldsOf(program, COMMANDS, 'query')
          return both(config.graphQL?.queries, ours)(graphQL, context)
        },
        validationRules: (args) => [
          ...limits.rules(args),
          ...(config.graphQL?.validationRules?.(args) ?? []),
        ],
      },
      hooks: { ...config.hooks, afterError: [nameErrors, ...(config.hooks?.afterError ?? [])] },
      // Expected refusals are no errors; the option's type lists core names only.
      loggingLevels: { ...config.loggingLevels, Refusal: 'info' } as NonNullable<
        Config['loggingLevels']
      >,
      maxDepth: Math.min(config.maxDepth ?? 3, 3),
      onInit: async (payload) => {
        await checkMigrations(payload, program)
        guardPayloadCollections(payload, program)
        await loadClock(payload, program)
        await config.onInit?.(payload)
      },
    }
  }

type Extension = NonNullable<NonNullable<Config['graphQL']>['queries']>

const both =
  (host: Extension | undefined, ours: Extension): Extension =>
  (graphQL, context) => ({ ...host?.(graphQL, context), ...ours(graphQL, context) })
