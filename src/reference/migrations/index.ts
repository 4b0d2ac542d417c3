import * as initial from './.ts'
import * as partnerProgram from './.ts_000NaN_partner_program'

export const migrations = [
  { down: initial.down, name: '.ts', up: initial.up },
  { down: partnerProgram.down, name: '.ts_000NaN_partner_program', up: partnerProgram.up },
]
