import { z } from 'zod'

import { holdsInOrganisation } from '../../access/can.js'
import { organisationRole } from '../../access/facts.js'
import { acceptVersion, findAcceptance } from '../agreements/accept.js'
import { coverageOf } from '../agreements/coverage.js'
import { currentVersionOrThrow, findCurrentVersionOf } from '../agreements/current.js'
import { findOwnById, readAsCaller } from '../db/own.js'
import { idOf } from '../documents.js'
import { lockOrganisation } from '../memberships/judge.js'
import { Refusal } from '../refusals.js'
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
 * An owner or admin accepts the current organisation-level agreement (SPEC 2.2). Repeating it answers the same record.
 *
 * Refuses with: forbidden, agreement_changed, agreement_not_published.
 */
export const acceptAgreementCommand = command({
  name: 'acceptAgreement',
  kind: 'mutation',
  method: 'post',
  on: 'agreementAcceptances',
  path: '/',
  input: z.object({ locale: plainText(20).nullish(), organisation: idInput, version: idInput }),
  output: { doc: { collection: 'agreementAcceptances' } },
  who: 'person',
  run: async (call, { locale, organisation: organisationId, version: seen }) => {
    const organisation = idOf(organisationId)
    if (!organisation || !(await holdsInOrganisation(call, 'agreement:accept', organisation)))
      throw new Refusal('forbidden')
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

/** Which organisation stands on which version of an agreement (SPEC 2.6). Refuses with: forbidden, not_found. */
export const agreementCoverageCommand = command({
  name: 'agreementCoverage',
  kind: 'query',
  method: 'get',
  on: 'agreements',
  path: '/:id/coverage',
  input: z.object({ id: idInput }),
  output: {
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
    return {
      current: current ? await readAsCaller(call, 'agreementVersions', current.id) : null,
      docs: await coverageOf(call, agreement.id, current?.version),
    }
  },
})
