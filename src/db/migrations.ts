import type { Payload } from 'payload'

import type { CollectionName } from '../documents.js'
import type { Program } from '../program.js'

import { programOf } from '../program.js'
import { sql, tableNameOf } from './sql.js'

type Args = {
  db: { execute: (statement: ReturnType<typeof sql>) => Promise<unknown> }
  payload: Payload
}

const FROZEN: CollectionName[] = [
  'agreementAcceptances',
  'agreementVersions',
  'auditEvents',
  'ledgerLines',
  'referralTerms',
]

/** Tables that are only ever added to, subtables included. */
const frozenTables = (program: Program): string[] => [
  ...FROZEN.map((name) => tableNameOf(program.slugs[name])),
  'partner_program_audit_seals',
  'partner_program_invoice_facts',
  `${tableNameOf(program.slugs.agreementVersions)}_locale_texts`,
]

/** Tables of ours that are no collection. */
export const TABLES = [
  'partner_program_attempts',
  'partner_program_audit_seals',
  'partner_program_campaigns',
  'partner_program_invoice_facts',
  'partner_program_invoice_numbers',
  'partner_program_keys',
  'partner_program_ledger_balances',
  'partner_program_ledger_positions',
  'partner_program_schedules',
  'partner_program_settled_lines',
  'partner_program_state',
  'partner_program_tokens',
]

/** The names of the triggers that the program counts on; a start without them is refused. */
export const TRIGGERS = (program: Program): string[] => [
  ...frozenTables(program).flatMap((table) => [`${table}_frozen`, `${table}_not_truncated`]),
  `${tableNameOf(program.slugs.agreementVersions)}_locale_texts_complete`,
  `${tableNameOf(program.slugs.ledgerLines)}_capped`,
]

/**
 * What a host's own `migrate:create` does not emit: append-only triggers, and the program's small tables. Idempotent:
 * a host adds it as a migration after the one that makes our collections, and again after an upgrade.
 */
export const up = async ({ db, payload }: Args): Promise<void> => {
  const program = programOf(payload)
  const isThere = isThereIn(db)
  await db.execute(
    sql.raw(`
    create table if not exists partner_program_state (name text primary key, value bigint not null);
    create table if not exists partner_program_keys (
      caller text not null, key text not null, request_hash text not null, status integer, response jsonb,
      created_at timestamptz not null, primary key (caller, key));
    create table if not exists partner_program_schedules (name text primary key, next_run timestamptz not null);

    create table if not exists partner_program_tokens (
      hash text primary key, kind text not null, subject uuid not null, address text not null, expires_at timestamptz not null);
    create table if not exists partner_program_attempts (
      key text primary key, since timestamptz not null, count integer not null);
    create table if not exists partner_program_campaigns (
      version uuid primary key, accept_by timestamptz not null, started_at timestamptz not null, started_by uuid);
    create table if not exists partner_program_audit_seals (
      seq bigint primary key, event uuid not null unique, previous text not null, hash text not null, sealed_at timestamptz not null);

    create table if not exists partner_program_invoice_numbers (year integer primary key, last bigint not null);
    create table if not exists partner_program_invoice_facts (
      id uuid primary key, seq bigint generated always as identity, invoice uuid not null,
      kind text not null check (kind in ('balance', 'credit', 'dispute', 'dispute-won', 'payment', 'refund', 'refund-failed', 'void')),
      amount_cents bigint not null check (amount_cents between 0 and 9007199254740991), at timestamptz not null,
      of_fact uuid unique references partner_program_invoice_facts (id), use text check (use in ('balance', 'due', 'paid-out')),
      reference text, reason text, external_id text unique, recorded_at timestamptz not null, recorded_by uuid);
    create index if not exists partner_program_invoice_facts_of_invoice on partner_program_invoice_facts (invoice, seq);

    create table if not exists partner_program_ledger_balances (
      entry uuid primary key, accrued_cents numeric not null, highest_cap_cents numeric not null);
    create table if not exists partner_program_ledger_positions (
      invoice uuid primary key, entry uuid not null, paid_at timestamptz not null, terms uuid not null, rate_bps integer not null,
      cap_cents numeric, cash_cents numeric not null, base_cents numeric not null, entitled_cents numeric not null,
      allocated_cents numeric not null, has_lines boolean not null);
    create index if not exists partner_program_ledger_positions_in_order on partner_program_ledger_positions (entry, paid_at, invoice);
    create table if not exists partner_program_settled_lines (
      settlement uuid not null, line uuid not null, is_freed boolean not null default false, primary key (settlement, line));
    create unique index if not exists partner_program_settled_once on partner_program_settled_lines (line) where not is_freed;

    create or replace function partner_program_frozen() returns trigger language plpgsql as $$
    begin
      raise exception 'frozen: % is append-only', tg_table_name;
    end $$;

    -- Keeps each deal's sum, and holds it below the highest cap in force when any of its invoices was paid.
    create or replace function partner_program_ledger_capped() returns trigger language plpgsql as $$
    declare of_entry record; highest numeric; sum_now numeric; highest_now numeric;
    begin
      for of_entry in select entry_id, sum(amount_cents) as change, array_agg(distinct paid_at) as moments from added group by entry_id loop
        execute format(
          'select max(coalesce((select coalesce(t.cap_cents, ''infinity'') from %I t where t.entry_id = $1 and t.effective_from <= m
             order by t.effective_from desc limit 1), ''infinity'')) from unnest($2) m', tg_argv[0])
          into highest using of_entry.entry_id, of_entry.moments;
        insert into partner_program_ledger_balances as b (entry, accrued_cents, highest_cap_cents)
          values (of_entry.entry_id, of_entry.change, highest)
          on conflict (entry) do update set accrued_cents = b.accrued_cents + excluded.accrued_cents,
            highest_cap_cents = greatest(b.highest_cap_cents, excluded.highest_cap_cents)
          returning accrued_cents, highest_cap_cents into sum_now, highest_now;
        if sum_now > highest_now then
          raise exception 'ledger: the lines of a deal come to more than its cap';
        end if;
      end loop;
      return null;
    end $$;

    create or replace function partner_program_texts_complete() returns trigger language plpgsql as $$
    declare born xid;
    begin
      execute format('select xmin from %I where id = $1', tg_argv[0]) into born using new._parent_id;
      if born is null or born::text <> (pg_current_xact_id()::text::numeric % 4294967296)::text then
        raise exception 'frozen: a published version takes no further text';
      end if;
      return new;
    end $$;`),
  )
  for (const table of frozenTables(program)) {
    if (!(await isThere(table))) continue
    await db.execute(
      sql.raw(`
      create or replace trigger "${table}_frozen" before update or delete on "${table}" for each row execute function partner_program_frozen();
      create or replace trigger "${table}_not_truncated" before truncate on "${table}" for each statement execute function partner_program_frozen();`),
    )
  }
  const versions = tableNameOf(program.slugs.agreementVersions)
  await db.execute(
    sql.raw(`create or replace trigger "${versions}_locale_texts_complete" before insert on "${versions}_locale_texts"
    for each row execute function partner_program_texts_complete('${versions}');`),
  )
  const lines = tableNameOf(program.slugs.ledgerLines)
  if (await isThere(lines)) await db.execute(sql.raw(ledgerRules(program)))
}

