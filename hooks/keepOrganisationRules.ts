import type { CollectionBeforeChangeHook } from 'payload'

import type { Organisation } from '../src/documents.js'
import type { Program } from '../src/program.js'

import { personOf } from '../access/person.js'
import { judgeOrganisationLogo } from '../src/brand/judgeLogo.js'
import { lockOrganisation } from '../src/memberships/judge.js'
import { judgePartnerFlag } from '../src/organisations/partnerFlag.js'
import { Refusal } from '../src/refusals.js'
import { findLiveWorkspaces } from '../src/workspaces/open.js'

/** Who made an organisation; what archiving it (SPEC 1.12) and flagging it as a partner (2.2) depend on. */
export const keepOrganisationRules =
  (program: Program): CollectionBeforeChangeHook =>
  async ({ data, operation, originalDoc, req }) => {
    const call = { program, req }
    const next = data as Partial<Organisation> & { archived?: boolean | null }
    if (operation === 'create') {
      await judgeOrganisationLogo(call, { logo: next.logo, organisation: undefined })
      return { ...next, createdBy: personOf(call)?.id ?? null }
    }

    const before = originalDoc as Organisation
    await lockOrganisation(call, before.id)
    await judgeOrganisationLogo(call, { logo: next.logo, organisation: before.id })
    if (next.archived === true && !before.archivedAt) {
      if ((await findLiveWorkspaces(call, before.id)).length > 0)
        throw new Refusal('organisation_not_empty')
      next.archivedAt = program.clock.now().toISOString()
    } else if (next.archived === false) next.archivedAt = null
    else if (before.archivedAt) throw new Refusal('archived')

    if (next.isPartner === true && !before.isPartner) {
      await judgePartnerFlag(call, before)
      next.partnerSince = program.clock.now().toISOString()
    }
    if (next.isPartner === false && before.isPartner) next.partnerSince = null
    return next
  }
