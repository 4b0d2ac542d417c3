import { createServer } from 'node:net'

/** Whether a server could listen there now. @param {number} port @param {string} [host] @returns {Promise<boolean>} */
export const isPortFree = (port, host = '127.0.0.1') =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      // An address that this machine lacks is not taken by anyone.
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(true)
      else reject(error)
    })
    server.listen({ exclusive: true, host, port }, () => server.close(() => resolve(true)))
  })

/** A port of 127.0.0.1 that nobody uses. @returns {Promise<number>} */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      server.close(() => resolve(port))
    })
  })
