import type { ReactNode } from 'react'

import type { Agreement, AgreementVersion } from '../../documents.js'
import type { AdminViewServerProps, Visit } from '../shared/visit.js'

import { findCurrentVersionOf } from '../../agreements/current.js'
import { DocumentTrail } from '../shared/DocumentTrail.js'
import { Screen } from '../shared/Screen.js'
import { documentOf, visitOf } from '../shared/visit.js'
import { agreementPurpose } from './agreementName.js'
import { StateTag } from './StateTag.js'

export type ShownAgreement = {
  agreement: Agreement
  current: AgreementVersion | undefined
}

/** A page of an agreement beside its text: what it is for and whether it counts stand above whatever `show` puts there. */
export const agreementPage =
  (show: (visit: Visit, shown: ShownAgreement) => Promise<ReactNode> | ReactNode) =>
  async (props: AdminViewServerProps) => {
    const visit = visitOf(props)
    const { call, say } = visit
    const agreement = documentOf(props) as Agreement
    const current = await findCurrentVersionOf(call, agreement)
    return (
      <Screen
        lead={agreementPurpose(say, agreement.appliesTo)}
        pills={
          <StateTag
            isDraft={agreement._status === 'draft'}
            isPublished={current !== undefined}
            say={say}
          />
        }
      >
        <DocumentTrail slug={call.program.slugs.agreements} title={agreement.title} visit={visit} />
        {await show(visit, { agreement, current })}
      </Screen>
    )
  }
