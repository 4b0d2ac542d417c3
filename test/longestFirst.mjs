import Sequencer from '@jest/test-sequencer'

/** The files that take longest, each well over a minute: begun last, one of them would run on alone. */
const LONG = [
  'prover/prove',
  'prover/mutations',
  'ledger/histories',
  'browser/looks',
  'browser/looksElsewhere',
  'browser/notTheirs',
  'ledger/kill',
  'browser/access',
  'browser/money',
  'concurrency/locks',
  'attack/reads',
  'browser/agreements',
]

/** Where a file stands among the long ones; behind all of them if it is none. */
const placeOf = (/** @type {import('@jest/test-result').Test} */ { path }) => {
  const place = LONG.findIndex((name) => path.includes(`/test/${name}.test.`))
  return place < 0 ? LONG.length : place
}

/** The long files first, then the others as jest has them. */
export default class LongestFirst extends Sequencer {
  /**
   * @override
   * @param {import('@jest/test-result').Test[]} tests
   */
  async sort(tests) {
    return [...(await super.sort(tests))].sort((one, other) => placeOf(one) - placeOf(other))
  }
}
