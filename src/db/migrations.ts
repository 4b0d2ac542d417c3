import type { Payload } from 'payload'

import type { CollectionName } from '../documents.js'
import type { Program } from '../program.js'

import { programOf } from '../program.js'
import { sql, tableNameOf } from './sql.js'

type Args = {
  db: { execute: (statement: ReturnType<typeof sql>) => Promise<unknown> }
  payload: Payload
}

const FROZEN: CollectionName[] = ['agreementAcceptances', 'agreementVersions', 'auditEvents']

/** Tables that are only ever added to, subtables included. */
const frozenTables = (program: Program): string[] => [
  ...FROZEN.map((name) => tableNameOf(program.slugs[name])),
  'partner_program_audit_seals',
  `${tableNameOf(program.slugs.agreementVersions)}_locale_texts`,
]

/** Tables of ours that are no collection. */
export const TABLES = [
  'partner_program_attempts',
  'partner_program_audit_seals',
  'partner_program_campaigns',
  'partner_program_keys',
  'partner_program_schedules',
  'partner_program_state',
  'partner_program_tokens',
]

/** The names of the triggers that the program counts on; a start without them is refused. */
export const TRIGGERS = (program: Program): string[] => [
  ...frozenTables(program).flatMap((table) => [`${table}_frozen`, `${table}_not_truncated`]),
  `${tableNameOf(program.slugs.agreementVersions)}_locale_texts_complete`,
]

/**
 * What a host's own `migrate:create` does not emit: append-only triggers, and the program's small tables. Idempotent:
 * a host adds it as a migration after the one that makes our collections, and again after an upgrade.
 */
export const up = async ({ db, payload }: Args): Promise<void> => {
  const program = programOf(payload)
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

    create or replace function partner_program_frozen() returns trigger language plpgsql as $$
    begin
      raise exception 'frozen: % is append-only', tg_table_name;
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
    drop function if exists partner_program_frozen; drop function if exists partner_program_texts_complete;
    drop table if exists ${TABLES.join(', ')};`),
  )
}
