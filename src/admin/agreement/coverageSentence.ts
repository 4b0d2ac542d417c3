import type { Covered } from '../../agreements/coverage.js'
import type { AgreementVersion } from '../../documents.js'
import type { Say } from '../../translations/index.js'

/** How many stand on the current version, in a sentence; nothing while none is published. */
export const coverageSentence = (
  say: Say,
  coverage: readonly Covered[],
  current: AgreementVersion | undefined,
): string | undefined => {
  if (!current) return undefined
  if (coverage.length === 0) return say('agreement:coverageNone')
  return say('agreement:coverage', {
    count: coverage.filter(({ isCurrent }) => isCurrent).length,
    of: coverage.length,
    version: current.version,
  })
}
