import type { Id } from '../documents.js'
import type { Call } from '../program.js'

import { query, sql } from '../db/sql.js'
import { hashOf, newToken } from './token.js'

/** What the link is for: confirming an address (SPEC 1.7), or saying that one is no data owner (3.11). */
export type TokenKind = 'confirm-email' | 'data-owner-object'

export type StoredToken = {
  /** The mailbox that the link was sent to. */
  address: string
  expiresAt: Date
  isExpired: boolean
  /** What it is about: the user, or the workspace. */
  subject: Id
}

type NewToken = { address: string; expiresAt: Date | string; kind: TokenKind; subject: Id }

/** Makes a token for a link that is no invitation, in the call's transaction. It is never to be had again. */
export const issueToken = async (
  call: Call,
  { address, expiresAt, kind, subject }: NewToken,
): Promise<string> => {
  const { token, tokenHash } = newToken()
  await query(
    call,
    sql`insert into partner_program_tokens (hash, kind, subject, address, expires_at)
    values (${tokenHash}, ${kind}, ${subject}, ${address}, ${new Date(expiresAt).toISOString()}::timestamptz)`,
  )
  return token
}

/** What a token stands for, expired or not. Nothing for one that never was, or is forgotten. */
export const findToken = async (
  call: Call,
  kind: TokenKind,
  token: string,
): Promise<StoredToken | undefined> => {
  const [row] = await query<{ address: string; expires_at: Date | string; subject: Id }>(
    call,
    sql`select subject, address, expires_at from partner_program_tokens where hash = ${hashOf(token)} and kind = ${kind}`,
  )
  if (!row) return undefined
  const expiresAt = new Date(row.expires_at)
  return {
    address: row.address,
    expiresAt,
    isExpired: expiresAt <= call.program.clock.now(),
    subject: row.subject,
  }
}

/** Kills the links of a kind about a subject. */
export const forgetTokens = async (call: Call, kind: TokenKind, subject: Id): Promise<void> => {
  await query(
    call,
    sql`delete from partner_program_tokens where kind = ${kind} and subject = ${subject}`,
  )
}

/** Kills every link to an address, and those about its owner. */
export const forgetAddress = async (call: Call, address: string, owner: Id): Promise<void> => {
  await query(
    call,
    sql`delete from partner_program_tokens where lower(address) = ${address} or subject = ${owner}`,
  )
}

/** How long an expired link still says that it has expired. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000

/** Forgets links, and the addresses that they were sent to, some time after they expired. */
export const forgetExpiredTokens = async (call: Call): Promise<void> => {
  const before = new Date(call.program.clock.now().getTime() - KEPT_MS).toISOString()
  await query(
    call,
    sql`delete from partner_program_tokens where expires_at < ${before}::timestamptz`,
  )
}
