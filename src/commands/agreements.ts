import { z } from 'zod'

import { holdsInOrganisation } from '../../access/can.js'
import { organisationRole } from '../../access/facts.js'
import { isStaff } from '../../access/person.js'
import { acceptVersion, findAcceptance, keepEvidence } from '../agreements/accept.js'
import { askedBy, findCampaignOf, startCampaign } from '../agreements/campaign.js'
import { coverageOf } from '../agreements/coverage.js'
import { currentVersionOrThrow, findCurrentVersionOf } from '../agreements/current.js'
import { evidencePackOf } from '../agreements/evidence.js'
import { paperEvidenceOf, refusePaper } from '../agreements/paper.js'
import { findOwnById, readAsCaller } from '../db/own.js'
import { idOf } from '../documents.js'
import { lockOrganisation } from '../memberships/judge.js'
import { fieldRefusal, Refusal } from '../refusals.js'
import { command, idInput, plainText } from './command.js'

/** The text that counts now (SPEC 2.2). Refuses with: agreement_not_published. */
export const currentAgreementCommand = command({
  name: 'currentAgreement',
  kind: 'query',
  method: 'get',
  on: 'agreements',
  path: '/current',
  input: z.object({ appliesTo: z.enum(['organisation', 'workspace']) }),
  output: {
    texts: [{ fields: { body: 'json', locale: 'string', sha256: 'string', text: 'string' } }],
    version: { collection: 'agreementVersions' },
  },
  who: 'person',
  run: async (call, { appliesTo }) => {
    const { id, texts } = await currentVersionOrThrow(call, appliesTo)
    return {
      texts: texts.map(({ body, locale, sha256, text }) => ({ body, locale, sha256, text })),
      version: await readAsCaller(call, 'agreementVersions', id),
    }
  },
})

/**
 * An owner or admin accepts the current organisation-level agreement, and repeating it answers the same record; staff
 * record what was signed on paper (SPEC 2.2).
 *
 * Refuses with: forbidden, field_not_writable, agreement_changed, agreement_not_published; paper also with:
 * reason_required, validation_failed, already_accepted.
 */
export const acceptAgreementCommand = command({
  name: 'acceptAgreement',
  kind: 'mutation',
  method: 'post',
  on: 'agreementAcceptances',
  path: '/',
  input: z.object({
    acceptedAt: plainText(40).nullish(),
    acceptedByName: plainText(200).nullish(),
    channel: z.enum(['online', 'paper']).nullish(),
    document: idInput.nullish(),
    locale: plainText(20).nullish(),
    organisation: idInput,
    reason: plainText(500).nullish(),
    version: idInput,
  }),
  output: { doc: { collection: 'agreementAcceptances' } },
  who: 'person',
  run: async (call, input) => {
    if (isStaff(call)) {
      const { id } = await keepEvidence(call, await paperEvidenceOf(call, input), input.reason)
      return { doc: await readAsCaller(call, 'agreementAcceptances', id), isNew: true }
    }
    const { locale, organisation: organisationId, version: seen } = input
    const organisation = idOf(organisationId)
    if (!organisation || !(await holdsInOrganisation(call, 'agreement:accept', organisation)))
      throw new Refusal('forbidden')
    refusePaper(input)
    await lockOrganisation(call, organisation)
    const version = await currentVersionOrThrow(call, 'organisation', idOf(seen) ?? '')
    const known = await findAcceptance(call, organisation, version.id)
    const role = (await organisationRole(call, organisation)) ?? ''
    const { id } = known ?? (await acceptVersion(call, { locale, organisation, role, version }))
    return { doc: await readAsCaller(call, 'agreementAcceptances', id), isNew: !known }
  },
  present: ({ doc }) => ({ doc }),
  status: ({ isNew }) => (isNew ? 201 : 200),
})

/**
 * Which organisation stands on which version of an agreement, and by when they are asked to accept the current one
 * (SPEC 2.6). Refuses with: forbidden, not_found.
 */
export const agreementCoverageCommand = command({
  name: 'agreementCoverage',
  kind: 'query',
  method: 'get',
  on: 'agreements',
  path: '/:id/coverage',
  input: z.object({ id: idInput }),
  output: {
    acceptBy: 'string',
    current: { collection: 'agreementVersions' },
    docs: [
      {
        fields: {
          acceptedAt: 'string',
          isCurrent: 'boolean',
          name: 'string',
          organisation: 'string',
          version: 'number',
        },
      },
    ],
  },
  who: 'editor',
  run: async (call, { id }) => {
    const agreement = await findOwnById(call, 'agreements', idOf(id) ?? '')
    if (!agreement) throw new Refusal('not_found')
    const current = await findCurrentVersionOf(call, agreement)
    const campaign = current && (await findCampaignOf(call, current))
    return {
      acceptBy: campaign?.acceptBy ?? null,
      current: current ? await readAsCaller(call, 'agreementVersions', current.id) : null,
      docs: await coverageOf(call, agreement.id, current?.version),
    }
  },
})

/**
 * Asks the partners that do not stand on the current version to accept it by a time; asking again moves it (SPEC 2.6).
 *
 * Refuses with: forbidden, not_found, validation_failed, agreement_not_published.
 */
export const startCampaignCommand = command({
  name: 'startCampaign',
  kind: 'mutation',
  method: 'post',
  on: 'agreements',
  path: '/:id/campaign',
  input: z.object({ acceptBy: plainText(40), id: idInput }),
  output: {
    acceptBy: 'string',
    asked: 'number',
    startedAt: 'string',
    version: { collection: 'agreementVersions' },
  },
  who: 'editor',
  run: async (call, { acceptBy: sent, id }) => {
    const agreement = await findOwnById(call, 'agreements', idOf(id) ?? '')
    if (!agreement) throw new Refusal('not_found')
    const at = new Date(sent)
    if (!(at > call.program.clock.now()))
      throw fieldRefusal('validation_failed', 'acceptBy', 'Choose a day in the future.')
    const { acceptBy, startedAt, version } = await startCampaign(call, agreement, at.toISOString())
    const asked = await askedBy(call, version)
    return {
      acceptBy,
      asked: asked.filter(({ isDone }) => !isDone).length,
      startedAt,
      version: await readAsCaller(call, 'agreementVersions', version.id),
    }
  },
})

/** The evidence of an acceptance as a zip, for those who read the acceptance (SPEC 2.7). Refuses with: not_found. */
export const agreementEvidenceCommand = command({
  name: 'agreementEvidence',
  kind: 'query',
  method: 'get',
  on: 'agreementAcceptances',
  path: '/:id/evidence',
  input: z.object({ id: idInput }),
  output: {},
  who: 'person',
  run: (call, { id }) => evidencePackOf(call, idOf(id)),
  fileOf: (pack) => pack,
})
