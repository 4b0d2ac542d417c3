import * as initial from './20261125_023926_initial'
import * as partnerProgram from './20261125_023927_partner_program'
import * as requestsUploads from './20261125_140456_requests_uploads'
import * as partnerProgramTables from './20261125_140457_partner_program'
import * as login from './20261128_192349_login'
import * as billing from './20261128_200433_billing'
import * as billingTables from './20261128_200434_partner_program'
import * as speed from './20261128_210516_speed'

export const migrations = [
  { down: initial.down, name: '20261125_023926_initial', up: initial.up },
  { down: partnerProgram.down, name: '20261125_023927_partner_program', up: partnerProgram.up },
  { down: requestsUploads.down, name: '20261125_140456_requests_uploads', up: requestsUploads.up },
  {
    down: partnerProgramTables.down,
    name: '20261125_140457_partner_program',
    up: partnerProgramTables.up,
  },
  { down: login.down, name: '20261128_192349_login', up: login.up },
  { down: billing.down, name: '20261128_200433_billing', up: billing.up },
  { down: billingTables.down, name: '20261128_200434_partner_program', up: billingTables.up },
  { down: speed.down, name: '20261128_210516_speed', up: speed.up },
]
