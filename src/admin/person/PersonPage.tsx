import { Gutter } from '@payloadcms/ui'

import type { User } from '../../documents.js'
import type { AdminViewServerProps } from '../shared/visit.js'

import { DocumentPage } from '../document/DocumentPage.js'
import { editView } from '../document/editView.js'
import { documentOf, visitOf } from '../shared/visit.js'
import { ErasePerson, PendingAddress } from './PersonActions.js'

/** A person as staff meet him: what is known of him, and what can be done. */
export const PersonPage = (props: AdminViewServerProps) => around(props, DocumentPage(props))

/** One's own account: Payload's form, and what it cannot do. */
export const AccountPage = (props: AdminViewServerProps) => around(props, editView(props))

const around = (props: AdminViewServerProps, page: React.ReactNode) => {
  const about = { user: documentOf(props) as User, visit: visitOf(props) }
  return (
    <>
      <Gutter className="pp-settings">
        <PendingAddress {...about} />
      </Gutter>
      {page}
      <Gutter className="pp-settings">
        <ErasePerson {...about} />
      </Gutter>
    </>
  )
}
