import * as initial from './20261125_021849_initial'
import * as partnerProgram from './20261125_021850_partner_program'

export const migrations = [
  { down: initial.down, name: '20261125_021849_initial', up: initial.up },
  { down: partnerProgram.down, name: '20261125_021850_partner_program', up: partnerProgram.up },
]
