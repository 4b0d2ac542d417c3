import type { Id } from '../documents.js'
import type { Call } from '../program.js'

import { query, sql, tableOf } from '../db/sql.js'

export type Covered = {
  acceptedAt: null | string
  isCurrent: boolean
  name: string
  organisation: Id
  version: null | number
}

/**
 * Who stands on which version of an agreement (SPEC 2.6): partners, and organisations that accepted it before they became
 * one, with the newest version that each accepted. One statement.
 */
export const coverageOf = async (
  call: Call,
  agreement: Id,
  current: number | undefined,
): Promise<Covered[]> => {
  const { program } = call
  const rows = await query<Omit<Covered, 'isCurrent'>>(
    call,
    sql`
    select o.id as organisation, o.name, accepted.version::int as version, accepted.accepted_at as "acceptedAt"
    from ${tableOf(program, 'organisations')} o
    left join lateral (
      select v.version, a.accepted_at
      from ${tableOf(program, 'agreementAcceptances')} a
      join ${tableOf(program, 'agreementVersions')} v on v.id = a.version_id
      where a.organisation_id = o.id and v.agreement_id = ${agreement}
      order by v.version desc, a.accepted_at desc limit 1) accepted on true
    where o.archived_at is null and (o.is_partner or accepted.version is not null)
    order by o.name, o.id`,
  )
  return rows.map(({ acceptedAt, version, ...row }) => ({
    ...row,
    acceptedAt: acceptedAt && new Date(acceptedAt).toISOString(),
    isCurrent: version !== null && version === current,
    version,
  }))
}
