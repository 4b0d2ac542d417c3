import type { Agreement, AgreementText, AgreementVersion, AppliesTo, Id } from '../documents.js'
import type { Call } from '../program.js'

import { findOwn } from '../db/own.js'
import { sql, tableOf } from '../db/sql.js'
import { tokenFor } from '../db/token.js'
import { Refusal } from '../refusals.js'

/** The version that counts now: the newest of the published agreement. None while it is unpublished (SPEC 2.6). */
export const findCurrentVersion = async (
  call: Call,
  appliesTo: AppliesTo,
): Promise<AgreementVersion | undefined> => {
  const published = tokenFor(
    call.req,
    (column) => sql`${column} = (select p.id from ${tableOf(call.program, 'agreements')} p
      where p.applies_to = ${appliesTo} and p._status = 'published')`,
  )
  const [version] = await findOwn(
    call,
    'agreementVersions',
    { agreement: { equals: published } },
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

/** The text of a version that somebody reads: in the first of the wanted locales that it has, else in its own first. */
export const textIn = (
  { texts }: AgreementVersion,
  ...wanted: readonly (null | string | undefined)[]
): AgreementText => {
  const [text = texts[0]] = wanted.flatMap((locale) => texts.filter((one) => one.locale === locale))
  if (!text) throw new Error('An agreement version without a text')
  return text
}

/**
 * The text that somebody accepts (SPEC 2.2, 3.4): the one that he says was on his screen, by a field of the body or by
 * the request's `locale`; who says nothing reads the one in his language.
 */
export const acceptedText = (
  { req }: Call,
  version: AgreementVersion,
  said?: null | string,
): AgreementText => textIn(version, said, askedLocale(req), req.i18n.language)

/** Payload puts its default locale into every request that asks for none. */
const askedLocale = ({ locale, payload, query }: Call['req']): null | string | undefined => {
  if (typeof query?.locale === 'string') return query.locale
  const { localization } = payload.config
  return localization && locale !== localization.defaultLocale ? locale : undefined
}
