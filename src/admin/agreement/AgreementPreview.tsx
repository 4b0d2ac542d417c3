import { notFound } from 'next/navigation.js'

import type { Agreement } from '../../documents.js'
import type { AdminViewServerProps } from '../shared/visit.js'

import { findAsCaller } from '../../db/own.js'
import { idOf } from '../../documents.js'
import { visitOf } from '../shared/visit.js'
import { PreviewedText } from './PreviewedText.js'
import { agreementName } from './agreementName.js'
import { readsAgreements } from './tabs.js'

import '../style.css'

/** An agreement's draft as a partner will read it, for whoever writes it; it stands beside the form, and follows it. */
export const AgreementPreview = async (props: AdminViewServerProps) => {
  const visit = visitOf(props)
  const { call, language, say } = visit
  const id = idOf(call.req.query.id)
  if (!id || !readsAgreements(visit)) notFound()
  const {
    docs: [agreement],
  } = await findAsCaller<Agreement & { body?: unknown }>(call.req, call.program.slugs.agreements, {
    draft: true,
    limit: 1,
    where: { id: { equals: id } },
  })
  if (!agreement) notFound()
  return (
    <main className="pp-preview">
      <PreviewedText
        about={say('agreement:reading')}
        empty={say('document:none')}
        id={id}
        locale={call.req.locale ?? language}
        saved={agreement.body}
        title={agreementName(say, agreement.appliesTo)}
      />
    </main>
  )
}
