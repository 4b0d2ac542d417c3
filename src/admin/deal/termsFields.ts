import type { Say } from '../../translations/index.js'
import type { AskedField } from '../shared/AskedFields.js'

import { writtenEuros, writtenOf } from '../shared/amounts.js'

export type Numbers = { capCents: null | number; discountBps: number; kickbackBps: number }

/** What a partner earns and a client gets off, in percent and euros. */
export const termsFields = (
  say: Say,
  { capCents, discountBps, kickbackBps }: Numbers,
): AskedField[] => [
  {
    description: say('deal:kickbackAbout'),
    isRequired: true,
    kind: 'percent',
    label: say('field:kickbackBps'),
    name: 'kickbackBps',
    value: writtenOf(kickbackBps),
  },
  {
    description: say('deal:discountAbout'),
    isRequired: true,
    kind: 'percent',
    label: say('field:discountBps'),
    name: 'discountBps',
    value: writtenOf(discountBps),
  },
  {
    description: say('deal:capAbout'),
    kind: 'euros',
    label: say('field:capCents'),
    name: 'capCents',
    ...(capCents !== null && { value: writtenEuros(capCents) }),
  },
]
