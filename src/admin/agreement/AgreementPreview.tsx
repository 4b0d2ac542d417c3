import { notFound } from 'next/navigation.js'

import type { Agreement } from '../../documents.js'
import type { AdminViewServerProps } from '../shared/visit.js'

import { isEditor, isStaff } from '../../../access/person.js'
import { findAsCaller } from '../../db/own.js'
import { idOf } from '../../documents.js'
import { visitOf } from '../shared/visit.js'
import { PreviewedText } from './PreviewedText.js'
import { agreementName } from './agreementName.js'

import '../style.css'

/** An agreement's draft as a partner will read it, for whoever writes it; it stands beside the form, and follows it. */
export const AgreementPreview = async (props: AdminViewServerProps) => {
  const { call, language, say } = visitOf(props)
  const id = idOf(call.req.query.id)
  if (!id || !(isEditor(call) || isStaff(call))) notFound()
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
