import type { CollectionAfterChangeHook } from 'payload'

import type { Program } from '../src/program.js'

import { forgetFacts } from '../access/facts.js'
import { differenceOf, record } from '../src/audit/record.js'
import { findOwnByIdOrThrow } from '../src/db/own.js'
import { tellPartnerFlag } from '../src/organisations/partnerFlag.js'

/** Records what changed of an organisation, and tells its owners about partner status (SPEC 2.3). */
export const tellOrganisationChange =
  (program: Program): CollectionAfterChangeHook =>
  async ({ data, doc, operation, previousDoc, req }) => {
    if (operation === 'create') return doc
    const call = { program, req }
    const after = await findOwnByIdOrThrow(call, 'organisations', (doc as { id: string }).id)
    const difference = differenceOf(previousDoc as typeof after, after, [
      'name',
      'description',
      'logo',
      'isPartner',
      'archivedAt',
    ])
    if (!difference) return doc
    const reason: unknown = (data as { reason?: unknown }).reason
    const action =
      'isPartner' in difference.after
        ? after.isPartner
          ? 'organisation.partner_started'
          : 'organisation.partner_ended'
        : 'organisation.changed'
    await record(call, {
      action,
      ...difference,
      organisation: after.id,
      reason,
      subject: { collection: 'organisations', id: after.id },
    })
    if ('isPartner' in difference.after) await tellPartnerFlag(call, after)
    forgetFacts(req)
    return doc
  }
