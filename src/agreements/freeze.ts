import { createHash, randomUUID } from 'node:crypto'

import type { Agreement, AgreementText } from '../documents.js'
import type { Call } from '../program.js'

import { personOf } from '../../access/person.js'
import { record } from '../audit/record.js'
import { lockRow } from '../db/lock.js'
import { createOwn, findOwn } from '../db/own.js'
import { writtenTexts } from './plainText.js'

/**
 * Freezes what was just published as the agreement's next version, in every locale (SPEC 2.6).
 * Texts that did not change make none: then the newest version is current again.
 */
export const freezeVersion = async (
  call: Call,
  { appliesTo, id: agreement }: Agreement,
): Promise<void> => {
  await lockRow(call, 'agreements', agreement)
  const [newest] = await findOwn(
    call,
    'agreementVersions',
    { agreement: { equals: agreement } },
    { limit: 1, sort: '-version' },
  )
  const texts = await textsOf(call, agreement)
  if (newest && fingerprintOf(newest.texts) === fingerprintOf(texts)) return

  const version = await createOwn(call, 'agreementVersions', {
    agreement,
    appliesTo,
    publishedAt: call.program.clock.now().toISOString(),
    publishedBy: personOf(call)?.id ?? null,
    texts: texts.map((text) => ({ id: randomUUID(), ...text })), // Rows of an array bring their own ids.
    version: (newest?.version ?? 0) + 1,
  })
  await record(call, {
    action: 'agreement.published',
    after: {
      appliesTo,
      texts: texts.map(({ locale, sha256 }) => ({ locale, sha256 })),
      version: version.version,
    },
    subject: { collection: 'agreementVersions', id: version.id },
  })
}

const textsOf = async (call: Call, agreement: string): Promise<AgreementText[]> => {
  const { localization } = call.req.payload.config
  const [doc] = await findOwn(
    call,
    'agreements',
    { id: { equals: agreement } },
    { limit: 1, ...(localization && { locale: 'all' }) },
  )
  const { body } = doc as unknown as { body?: unknown }
  return writtenTexts(body, localization ? localization.localeCodes : undefined).map((written) => ({
    ...written,
    sha256: createHash('sha256').update(written.text, 'utf8').digest('hex'),
  }))
}

const fingerprintOf = (texts: AgreementText[]): string =>
  texts
    .map(({ locale, sha256 }) => `${locale}:${sha256}`)
    .sort()
    .join(' ')
