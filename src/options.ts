import type { CollectionConfig } from 'payload'

import { z } from 'zod'

import type { WorkspaceRow } from '../access/matrix.js'
import type { CollectionName } from './documents.js'

import { WORKSPACE } from '../access/matrix.js'
import { WORKSPACE_ROLES } from './documents.js'

/** A host collection put under the role table. */
export type ContentOptions = {
  /** The family of capabilities it needs: `project`, `conversation`, `report`, or the prefix of rows of your own. */
  capability: string
  /** The field that leads to a governed parent (its workspace is then taken from there). @default none: it gets a `workspace` field */
  parent?: string
}

/** A price tier. Its place in the list is its height. */
export type Tier = {
  name: string
  /** EUR cents per seat and month at yearly billing. */
  seatCents: number
}

/** The platform's own company, as invoices name it. */
export type Seller = {
  address: string
  email?: string
  iban?: string
  legalName: string
  vatId?: string
}

export type PartnerProgramOptions = {
  /**
   * Who makes accounts: `plugin` refuses generated creation of users, so that people come by invitation only (SPEC 1.6);
   * `host` leaves it to the host's own access. @default 'plugin'
   */
  accounts?: 'host' | 'plugin'
  /** Rows of your own for the role table, one grant per role in the order owner, admin, member, billing, external, observer. @default {} */
  capabilities?: Record<string, WorkspaceRow>
  /** Host collections put under the role table, by slug. @default {} */
  content?: Record<string, ContentOptions>
  /** Keeps the schema, so that migrations stay stable, and closes every write and command. @default false */
  disabled?: boolean
  /** Days that an invoice's kickback is held after it was paid, before it can be settled (SPEC 7.7). @default 30 */
  holdDays?: number
  /** The first user of an empty platform becomes staff with all permissions. @default true */
  firstUserIsStaff?: boolean
  limits?: {
    /** Attempts an hour at signing in, signing up and links, per address or token; ten times that per IP. @default 60 */
    attemptsPerHour?: number
    /** Invitations an hour per inviter. @default 20 */
    invitationsPerHour?: number
  }
  mail?: {
    /** Whether staff see the links in kept and waiting mails. Who reads a link can be that person. @default false */
    showLinks?: boolean
  }
  /** Adds to a collection of ours: fields, labels, hooks, stricter access. It may add, never loosen. @default {} */
  overrides?: Partial<
    Record<
      Exclude<CollectionName, 'users'>,
      (args: { defaultCollection: CollectionConfig }) => CollectionConfig
    >
  >
  /** Whether partners read the totals, lines and statements of their deals, beside terms and settlements (SPEC 7.2). @default true */
  partnersSeeTotals?: boolean
  /**
   * Has frequent statements prepared by name, which makes answers up to twice as fast. Not behind a pooler that changes
   * connections between transactions, unless it carries prepared statements over (PgBouncer from 1.21 does). @default false
   */
  prepare?: boolean
  /** Who issues invoices: it is frozen on each of them (SPEC 8.3). @default none: no invoice can be issued */
  seller?: Seller
  /** Where links in mails lead, such as https://platform.example. @default the config's serverURL */
  serverUrl?: string
  /** Whether anybody may ask for an account (SPEC 1.6). @default true */
  signUp?: boolean
  /** Other slugs for our collections, by our name for them. @default organisations, workspaces, memberships, … */
  slugs?: Partial<Record<Exclude<CollectionName, 'users'>, string>>
  /** Lets staff move the program's clock forward. Never on a real platform. @default false */
  testClock?: boolean
  /** Price tiers, lowest first. @default free, innovator, changemaker, guardian */
  tiers?: Tier[]
  /** A folder for the files of logos and signed agreements. @default Payload's own: one each in the working directory */
  uploadDir?: string
  /** The slug of your auth collection. @default 'users' */
  users?: string
}

const grant = z.enum(['-', 'all', 'own'])
const slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be a slug: lower-case letters, digits and hyphens')
const hostSlug = z.string().min(1, 'must be the slug of a collection of yours')

const schema = z.strictObject({
  accounts: z.enum(['host', 'plugin']).default('plugin'),
  capabilities: z
    .record(
      z.string().regex(/^[a-z]+:[a-z]+$/, 'must read like survey:read'),
      z
        .array(grant)
        .length(
          WORKSPACE_ROLES.length,
          `must have a grant for each role: ${WORKSPACE_ROLES.join(', ')}`,
        ),
    )
    .default({})
    .refine(
      (rows) => Object.keys(rows).every((name) => !Object.hasOwn(WORKSPACE, name)),
      'may add rows, never change one of ours',
    ),
  content: z
    .record(hostSlug, z.strictObject({ capability: z.string(), parent: z.string().optional() }))
    .default({}),
  disabled: z.boolean().default(false),
  firstUserIsStaff: z.boolean().default(true),
  holdDays: z.int().nonnegative().default(30),
  limits: z
    .strictObject({
      attemptsPerHour: z.int().positive().default(60),
      invitationsPerHour: z.int().positive().default(20),
    })
    .prefault({}),
  mail: z.strictObject({ showLinks: z.boolean().default(false) }).prefault({}),
  overrides: z
    .record(
      z.string(),
      z.custom<(args: { defaultCollection: CollectionConfig }) => CollectionConfig>(
        (value) => typeof value === 'function',
        'must be ({ defaultCollection }) => ({ ...defaultCollection, … })',
      ),
    )
    .default({}),
  partnersSeeTotals: z.boolean().default(true),
  prepare: z.boolean().default(false),
  seller: z
    .strictObject({
      address: z.string().min(1),
      email: z.email().optional(),
      iban: z.string().optional(),
      legalName: z.string().min(1),
      vatId: z.string().optional(),
    })
    .optional(),
  serverUrl: z.url().optional(),
  signUp: z.boolean().default(true),
  slugs: z.record(z.string(), slug).default({}),
  testClock: z.boolean().default(false),
  tiers: z
    .array(z.strictObject({ name: slug, seatCents: z.int().nonnegative() }))
    .min(1)
    .default([
      { name: 'free', seatCents: 0 },
      { name: 'innovator', seatCents: 2_000 },
      { name: 'changemaker', seatCents: 7_500 },
      { name: 'guardian', seatCents: 15_000 },
    ]),
  uploadDir: z.string().min(1).optional(),
  users: hostSlug.default('users'),
})

export type ResolvedOptions = z.output<typeof schema>

/** Fills in the defaults. Throws a sentence that names the option at fault. */
export const resolveOptions = (options: PartnerProgramOptions): ResolvedOptions => {
  const { data, error } = schema.safeParse(options)
  if (data) return data
  const { message, path } = sentenceOf(error.issues[0]!)
  throw new Error(`partnerProgram(): option ${path.join('.') || '(whole)'}: ${message}.`)
}

type Issue = z.core.$ZodIssue

const sentenceOf = (issue: Issue): Pick<Issue, 'message' | 'path'> => {
  if (issue.code === 'unrecognized_keys')
    return { message: 'there is no such option', path: [...issue.path, issue.keys[0]!] }
  if (issue.code === 'invalid_key')
    return { message: issue.issues[0]?.message ?? issue.message, path: issue.path }
  return issue
}
