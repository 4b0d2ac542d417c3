import { Button } from '@payloadcms/ui'

import type { Id } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

type Props = { organisation: { id: Id; name: string }; visit: Visit }

/** One quiet card for those who run an organisation that is no partner. */
export const WhatPartnersAre = ({ organisation, visit: { call, say, to } }: Props) => (
  <aside className="pp-aside">
    <h2>{say('partners:cardTitle')}</h2>
    <p>{say('partners:canOpen')}</p>
    <Button
      buttonStyle="secondary"
      el="link"
      margin={false}
      size="small"
      to={to(`/collections/${call.program.slugs.organisations}/${organisation.id}/partnership`)}
    >
      {say('partners:learn')}
    </Button>
  </aside>
)
