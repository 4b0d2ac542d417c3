import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'

import type { ReferralEntry } from '../src/documents.js'
import type { Program } from '../src/program.js'
import type { SentTerms } from '../src/referrals/judgeTerms.js'

import { asCallerSees } from './asCallerSees.js'
import { differenceOf, record } from '../src/audit/record.js'
import { lockRow } from '../src/db/lock.js'
import { findOwnByIdOrThrow } from '../src/db/own.js'
import { judgeDealChange, judgeNewDeal } from '../src/referrals/judgeDeal.js'
import { addTerms } from '../src/referrals/addTerms.js'
import { forgetDealFacts } from '../src/referrals/dealFacts.js'
import { dropPositions } from '../src/referrals/positions.js'
import { resettle } from '../src/referrals/resettle.js'

type Doc = { id: string } & Record<string, unknown>
type Sent = Partial<ReferralEntry> & SentTerms & { closed?: boolean | null; reason?: unknown }

/** What a deal's making and changing depend on (SPEC 7.1). Everything of one account waits for its lock. */
export const keepDealRules =
  (program: Program): CollectionBeforeChangeHook =>
  async ({ data, operation, originalDoc, req }) => {
    const call = { program, req }
    const next = data as Sent
    if (operation === 'create') return { ...next, ...(await judgeNewDeal(call, next)) }
    const { id } = originalDoc as ReferralEntry
    const known = await findOwnByIdOrThrow(call, 'referralEntries', id)
    await lockRow(call, 'billingAccounts', known.billingAccount)
    await lockRow(call, 'referralEntries', id)
    const before = await findOwnByIdOrThrow(call, 'referralEntries', id) // As it is under the lock.
    return { ...next, ...(await judgeDealChange(call, before, next)) }
  }

/** A new deal gets its first terms and takes in what was paid since its start; a changed one is settled again. */
export const followDeal =
  (program: Program): CollectionAfterChangeHook =>
  async ({ data, doc, operation, previousDoc, req }) => {
    const call = { program, req }
    const after = await findOwnByIdOrThrow(call, 'referralEntries', (doc as ReferralEntry).id)
    const { partner: organisation } = after
    const subject = { collection: 'referralEntries', id: after.id } as const
    const { reason } = data as Sent
    if (operation === 'create') {
      const terms = await addTerms(call, after, data as Sent, after.startsAt)
      const { capCents, discountBps, kickbackBps } = terms
      await record(call, {
        action: 'referral_entry.created',
        after: { capCents, discountBps, kickbackBps, startsAt: after.startsAt },
        organisation,
        reason,
        subject,
      })
      await resettle(call, after, `deal:${after.id}`)
      return asCallerSees(call, 'referralEntries', doc as Doc, COMPUTED)
    }
    const difference = differenceOf(previousDoc as ReferralEntry, after, ['closedAt', 'expiresAt'])
    if (!difference) return doc
    forgetDealFacts(req)
    await record(call, {
      action: 'referral_entry.changed',
      ...difference,
      organisation,
      reason,
      subject,
    })
    const was = previousDoc as ReferralEntry
    if (after.expiresAt) await dropPositions(call, after.id, after.expiresAt)
    if (was.expiresAt && was.expiresAt !== after.expiresAt)
      await resettle(
        call,
        after,
        `expiry:${after.expiresAt ?? 'none'}:${after.updatedAt}`,
        was.expiresAt,
      )
    return asCallerSees(call, 'referralEntries', doc as Doc, COMPUTED)
  }

/** What a deal's lines and terms make of it. */
const COMPUTED = ['capCents', 'client', 'discountBps', 'kickbackBps', 'state', 'totals']
