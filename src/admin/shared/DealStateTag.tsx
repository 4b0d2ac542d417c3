'use client'

import type { DealState } from '../../referrals/dealFacts.js'

import { Tag, toneOfState } from './Pills.js'
import { useSay } from './useSay.js'

/** A deal's state in a word; an end that was agreed on is nothing bad. */
export const DealStateTag = ({ state }: { state: DealState }) => {
  const say = useSay()
  return (
    <Tag tone={state === 'expired' ? 'plain' : toneOfState(state)}>{say(`dealState:${state}`)}</Tag>
  )
}
