import type { AgreementStanding } from '../../agreements/standing.js'
import type { AgreementVersion } from '../../documents.js'
import type { Visit } from '../shared/visit.js'
import type { ReadOrganisation } from './organisationPage.js'

import { findAsCaller } from '../../db/own.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { dayOf } from '../shared/dates.js'
import { languageName } from '../shared/languageName.js'
import { reasonField } from '../shared/reasonField.js'

type Props = { organisation: ReadOrganisation; standing: AgreementStanding; visit: Visit }

/** Staff write down what was signed on paper, and keep the scan (SPEC 2.2). */
export const RecordPaper = async ({ organisation, standing, visit }: Props) => {
  const { call, language, say } = visit
  const { agreementAcceptances, agreementDocuments, agreementVersions } = call.program.slugs
  const named = { organisation: organisation.name }
  const { docs: versions } = await findAsCaller<AgreementVersion>(call.req, agreementVersions, {
    limit: 100,
    sort: '-publishedAt',
    where: { appliesTo: { equals: 'organisation' } },
  })
  if (versions.length === 0) return null
  const locales = [...new Set(versions.flatMap(({ texts }) => texts.map(({ locale }) => locale)))]
  return (
    <ActionDrawer
      action={say('paper:record', named)}
      body={{ channel: 'paper', organisation: organisation.id }}
      done={say('paper:recorded', named)}
      effects={[
        say('paper:counts', named),
        say('paper:kept'),
        ...(organisation.isPartner ? [] : [say('paper:noFlag')]),
      ]}
      fields={[
        {
          kind: 'select',
          label: say('agreement:versionLabel'),
          name: 'version',
          options: versions.map(({ id, publishedAt, version }) => ({
            label: say('newWorkspace:agreementVersion', {
              date: dayOf(publishedAt, language),
              version,
            }),
            value: id,
          })),
          ...(standing.current && { value: standing.current.id }),
        },
        ...(locales.length > 1
          ? [
              {
                kind: 'select' as const,
                label: say('field:locale'),
                name: 'locale',
                options: locales.map((locale) => ({
                  label: languageName(locale, language),
                  value: locale,
                })),
              },
            ]
          : []),
        {
          accept: 'application/pdf,image/png,image/jpeg',
          description: say('paper:limits'),
          isRequired: true,
          kind: 'file',
          label: say('paper:document'),
          name: 'document',
          upload: { data: { organisation: organisation.id }, path: `/${agreementDocuments}` },
        },
        {
          isRequired: true,
          kind: 'text',
          label: say('paper:signedBy'),
          name: 'acceptedByName',
        },
        { isRequired: true, kind: 'date', label: say('paper:signedAt'), name: 'acceptedAt' },
        reasonField(say),
      ]}
      label={say('paper:open')}
      path={`/${agreementAcceptances}`}
      title={say('paper:record', named)}
    />
  )
}
