import type { AdminViewServerProps } from '../shared/visit.js'

import { isStaff } from '../../../access/person.js'
import { NotYours } from '../document/CreatePage.js'
import { Empty } from '../shared/Card.js'
import { DocumentTrail } from '../shared/DocumentTrail.js'
import { Screen } from '../shared/Screen.js'
import { visitOf } from '../shared/visit.js'
import { CreateOrganisation } from './CreateOrganisation.js'

/** Where an organisation is made, with its name alone; the rest is said on its own pages. */
export const NewOrganisation = (props: AdminViewServerProps) => {
  const visit = visitOf(props)
  const { call, say, to } = visit
  const { organisations } = call.program.slugs
  if (isStaff(call)) return <NotYours slug={organisations} visit={visit} />
  const title = say('newcomer:create')
  return (
    <Screen title={title}>
      <DocumentTrail slug={organisations} title={title} visit={visit} />
      <Empty
        action={<CreateOrganisation then={to(`/collections/${organisations}/:id`)} visit={visit} />}
      >
        {say('newcomer:what')}
      </Empty>
    </Screen>
  )
}
