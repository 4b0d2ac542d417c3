import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'

import type { AgreementAcceptance } from '../src/documents.js'
import type { Program } from '../src/program.js'

import { organisationRole } from '../access/facts.js'
import { isStaff, personOf } from '../access/person.js'
import { evidenceOf, findAcceptance, recordAcceptance } from '../src/agreements/accept.js'
import { currentVersionOrThrow } from '../src/agreements/current.js'
import { paperEvidenceOf } from '../src/agreements/paper.js'
import { findOwnByIdOrThrow } from '../src/db/own.js'
import { idOf } from '../src/documents.js'
import { lockOrganisation } from '../src/memberships/judge.js'
import { Refusal } from '../src/refusals.js'

/** The generated create writes the same evidence as the command, staff's of paper included; repeating it is refused (SPEC 2.2). */
export const acceptOnCreate =
  (program: Program): CollectionBeforeChangeHook =>
  async ({ data, operation, req }) => {
    if (operation !== 'create') return data
    const call = { program, req }
    if (isStaff(call)) return { ...data, ...(await paperEvidenceOf(call, data)) }
    const next = data as Partial<AgreementAcceptance>
    const organisation = idOf(next.organisation)
    if (!organisation || !personOf(call)) throw new Refusal('forbidden')
    await lockOrganisation(call, organisation)
    const version = await currentVersionOrThrow(call, 'organisation', idOf(next.version) ?? '')
    if (await findAcceptance(call, organisation, version.id)) throw new Refusal('already_accepted')
    return evidenceOf(call, {
      locale: next.locale,
      organisation,
      role: (await organisationRole(call, organisation)) ?? '',
      version,
    })
  }

export const recordOnCreate =
  (program: Program): CollectionAfterChangeHook =>
  async ({ data, doc, operation, req }) => {
    const call = { program, req }
    if (operation === 'create')
      await recordAcceptance(
        call,
        await findOwnByIdOrThrow(call, 'agreementAcceptances', (doc as { id: string }).id),
        (data as { reason?: unknown }).reason,
      )
    return doc
  }
