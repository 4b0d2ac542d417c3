const AT_ONCE = 4

/** Works on all of it, a few at a time: while the database thinks about one, another is asked for. For what only reads. */
export const fewAtOnce = async <One>(
  all: readonly One[],
  work: (one: One) => Promise<void>,
): Promise<void> => {
  let next = 0
  const worker = async () => {
    while (next < all.length) await work(all[next++]!)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** Each of some with each of others. */
export const eachWith = <One, Other>(
  some: readonly One[],
  others: readonly Other[],
): (readonly [One, Other])[] => some.flatMap((one) => others.map((other) => [one, other] as const))
