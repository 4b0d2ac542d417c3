import * as initial from './20261125_023926_initial'
import * as partnerProgram from './20261125_023927_partner_program'

export const migrations = [
  { down: initial.down, name: '20261125_023926_initial', up: initial.up },
  { down: partnerProgram.down, name: '20261125_023927_partner_program', up: partnerProgram.up },
]
