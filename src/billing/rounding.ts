/** `numerator / denominator`, rounded half away from zero. Products are taken as BigInt: cents times basis points pass the safe integers. */
export const divideRounded = (numerator: bigint, denominator: bigint): bigint => {
  const isNegative = numerator < 0n !== denominator < 0n
  const [top, bottom] = [numerator, denominator].map((one) => (one < 0n ? -one : one)) as [
    bigint,
    bigint,
  ]
  const rounded = (2n * top + bottom) / (2n * bottom)
  return isNegative ? -rounded : rounded
}

/** The share of an amount in cents at a rate in basis points, rounded half away from zero to the cent. */
export const shareOf = (cents: bigint, bps: number): bigint =>
  divideRounded(cents * BigInt(bps), 10_000n)
