import type { Payload } from 'payload'

import { formatAdminURL } from 'payload/shared'

import { programOf } from '../../program.js'
import { REVENUE_PATH } from './path.js'
import { RevenueNavLink } from './RevenueNavLink.js'

type Props = { payload: Payload; user?: null | { platformRoles?: null | string[] } }

/** The way to the revenue page, for the staff. */
export const RevenueLink = ({ payload, user }: Props) =>
  user?.platformRoles?.includes('staff') ? (
    <RevenueNavLink
      beside={programOf(payload).slugs.settlements}
      href={formatAdminURL({ adminRoute: payload.config.routes.admin, path: REVENUE_PATH })}
    />
  ) : null
