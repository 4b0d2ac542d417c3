import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a link; only their SHA-256 is stored (SPEC 5.6). */
export const newToken = (): { token: string; tokenHash: string } => {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOf(token) }
}

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
