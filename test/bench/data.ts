import type { Client } from 'pg'

/**
 * What the arms are measured on: workspaces of a hundred organisations, two projects in each, a third of them private,
 * written in an order that has nothing to do with where they lie. Filling again with more adds to it.
 *
 * Organisation 1 has the first 1,000 workspaces, organisation 2 the next 50,000 where there are as many.
 */
export type Person = { id: string; name: string }

const ORGANISATIONS = 100
const FIRST = 1_000
const LARGE = 51_000
const CROWD = 1_000

/** Makes the data of a size, and nothing of what is there already. */
export const fill = async (client: Client, workspaces: number): Promise<void> => {
  await client.query(ID)
  await client.query(
    `insert into organisations (id, name, is_partner)
     select bench_id('o', i), 'Organisation ' || i, true from generate_series(1, ${ORGANISATIONS}) i on conflict do nothing`,
  )
  await client.query(
    `insert into workspaces (id, name, organisation_id, usage_context, visibility, created_at)
     select bench_id('w', i), 'Workspace ' || i,
       bench_id('o', case when i <= ${FIRST} then 1 when i <= ${LARGE} then 2 else 3 + i % ${ORGANISATIONS - 2} end),
       'internal', (case when i % 3 = 0 then 'private' else 'open' end)::enum_workspaces_visibility, ${anyTime('w')}
     from generate_series(1, $1::int) i on conflict do nothing`,
    [workspaces],
  )
  await client.query(
    `insert into projects (id, name, workspace_id, created_at)
     select bench_id('p', i), 'Project ' || i, bench_id('w', 1 + i / 2), ${anyTime('p')}
     from generate_series(0, $1::int - 1) i on conflict do nothing`,
    [workspaces * 2],
  )
  await crowd(client, workspaces)
}

/** Everybody else: three members in each workspace. */
const crowd = async (client: Client, workspaces: number): Promise<void> => {
  await client.query(
    `insert into users (id, email, name, _verified)
     select bench_id('u', i), 'user-' || i || '@bench.example', 'User ' || i, true from generate_series(1, ${CROWD}) i on conflict do nothing`,
  )
  await client.query(
    `insert into memberships (id, user_id, workspace_id, role, source)
     select bench_id('m', i), bench_id('u', 1 + i % ${CROWD}), bench_id('w', 1 + i / 3), 'member', 'direct'
     from generate_series(0, $1::int - 1) i on conflict do nothing`,
    [workspaces * 3],
  )
}

/** Up-to-date statistics: the arms are about plans, not about when autovacuum comes by. */
export const settle = async (client: Client): Promise<void> => {
  for (const table of ['organisations', 'workspaces', 'projects', 'memberships', 'users_tenants'])
    await client.query(`vacuum analyze ${table}`)
}

/** A member of so many workspaces all over the platform, and with it of their organisations. */
export const memberOf = async (
  client: Client,
  count: number,
  workspaces: number,
): Promise<Person> => {
  const person = await someone(client, `member of ${count} of ${workspaces}`)
  await client.query(
    `insert into memberships (id, user_id, workspace_id, role, source)
     select bench_id($1::text, i), $1::uuid, bench_id('w', 1 + (i * $3::bigint) / $2), 'member', 'direct'
     from generate_series(0, $2::bigint - 1) i on conflict do nothing`,
    [person.id, count, workspaces],
  )
  await client.query(
    `insert into memberships (id, user_id, organisation_id, role, source)
     select distinct on (w.organisation_id) uuidv7(), $1::uuid, w.organisation_id, 'member', 'direct'
     from memberships m join workspaces w on w.id = m.workspace_id where m.user_id = $1::uuid on conflict do nothing`,
    [person.id],
  )
  return withTenants(
    client,
    person,
    `select workspace_id as id from memberships where user_id = $1::uuid and workspace_id is not null`,
  )
}

/** Who holds an organisation, and its workspaces by that alone. Organisation 1 has 1,000 of them, organisation 2 has 50,000. */
export const holderOf = async (
  client: Client,
  role: 'admin' | 'owner',
  organisation: 1 | 2,
): Promise<Person> => {
  const person = await someone(client, `${role} of ${organisation === 1 ? FIRST : LARGE - FIRST}`)
  await client.query(
    `insert into memberships (id, user_id, organisation_id, role, source)
     values (uuidv7(), $1::uuid, bench_id('o', $2::bigint), $3, 'direct') on conflict do nothing`,
    [person.id, organisation, role],
  )
  return withTenants(
    client,
    person,
    `select w.id from workspaces w join memberships m on m.organisation_id = w.organisation_id
     where m.user_id = $1::uuid and (m.role = 'owner' or w.visibility = 'open')`,
  )
}

/** Ids that follow from a name and a number, so that filling again finds them; in the order of time, as uuidv7 are. */
const ID = `create or replace function bench_id(text, bigint) returns uuid immutable language sql
  return (lpad(to_hex(1767225600000 + $2 * 1000), 12, '0') || '7' || substr(md5($1 || $2), 1, 3) || '8' || substr(md5($1 || $2), 4, 15))::uuid`

const anyTime = (kind: string): string =>
  `timestamptz '2026-01-01' + make_interval(secs => abs(hashtext('${kind}' || i)) % 20000000)`

const someone = async (client: Client, name: string): Promise<Person> => {
  await client.query(
    `insert into users (id, email, name, _verified) values (bench_id($1, 0), $2, $1, true) on conflict do nothing`,
    [name, `${name.replaceAll(' ', '-')}@bench.example`],
  )
  const { rows } = await client.query<Person>('select id, name from users where name = $1', [name])
  return rows[0]!
}

/** The same reach as rows of the peer, which reads it from an array on its users. */
const withTenants = async (client: Client, person: Person, reach: string): Promise<Person> => {
  await client.query(TENANTS)
  await client.query(
    `insert into users_tenants (_order, _parent_id, id, tenant_id)
     select row_number() over (), $1::uuid, md5($1::text || reach.id), reach.id from (${reach}) reach on conflict do nothing`,
    [person.id],
  )
  return person
}

const TENANTS = `
  alter table users add column if not exists reset_password_requested_at timestamptz;
  create table if not exists users_tenants (
  _order integer not null, _parent_id uuid not null references users, id varchar primary key, tenant_id uuid not null references workspaces)`
