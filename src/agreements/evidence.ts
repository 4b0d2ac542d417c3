import type { SerializedEditorState } from '@payloadcms/richtext-lexical/lexical'

import { convertLexicalToHTML } from '@payloadcms/richtext-lexical/html'
import { createHash } from 'node:crypto'

import type { AgreementAcceptance, AgreementText, AgreementVersion, Id } from '../documents.js'
import type { Call } from '../program.js'
import type { ZipEntry } from '../uploads/zip.js'

import { findOwnByIdOrThrow, readAsCaller } from '../db/own.js'
import { Refusal } from '../refusals.js'
import { readStoredFile } from '../uploads/storedFile.js'
import { zipOf } from '../uploads/zip.js'
import { textIn } from './current.js'
import { readmeOf } from './evidenceReadme.js'

export type EvidencePack = { bytes: Buffer; name: string; type: 'application/zip' }

/**
 * What proves an acceptance, in one file: the text as it was shown, the record, the paper where there is one, the hash of
 * each, and how to check them by hand (SPEC 2.7).
 *
 * Refuses with: not_found.
 */
export const evidencePackOf = async (call: Call, id: Id | undefined): Promise<EvidencePack> => {
  if (!id) throw new Refusal('not_found')
  const record = (await readAsCaller(call, 'agreementAcceptances', id)) as
    (AgreementAcceptance & Record<string, unknown>) | null
  if (!record) throw new Refusal('not_found')
  const version = await findOwnByIdOrThrow(call, 'agreementVersions', record.version)
  const text = textIn(version, record.locale)
  const entries = [
    { bytes: Buffer.from(text.text, 'utf8'), name: TEXT },
    { bytes: Buffer.from(pageOf(version, text), 'utf8'), name: 'agreement.html' },
    {
      bytes: Buffer.from(`${JSON.stringify(await recordOf(call, record, version), null, 2)}\n`),
      name: 'record.json',
    },
    ...(await paperOf(call, record)),
  ]
  const readme = readmeOf(call.req.i18n.language, {
    document: entries[3]?.name,
    sha256: record.sha256,
    version: version.version,
  })
  return {
    bytes: zipOf(
      [
        { bytes: Buffer.from(readme, 'utf8'), name: 'README.txt' },
        ...entries,
        { bytes: Buffer.from(sumsOf(entries)), name: 'SHA256SUMS' },
      ],
      new Date(record.acceptedAt),
    ),
    name: `agreement-acceptance-${id}.zip`,
    type: 'application/zip',
  }
}

const TEXT = 'agreement.txt'

/** As its reader may see it, with what its ids stand for. */
const recordOf = async (
  call: Call,
  record: AgreementAcceptance,
  { publishedAt, version }: AgreementVersion,
): Promise<object> => {
  const { name } = await findOwnByIdOrThrow(call, 'organisations', record.organisation)
  return { ...record, organisationName: name, publishedAt, versionNumber: version }
}

const paperOf = async (call: Call, { document }: AgreementAcceptance): Promise<ZipEntry[]> => {
  if (!document) return []
  const scan = await findOwnByIdOrThrow(call, 'agreementDocuments', document)
  const extension = /\.[a-z]{3,4}$/.exec(scan.filename ?? '')?.[0] ?? ''
  return [
    {
      bytes: await readStoredFile(call, 'agreementDocuments', scan),
      name: `signed-document${extension}`,
    },
  ]
}

/** As `sha256sum -c` reads it. */
const sumsOf = (entries: readonly ZipEntry[]): string =>
  entries
    .map(({ bytes, name }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
    .join('')

/** The text with its headings and lists, for reading. It loads and runs nothing. */
const pageOf = ({ version }: AgreementVersion, { body, locale }: AgreementText): string =>
  `<!doctype html>
<html${locale === 'default' ? '' : ` lang="${locale}"`}>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Agreement, version ${version}</title>
<style>body { font: 1rem/1.6 sans-serif; margin: 2rem auto; max-width: 44rem; padding: 0 1rem }</style>
${convertLexicalToHTML({ data: body as SerializedEditorState, disableContainer: true })}
</html>
`
