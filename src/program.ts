import type { Payload, PayloadRequest } from 'payload'

import type { Matrix } from '../access/matrix.js'
import type { CollectionName } from './documents.js'
import type { ContentOptions, ResolvedOptions } from './options.js'

import { WORKSPACE } from '../access/matrix.js'

/** The program's clock: the real one, unless a test clock was moved forward (SPEC 10.5). */
export type Clock = {
  now: () => Date
  offsetMs: number
}

/** Everything that one installation of the plugin decides, made once from its options. */
export type Program = Omit<ResolvedOptions, 'capabilities' | 'content' | 'overrides' | 'slugs'> & {
  clock: Clock
  content: Record<string, ContentOptions>
  matrix: Matrix
  slugs: Record<CollectionName, string>
}

/** Who asks, and of which program. Every action takes one, and works in the transaction of its request. */
export type Call = { program: Program; req: PayloadRequest }

const SLUGS: Record<Exclude<CollectionName, 'users'>, string> = {
  accessRequests: 'access-requests',
  agreementAcceptances: 'agreement-acceptances',
  agreementDocuments: 'agreement-documents',
  agreements: 'partner-agreements',
  agreementVersions: 'agreement-versions',
  auditEvents: 'audit-events',
  billingAccounts: 'billing-accounts',
  invitations: 'invitations',
  invoices: 'invoices',
  ledgerLines: 'ledger-lines',
  logos: 'logos',
  memberships: 'memberships',
  organisations: 'organisations',
  outgoingMails: 'outgoing-mails',
  referralEntries: 'referral-entries',
  referralTerms: 'referral-terms',
  settlements: 'settlements',
  workspaces: 'workspaces',
}

/** Makes the program. Throws where `slugs` or `overrides` name no collection of ours. */
export const makeProgram = ({
  capabilities,
  overrides,
  slugs,
  ...options
}: ResolvedOptions): Program => {
  for (const [option, names] of Object.entries({ overrides, slugs })) {
    const unknown = Object.keys(names).find((name) => !Object.hasOwn(SLUGS, name))
    if (unknown)
      throw new Error(
        `partnerProgram(): option ${option}: there is no collection called ${unknown}. Choose from ${Object.keys(SLUGS).join(', ')}.`,
      )
  }
  const clock: Clock = { now: () => new Date(Date.now() + clock.offsetMs), offsetMs: 0 }
  return {
    ...options,
    clock,
    content: options.content as Record<string, ContentOptions>,
    matrix: { ...WORKSPACE, ...(capabilities as unknown as Matrix) },
    slugs: { ...SLUGS, ...slugs, users: options.users },
  }
}

/** Our name for the collection of a slug; none for the host's own. */
export const collectionNameOf = ({ slugs }: Program, slug: string): CollectionName | undefined =>
  (Object.keys(slugs) as CollectionName[]).find((name) => slugs[name] === slug)

/** Whether the program's rules decide about a collection: ours, the users, and governed content. */
export const isGoverned = (program: Program, slug: string): boolean =>
  collectionNameOf(program, slug) !== undefined || Object.hasOwn(program.content, slug)

/** The program that `payload` runs. It is kept in `config.custom` behind a function, which no merge of configs copies. */
export const programOf = (payload: Pick<Payload, 'config'>): Program => {
  const find = payload.config.custom?.partnerProgram as (() => Program) | undefined
  if (!find)
    throw new Error('This Payload config does not use partnerProgram(): add it to `plugins`.')
  return find()
}

export const callOf = (req: PayloadRequest): Call => ({ program: programOf(req.payload), req })
