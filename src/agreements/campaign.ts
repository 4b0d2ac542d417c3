import type { Agreement, AgreementVersion, AppliesTo, Id } from '../documents.js'
import type { SQL } from '../db/sql.js'
import type { Call } from '../program.js'

import { personOf } from '../../access/person.js'
import { record } from '../audit/record.js'
import { lockRow } from '../db/lock.js'
import { query, sql, tableOf } from '../db/sql.js'
import { Refusal } from '../refusals.js'
import { findCurrentVersion, findCurrentVersionOf } from './current.js'
import { tellCampaign } from './tellCampaign.js'

/** Partners are asked to accept a version by a time (SPEC 2.6). It lasts while its version is the current one. */
export type Campaign = { acceptBy: string; startedAt: string; version: AgreementVersion }

/** Whether a partner has done what a campaign asks. */
export type Asked = { isDone: boolean; name: string; organisation: Id }

/** The campaign that runs for an agreement now: a newer publication ends it, as it ends the version. */
export const findCampaign = async (
  call: Call,
  appliesTo: AppliesTo,
): Promise<Campaign | undefined> => {
  const version = await findCurrentVersion(call, appliesTo)
  return version && findCampaignOf(call, version)
}

export const findCampaignOf = async (
  call: Call,
  version: AgreementVersion,
): Promise<Campaign | undefined> => {
  const [row] = await query<Record<'accept_by' | 'started_at', Date | string>>(
    call,
    sql`select accept_by, started_at from partner_program_campaigns where version = ${version.id}`,
  )
  return (
    row && {
      acceptBy: new Date(row.accept_by).toISOString(),
      startedAt: new Date(row.started_at).toISOString(),
      version,
    }
  )
}

/**
 * Asks the partners that do not stand on an agreement's current version to accept it; asking again moves the date.
 *
 * Refuses with: agreement_not_published.
 */
export const startCampaign = async (
  call: Call,
  agreement: Agreement,
  acceptBy: string,
): Promise<Campaign> => {
  await lockRow(call, 'agreements', agreement.id)
  const version = await findCurrentVersionOf(call, agreement)
  if (!version) throw new Refusal('agreement_not_published')
  const before = await findCampaignOf(call, version)
  if (before?.acceptBy === acceptBy) return before

  const startedAt = call.program.clock.now().toISOString()
  await query(
    call,
    sql`insert into partner_program_campaigns (version, accept_by, started_at, started_by)
    values (${version.id}, ${acceptBy}::timestamptz, ${startedAt}::timestamptz, ${personOf(call)?.id ?? null})
    on conflict (version) do update set accept_by = excluded.accept_by, started_at = excluded.started_at, started_by = excluded.started_by`,
  )
  await record(call, {
    action: 'agreement.campaign_started',
    after: { acceptBy, version: version.version },
    ...(before && { before: { acceptBy: before.acceptBy } }),
    subject: { collection: 'agreementVersions', id: version.id },
  })
  const campaign = { acceptBy, startedAt, version }
  await tellCampaign(call, campaign, await askedBy(call, version))
  return campaign
}

type Scope = {
  /** Only this one. */
  organisation?: Id
  /** As if it were not there. */
  without?: Id
}

/**
 * The partners that a version is about, and whether each stands on it: by an acceptance of its own, or where each of its
 * live external-client workspaces does.
 */
export const askedBy = (
  call: Call,
  version: AgreementVersion,
  { organisation, without }: Scope = {},
): Promise<Asked[]> => {
  const { program } = call
  const live = liveClients(call, without)
  const [isAbout, isDone]: [SQL, SQL] =
    version.appliesTo === 'organisation'
      ? [
          sql`true`,
          sql`exists (select 1 from ${tableOf(program, 'agreementAcceptances')} a
            where a.organisation_id = o.id and a.version_id = ${version.id} and a.workspace_id is null)`,
        ]
      : [sql`exists (${live})`, sql`not exists (${live} and ${isPending(call, version)})`]
  return query<Asked>(
    call,
    sql`select o.id as organisation, o.name, ${isDone} as "isDone" from ${tableOf(program, 'organisations')} o
    where o.is_partner and o.archived_at is null and ${isAbout} ${organisation ? sql`and o.id = ${organisation}` : sql``}
    order by o.name, o.id`,
  )
}

/** The live external-client workspaces of the organisation `o`, as `w`. */
const liveClients = ({ program }: Call, without?: Id): SQL =>
  sql`select w.id from ${tableOf(program, 'workspaces')} w
    where w.organisation_id = o.id and w.usage_context = 'external' and w.archived_at is null
      ${without ? sql`and w.id <> ${without}` : sql``}`

/** Whether the workspace `w` does not stand on a version. */
const isPending = ({ program }: Call, version: AgreementVersion): SQL =>
  sql`not exists (select 1 from ${tableOf(program, 'agreementAcceptances')} a
    where a.workspace_id = w.id and a.version_id = ${version.id})`

/** The client workspaces of an organisation that a campaign still waits for. */
export const pendingWorkspaces = async (
  call: Call,
  version: AgreementVersion,
  organisation: Id,
): Promise<Id[]> => {
  const rows = await query<{ id: Id }>(
    call,
    sql`select w.id from ${tableOf(call.program, 'organisations')} o, lateral (${liveClients(call)} and ${isPending(call, version)}) w
    where o.id = ${organisation}`,
  )
  return rows.map(({ id }) => id)
}

export const APPLIES_TO = ['organisation', 'workspace'] as const satisfies AppliesTo[]

export const isOver = ({ program }: Call, { acceptBy }: Pick<Campaign, 'acceptBy'>): boolean =>
  new Date(acceptBy) <= program.clock.now()

type Opening = { organisation: Id; workspace: Id }

/**
 * After a campaign's date a partner opens no external-client workspace until it has accepted (SPEC 2.6); the one being
 * opened, or turned external, counts for nothing yet. The caller holds the organisation's lock, as does whoever accepts.
 *
 * Refuses with: agreement_missing.
 */
export const judgeCampaigns = async (
  call: Call,
  { organisation, workspace: without }: Opening,
): Promise<void> => {
  if (!(await isAnyOver(call))) return
  for (const appliesTo of APPLIES_TO) {
    const campaign = await findCampaign(call, appliesTo)
    if (!campaign || !isOver(call, campaign)) continue
    const [asked] = await askedBy(call, campaign.version, { organisation, without })
    if (!asked || asked.isDone) continue
    throw new Refusal('agreement_missing', appliesTo === 'workspace' ? { message: IN_EACH } : {})
  }
}

/** Whether there is anything to judge at all: mostly there is not. */
const isAnyOver = async (call: Call): Promise<boolean> => {
  const [row] = await query<{ some: boolean }>(
    call,
    sql`select exists (select 1 from partner_program_campaigns
    where accept_by <= ${call.program.clock.now().toISOString()}::timestamptz) as some`,
  )
  return row?.some ?? false
}

const IN_EACH =
  'Some client workspaces of the organisation do not stand on the current agreement. Accept it in each of them first.'
