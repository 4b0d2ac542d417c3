import type { Move } from './settleDeal.js'

import { euros } from '../billing/money.js'

/** The arithmetic of a line: amounts in cents, the rate in basis points, and all of it as a sentence (SPEC 7.6). */
export type Explanation = {
  allocatedCents: number
  baseCents: number
  beforeCents: number
  capCents: null | number
  capLeftCents: null | number
  cashCents: number
  cause: string
  earlierCents: number
  entitledCents: number
  rateBps: number
  rounding: 'half-up'
  sentence: string
}

export const explain = (
  { after, before, earlierCents }: Move,
  amountCents: number,
  cause: string,
): Explanation => {
  const { allocatedCents, baseCents, capCents, cashCents, entitledCents, rateBps } = after
  const numbers = {
    allocatedCents,
    baseCents,
    beforeCents: before?.allocatedCents ?? 0,
    capCents,
    capLeftCents: capCents === null ? null : Math.max(0, capCents - earlierCents),
    cashCents,
    earlierCents,
    entitledCents,
    rateBps,
  }
  return { ...numbers, cause, rounding: 'half-up', sentence: sentenceOf(numbers, amountCents) }
}

type Numbers = Omit<Explanation, 'cause' | 'rounding' | 'sentence'>

const sentenceOf = (numbers: Numbers, amountCents: number): string => {
  const {
    allocatedCents,
    baseCents,
    beforeCents,
    capLeftCents,
    cashCents,
    entitledCents,
    rateBps,
  } = numbers
  const earned = `${euros(cashCents)} was kept of this invoice, ${euros(baseCents)} of it without VAT; ${rateBps / 100} % of that is ${euros(entitledCents)}`
  const capped =
    capLeftCents !== null && allocatedCents < entitledCents
      ? `, and the cap left ${euros(capLeftCents)}`
      : ''
  const had =
    beforeCents === 0 ? '' : ` Lines before came to ${euros(beforeCents)}: ${euros(amountCents)}.`
  return `${earned}${capped}.${had}`
}
