import type { AdminViewServerProps } from '../shared/visit.js'

import { documentOf, visitOf } from '../shared/visit.js'
import { EditOrRead } from './EditOrRead.js'
import { editView } from './editView.js'
import { ReadOnlyDocument } from './ReadOnlyDocument.js'

/** A document as its reader meets it: a form where he may write, else text. */
export const DocumentPage = (props: AdminViewServerProps) => {
  const document = documentOf(props) as null | Record<string, unknown>
  const slug = props.params?.segments?.[1]
  if (!document?.id || typeof slug !== 'string') return editView(props)
  return (
    <EditOrRead
      edit={editView(props)}
      read={<ReadOnlyDocument document={document} slug={slug} visit={visitOf(props)} />}
    />
  )
}
