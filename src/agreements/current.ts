import type { Agreement, AgreementText, AgreementVersion, AppliesTo, Id } from '../documents.js'
import type { Call } from '../program.js'

import { findOwn } from '../db/own.js'
import { Refusal } from '../refusals.js'

/** The version that counts now: the newest of the published agreement. None while it is unpublished (SPEC 2.6). */
export const findCurrentVersion = async (
  call: Call,
  appliesTo: AppliesTo,
): Promise<AgreementVersion | undefined> => {
  const [agreement] = await findOwn(
    call,
    'agreements',
    { and: [{ appliesTo: { equals: appliesTo } }, { _status: { equals: 'published' } }] },
    { limit: 1 },
  )
  if (!agreement) return undefined
  const [version] = await findOwn(
    call,
    'agreementVersions',
    { agreement: { equals: agreement.id } },
    { limit: 1, sort: '-version' },
  )
  return version
}

/** The version of one agreement that counts now. None while it is unpublished. */
export const findCurrentVersionOf = async (
  call: Call,
  { appliesTo, id }: Pick<Agreement, 'appliesTo' | 'id'>,
): Promise<AgreementVersion | undefined> => {
  const current = await findCurrentVersion(call, appliesTo)
  return current?.agreement === id ? current : undefined
}

/**
 * The current version, for somebody who is about to accept it and had `seen` on screen.
 *
 * Refuses with: agreement_not_published, agreement_changed.
 */
export const currentVersionOrThrow = async (
  call: Call,
  appliesTo: AppliesTo,
  seen?: Id | null,
): Promise<AgreementVersion> => {
  const current = await findCurrentVersion(call, appliesTo)
  if (!current) throw new Refusal('agreement_not_published')
  if (seen !== undefined && seen !== current.id) throw new Refusal('agreement_changed')
  return current
}

/** The text of a version in a locale, or in the first one that it has. */
export const textIn = (
  { texts }: AgreementVersion,
  locale: null | string | undefined,
): AgreementText => {
  const text = texts.find((one) => one.locale === locale) ?? texts[0]
  if (!text) throw new Error('An agreement version without a text')
  return text
}
