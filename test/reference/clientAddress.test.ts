import { describe, expect, test } from '@jest/globals'

import { clientAddress } from '../../src/reference/clientAddress.mjs'

const from = (forwarded: string | undefined, trustedProxies: number): string =>
  clientAddress(
    {
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      socket: { remoteAddress: '::ffff:10.0.0.9' },
    },
    trustedProxies,
  )

describe('10.2 the address that limits count', () => {
  test('10.2 without trusted proxies it is the connection’s, whatever the client writes', () => {
    expect(from('203.0.113.7', 0)).toBe('10.0.0.9')
    expect(from(undefined, 0)).toBe('10.0.0.9')
  })

  test('10.2 behind one proxy it is what that proxy saw, not what the client wrote before', () => {
    expect(from('203.0.113.7', 1)).toBe('203.0.113.7')
    expect(from('198.51.100.1, 203.0.113.7', 1)).toBe('203.0.113.7')
  })

  test('10.2 behind two proxies it is what the outer one saw', () => {
    expect(from('198.51.100.1, 203.0.113.7, 10.0.0.2', 2)).toBe('203.0.113.7')
  })

  test('10.2 a request that went around the proxies counts for its connection', () => {
    expect(from(undefined, 1)).toBe('10.0.0.9')
    expect(from('203.0.113.7', 2)).toBe('10.0.0.9')
    expect(from('', 1)).toBe('10.0.0.9')
  })
})
