import type { SQL } from './sql.js'

import { check, index, uniqueIndex } from '@payloadcms/db-postgres/drizzle/pg-core'

import type { CollectionName } from '../documents.js'
import type { Program } from '../program.js'

import { sql, tableNameOf } from './sql.js'

type Column = {
  name: string
  notNull?: boolean
  reference?: { name: string; onDelete?: string }
  type: string
}
type RawTable = { columns: Record<string, Column>; name: string }
type BeforeSchemaInit = (args: {
  adapter: { rawTables: Record<string, RawTable> }
  schema: unknown
}) => unknown
type Columns = Record<string, never>
type AfterSchemaInit = (args: {
  extendTable: (args: {
    extraConfig: (columns: Columns) => Record<string, unknown>
    table: unknown
  }) => void
  schema: { tables: Record<string, unknown> }
}) => unknown

const INTEGERS: Partial<Record<CollectionName, string[]>> = {
  agreementVersions: ['version'],
  billingAccounts: ['discountBps'],
  invitations: ['maxUses', 'uses'],
  outgoingMails: ['attempts'],
  referralTerms: ['discountBps', 'kickbackBps'],
}

/** Money is whole cents; Payload's `numeric` holds more of them than an integer would. */
const CENTS: Partial<Record<CollectionName, string[]>> = {
  billingAccounts: ['balanceCents'],
  invoices: [
    'amountDueCents',
    'amountPaidCents',
    'amountReturnedCents',
    'balanceAppliedCents',
    'creditedCents',
    'taxCents',
    'totalCents',
    'totalExcludingTaxCents',
  ],
  ledgerLines: ['amountCents'],
  referralTerms: ['capCents'],
  settlements: ['totalCents'],
}

/** Fields that always have a value without asking clients for one. */
const NEVER_NULL: Partial<Record<CollectionName, string[]>> = {
  billingAccounts: ['status', 'tier'],
  accessRequests: ['status', 'user'],
  referralTerms: ['discountBps', 'kickbackBps'],
  invitations: ['channel', 'source', 'status'],
  memberships: ['source'],
  outgoingMails: ['status'],
  workspaces: ['usageContext', 'visibility'],
}

/**
 * Foreign keys hold what others rely on (Payload's default is SET NULL): ours and the governed content's restrict,
 * and content goes with the parent it lies in. Counts and money are integers.
 */
export const shapeTables =
  (program: Program): BeforeSchemaInit =>
  ({ adapter, schema }) => {
    const ours = new Set(
      Object.entries(program.slugs)
        .filter(([name]) => name !== 'users')
        .map(([, slug]) => tableNameOf(slug)),
    )
    for (const table of Object.values(adapter.rawTables)) {
      if (!ours.has(table.name)) continue
      for (const { reference } of Object.values(table.columns))
        if (reference) reference.onDelete = 'restrict'
    }
    for (const [slug, { parent }] of Object.entries(program.content)) {
      const columns = adapter.rawTables[tableNameOf(slug)]?.columns
      if (columns?.workspace?.reference) columns.workspace.reference.onDelete = 'restrict'
      if (parent && columns?.[parent]?.reference) columns[parent].reference.onDelete = 'cascade'
    }
    for (const [name, fields] of Object.entries(INTEGERS)) {
      const columns = adapter.rawTables[tableNameOf(program.slugs[name as CollectionName])]?.columns
      for (const field of fields)
        if (columns?.[field]) columns[field] = { ...columns[field], type: 'integer' }
    }
    for (const [name, fields] of Object.entries(NEVER_NULL)) {
      const columns = adapter.rawTables[tableNameOf(program.slugs[name as CollectionName])]?.columns
      for (const field of fields) if (columns?.[field]) columns[field].notNull = true
    }
    return schema
  }

