import { DefaultTemplate } from '@payloadcms/next/templates'
import { notFound } from 'next/navigation.js'

import type { AdminViewServerProps } from '../shared/visit.js'

import { isStaff } from '../../../access/person.js'
import { rollup } from '../../commands/index.js'
import { Trail } from '../shared/Trail.js'
import { visitOf } from '../shared/visit.js'
import { RevenueScreen } from './RevenueScreen.js'

const pageOf = ({ initPageResult, payload }: AdminViewServerProps) => {
  const { permissions, req, visibleEntities } = initPageResult
  return { i18n: req.i18n, payload, permissions, req, visibleEntities }
}

/** What the platform earns in a month, for the staff (SPEC 8.5). */
export const Revenue = async (props: AdminViewServerProps) => {
  const visit = visitOf(props)
  const { call, say } = visit
  if (!isStaff(call)) notFound()
  const { i18n, payload, permissions, req, visibleEntities } = pageOf(props)
  return (
    <DefaultTemplate
      i18n={i18n}
      payload={payload}
      permissions={permissions}
      req={req}
      visibleEntities={visibleEntities}
      {...(props.params && { params: props.params })}
      {...(props.searchParams && { searchParams: props.searchParams })}
      {...(req.user && { user: req.user })}
    >
      <Trail steps={[{ label: say('revenue:link') }]} />
      <RevenueScreen rollup={await rollup({ req: call.req })} visit={visit} />
    </DefaultTemplate>
  )
}
