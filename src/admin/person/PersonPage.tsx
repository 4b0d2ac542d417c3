import type { User } from '../../documents.js'
import type { AdminViewServerProps } from '../shared/visit.js'

import { EditOrRead } from '../document/EditOrRead.js'
import { editView } from '../document/editView.js'
import { ReadOnlyDocument } from '../document/ReadOnlyDocument.js'
import { documentOf, visitOf } from '../shared/visit.js'
import { ErasePerson } from './ErasePerson.js'

/** A person as staff meet him: the form, which has its actions in it, for those who manage staff; text for the others. */
export const PersonPage = (props: AdminViewServerProps) => {
  const user = documentOf(props) as undefined | User
  const visit = visitOf(props)
  if (!user?.id) return editView(props)
  return (
    <EditOrRead
      edit={editView(props)}
      read={
        <ReadOnlyDocument
          actions={<ErasePerson user={user} visit={visit} />}
          document={{ ...user }}
          slug={visit.call.program.users}
          visit={visit}
        />
      }
    />
  )
}