/** Constraints and indexes that Payload's field options cannot say. Triggers stand in the migrations. */
export const addConstraints =
  (program: Program): AfterSchemaInit =>
  ({ extendTable, schema }) => {
    const extend = (
      name: CollectionName,
      extraConfig: (columns: Record<string, SQL>) => Record<string, unknown>,
    ) => {
      extendTable({
        extraConfig: extraConfig,
        table: schema.tables[tableNameOf(program.slugs[name])],
      })
    }
    // Drizzle's builders want typed columns; the adapter's tables are made at run time.
    const unique = (indexName: string, ...columns: SQL[]) =>
      uniqueIndex(indexName).on(...(columns as never as [never]))
    const plain = (indexName: string, ...columns: SQL[]) =>
      index(indexName).on(...(columns as never as [never]))

    for (const [name, fields] of Object.entries(CENTS))
      extend(name as CollectionName, (c) =>
        Object.fromEntries(
          fields.map((field) => [
            `whole_${field}`,
            check(
              `${tableNameOf(program.slugs[name as CollectionName])}_${field}_is_whole_cents`,
              sql`${c[field]} = trunc(${c[field]}) and abs(${c[field]}) <= 9007199254740991`,
            ),
          ]),
        ),
      )
    extend('memberships', (c) => ({
      m1: check(
        'membership_has_exactly_one_place',
        sql`num_nonnulls(${c.organisation}, ${c.workspace}) = 1`,
      ),
      m2: check(
        'membership_of_an_owner_is_not_time_boxed',
        sql`${c.role} <> 'owner' or ${c.expiresAt} is null`,
      ),
      m3: check(
        'membership_role_exists_in_organisations',
        sql`${c.organisation} is null or ${c.role} in ('owner', 'admin', 'billing', 'member')`,
      ),
      m4: unique('membership_live_organisation', c.user!, c.organisation!).where(
        sql`${c.endedAt} is null and ${c.organisation} is not null`,
      ),
      m5: unique('membership_live_workspace', c.user!, c.workspace!).where(
        sql`${c.endedAt} is null and ${c.workspace} is not null`,
      ),
      m6: plain('membership_of_user', c.user!, c.workspace!, c.organisation!),
      // What the access of lists reads, in the order in which it is looked up: an index alone answers.
      m7: plain('membership_live_of_user', c.user!, c.workspace!, c.role!, c.expiresAt!).where(
        sql`${c.endedAt} is null`,
      ),
    }))
    extend('invitations', (c) => ({
      i1: check(
        'invitation_has_at_most_one_place',
        sql`num_nonnulls(${c.organisation}, ${c.workspace}) <= 1`,
      ),
      i2: unique(
        'invitation_pending',
        sql`lower(${c.email})`,
        sql`coalesce(${c.organisation}, ${c.workspace}, '00000000-0000-0000-0000-000000000000')`,
      ).where(sql`${c.status} = 'pending' and ${c.channel} = 'email'`),
      i3: unique('invitation_token', c.tokenHash!),
      i4: plain('invitation_address', sql`lower(${c.email})`),
    }))
    extend('accessRequests', (c) => ({
      r1: unique('access_request_pending', c.workspace!, c.user!).where(
        sql`${c.status} = 'pending'`,
      ),
    }))
    extend('workspaces', (c) => ({
      w1: check(
        'workspace_external_names_a_data_owner',
        sql`${c.usageContext} = 'internal' or (${c.dataOwner_email} is not null and ${c.dataOwner_organisationName} is not null)`,
      ),
      w2: check(
        'workspace_internal_has_no_data_owner',
        sql`${c.usageContext} = 'external' or ${c.dataOwner_email} is null`,
      ),
      w3: plain('workspace_data_owner_address', sql`lower(${c.dataOwner_email})`),
      w4: plain('workspace_of_organisation', c.organisation!, c.id!, c.visibility!),
    }))
    extend('agreements', (c) => ({
      a1: unique('agreement_live', c.appliesTo!).where(sql`${c._status} = 'published'`),
    }))
    extend('agreementVersions', (c) => ({
      v1: unique('agreement_version_number', c.agreement!, c.version!),
    }))
    extend('agreementAcceptances', (c) => ({
      p1: unique('acceptance_of_organisation', c.version!, c.organisation!).where(
        sql`${c.workspace} is null`,
      ),
    }))
    extend('billingAccounts', (c) => ({
      b1: check(
        'billing_account_scope_names_its_workspace',
        sql`(${c.scope} = 'workspace') = (${c.workspace} is not null)`,
      ),
      b2: unique('billing_account_pooled', c.organisation!).where(sql`${c.scope} = 'organisation'`),
      b3: unique('billing_account_of_workspace', c.workspace!).where(sql`${c.scope} = 'workspace'`),
    }))
    extend('invoices', (c) => ({
      v1: unique('invoice_number', c.number!),
      v2: check(
        'invoice_gives_back_no_more_than_was_paid',
        sql`${c.amountReturnedCents} between 0 and ${c.amountPaidCents}`,
      ),
      v3: plain('invoice_paid_of_account', c.billingAccount!, c.paidAt!),
    }))
    extend('referralTerms', (c) => ({
      t1: unique('referral_terms_from', c.entry!, c.effectiveFrom!),
      t2: check(
        'referral_terms_within_bounds',
        sql`${c.kickbackBps} between 0 and 10000 and ${c.discountBps} between 0 and 10000 and coalesce(${c.capCents}, 0) >= 0`,
      ),
    }))
    extend('ledgerLines', (c) => ({
      l1: unique('ledger_line_cause', c.entry!, c.invoice!, c.cause!),
    }))
    extend('outgoingMails', (c) => ({
      o1: unique('outgoing_mail_cause', c.cause!),
      o2: plain('outgoing_mail_due', c.status!, c.nextTryAt!),
    }))
    return schema
  }
