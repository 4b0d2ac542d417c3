import { createServer } from 'node:net'

/** @typedef {{ host: string, port: number }} Place */

/** A browser may take localhost for either loopback address. @param {string} host */
export const addressesOf = (host) =>
  host === '127.0.0.1' || host === 'localhost' ? ['127.0.0.1', '::1'] : [host]

/** Throws the sentence for a taken port, before anybody has waited for a build. @param {Place} place */
export const refuseTakenPort = async ({ host, port }) => {
  for (const address of addressesOf(host)) {
    const error = await listeningFailure({ host: address, port })
    if (error) throw sentenceOf(error, { host: address, port })
  }
}

/**
 * What to do about a server that could not listen.
 *
 * @param {NodeJS.ErrnoException} error
 * @param {Place} place
 */
export const sentenceOf = ({ code, message }, { host, port }) => {
  if (code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} is in use: stop the other program, or choose another port with PORT=${port === 65_535 ? 3000 : port + 1} npm start.`,
    )
  }
  return code === 'EACCES'
    ? new Error(`Port ${port} is kept for root: set PORT to one above 1023.`)
    : new Error(
        `This machine cannot listen on ${host} (${code ?? message}): set HOST to one of its addresses.`,
      )
}

/** A port of 127.0.0.1 that nobody uses: `preferred` where possible. @param {number} preferred @returns {Promise<number>} */
export const freePort = async (preferred) => {
  const isFree = preferred > 0 && !(await listeningFailure({ host: '127.0.0.1', port: preferred }))
  if (isFree) return preferred
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      server.close(() => resolve(port))
    })
  })
}

/** Machines without IPv6 have no second loopback address, and nobody can take it. */
const ABSENT = ['EADDRNOTAVAIL', 'EAFNOSUPPORT']

/** Whether a failure to listen may be passed over. @param {string} host @param {NodeJS.ErrnoException} error */
export const isAbsent = (host, { code }) => host === '::1' && ABSENT.includes(code ?? '')

/** @param {Place} place @returns {Promise<NodeJS.ErrnoException | undefined>} */
const listeningFailure = ({ host, port }) =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(isAbsent(host, error) ? undefined : error))
    server.listen({ exclusive: true, host, port }, () => server.close(() => resolve(undefined)))
  })
