import type { Visit } from '../shared/visit.js'

import { CreateOrganisation } from '../organisation/CreateOrganisation.js'
import { Empty } from '../shared/Card.js'

/** Someone without a place: he makes an organisation, or waits for an invitation. */
export const Newcomer = ({ visit }: { visit: Visit }) => (
  <Empty action={<CreateOrganisation then={visit.to('')} visit={visit} />}>
    {visit.say('newcomer:why')}
  </Empty>
)
