import type { Payload } from 'payload'

import { Button } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'

import { collectionNameOf, programOf } from '../../program.js'
import { sayWith } from '../../translations/index.js'

type Props = {
  collectionSlug: string
  i18n: { t: unknown }
  payload: Payload
  user?: null | { staffPermissions?: null | string[] }
}

/** What a list is of, above it; and what is made by a command, where Payload offers nothing to create. */
export const ListLead = ({ collectionSlug, i18n, payload, user }: Props) => {
  const name = collectionNameOf(programOf(payload), collectionSlug)
  const say = sayWith(i18n)
  const settles = name === 'settlements' && user?.staffPermissions?.includes('settle')
  return (
    <div className={`pp-list pp-list--${name ?? 'content'}`}>
      {name && <p>{say(`list:${name}`)}</p>}
      {settles && (
        <Button
          el="link"
          margin={false}
          size="small"
          to={formatAdminURL({
            adminRoute: payload.config.routes.admin,
            path: `/collections/${collectionSlug}/create`,
          })}
        >
          {say('settlement:new')}
        </Button>
      )}
    </div>
  )
}