/** Collections that a host migrates later get their rules when this runs again. */
const isThereIn =
  (db: Args['db']) =>
  async (table: string): Promise<boolean> => {
    const { rows } = (await db.execute(sql`select to_regclass(${table}) as name`)) as {
      rows: { name: null | string }[]
    }
    return rows[0]?.name != null
  }

const ledgerRules = ({ slugs }: Program): string => {
  const [entries, lines, terms] = [
    slugs.referralEntries,
    slugs.ledgerLines,
    slugs.referralTerms,
  ].map(tableNameOf)
  return `
    create extension if not exists btree_gist;
    alter table "${entries}" drop constraint if exists referral_entry_overlap;
    alter table "${entries}" add constraint referral_entry_overlap exclude using gist (
      billing_account_id with =,
      (case when least(expires_at, closed_at) is null then tstzrange(starts_at, null)
        else tstzrange(starts_at, greatest(starts_at, least(expires_at, closed_at))) end) with &&);
    create or replace trigger "${lines}_capped" after insert on "${lines}" referencing new table as added
      for each statement execute function partner_program_ledger_capped('${terms}');`
}

export const down = async ({ db, payload }: Args): Promise<void> => {
  const program = programOf(payload)
  const versions = tableNameOf(program.slugs.agreementVersions)
  for (const table of frozenTables(program)) {
    await db.execute(
      sql.raw(
        `drop trigger if exists "${table}_frozen" on "${table}"; drop trigger if exists "${table}_not_truncated" on "${table}";`,
      ),
    )
  }
  await db.execute(
    sql.raw(`
    drop trigger if exists "${versions}_locale_texts_complete" on "${versions}_locale_texts";
    drop trigger if exists "${tableNameOf(program.slugs.ledgerLines)}_capped" on "${tableNameOf(program.slugs.ledgerLines)}";
    alter table "${tableNameOf(program.slugs.referralEntries)}" drop constraint if exists referral_entry_overlap;
    drop function if exists partner_program_ledger_capped;
    drop function if exists partner_program_frozen; drop function if exists partner_program_texts_complete;
    drop table if exists ${TABLES.join(', ')};`),
  )
}
