import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'

import type { ReferralTerms } from '../src/documents.js'
import type { Program } from '../src/program.js'

import { record } from '../src/audit/record.js'
import { findOwnByIdOrThrow } from '../src/db/own.js'
import { judgeNewTerms } from '../src/referrals/judgeTerms.js'
import { resettle } from '../src/referrals/resettle.js'

/** New numbers count later than everything that was earned (SPEC 7.1). */
export const keepTermsRules =
  (program: Program): CollectionBeforeChangeHook =>
  async ({ data, operation, req }) =>
    operation === 'create'
      ? { ...(data as Partial<ReferralTerms>), ...(await judgeNewTerms({ program, req }, data)) }
      : data

/** What was paid since they count, and had earned nothing, is settled by them. */
export const followTerms =
  (program: Program): CollectionAfterChangeHook =>
  async ({ data, doc, operation, req }) => {
    if (operation !== 'create') return doc
    const call = { program, req }
    const terms = await findOwnByIdOrThrow(call, 'referralTerms', (doc as ReferralTerms).id)
    const entry = await findOwnByIdOrThrow(call, 'referralEntries', terms.entry)
    const { capCents, discountBps, effectiveFrom, kickbackBps } = terms
    await record(call, {
      action: 'referral_terms.created',
      after: { capCents, discountBps, effectiveFrom, kickbackBps },
      organisation: entry.partner,
      reason: (data as { reason?: unknown }).reason,
      subject: { collection: 'referralTerms', id: terms.id },
    })
    await resettle(call, entry, `terms:${terms.id}`, effectiveFrom)
    return doc
  }
