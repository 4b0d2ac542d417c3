import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

import next from 'next'

import { clientAddress } from './clientAddress.mjs'
import { addressesOf, isAbsent, sentenceOf } from './ports.mjs'
import { shared } from './shared.mjs'

const PATIENCE = 4000

/** @typedef {import('node:http').RequestListener} RequestListener */
/** @typedef {import('./environment.mjs').Environment} Environment */

/**
 * Serves the platform from this process; resolves when it answers.
 *
 * @param {{ dev: boolean, environment: Environment }} options
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export const serve = async ({ dev, environment }) => {
  // A promise that a library forgot must not take everyone's requests with it.
  process.on('unhandledRejection', (error) => console.error(error))

  const app = next({
    customServer: true,
    dev,
    dir: process.cwd(),
    hostname: 'localhost',
    port: environment.port,
  })
  await app.prepare()
  const answer = listenerOf(app.getRequestHandler(), environment.trustedProxies)
  const servers = await listen(answer, environment)
  if (dev) for (const server of servers) server.on('upgrade', app.getUpgradeHandler())
  await ready(environment)
  return { stop: () => stop(servers, app) }
}

/**
 * Next makes the platform ready while the first request waits.
 *
 * @param {Environment} environment
 */
const ready = async (environment) => {
  // Payload itself ends the process where a migration fails.
  process.once('exit', tellWhyItEnded)
  try {
    await answersOnce(environment)
  } catch (error) {
    throw shared.failure === undefined ? error : failureOf(shared.failure)
  } finally {
    process.removeListener('exit', tellWhyItEnded)
  }
  if (shared.failure !== undefined) throw failureOf(shared.failure)
}

/** @param {string} message */
const failureOf = (message) => {
  const cause = /cannot connect to Postgres: (.*)/.exec(message)?.[1]
  return new Error(
    cause
      ? `The database cannot be reached (${cause}): start it, or correct DATABASE_URL.`
      : message,
  )
}

const tellWhyItEnded = () => {
  console.error(
    'The platform could not make its database ready: the output above says why, and npm run reset begins anew.',
  )
}

/**
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>} handle
 * @param {number} trustedProxies
 * @returns {RequestListener}
 */
const listenerOf = (handle, trustedProxies) => (request, response) => {
  if (!isReadable(request.url ?? '')) return refuseAddress(response)
  // Next believes what a client writes there itself, and limits per address would be void.
  request.headers['x-forwarded-for'] = clientAddress(request, trustedProxies)
  if (trustedProxies === 0) {
    delete request.headers['x-forwarded-host']
    delete request.headers['x-forwarded-proto']
    delete request.headers['x-forwarded-port']
  }
  handle(request, response).catch((error) => {
    console.error(error)
    if (!response.headersSent) response.writeHead(500)
    response.end()
  })
}

/** Next answers an address that it cannot decode with 500. @param {string} url */
const isReadable = (url) => {
  try {
    decodeURIComponent(new URL(url, 'http://localhost').pathname)
    return url.startsWith('/')
  } catch {
    return false
  }
}

/** @param {import('node:http').ServerResponse} response */
const refuseAddress = (response) => {
  const error = {
    name: 'Refusal',
    message: 'This address is malformed: encode its special characters.',
    data: { code: 'validation_failed' },
  }
  response.writeHead(400, { connection: 'close', 'content-type': 'application/json' })
  response.end(JSON.stringify({ errors: [error] }))
}

/** @param {RequestListener} answer @param {Environment} environment */
const listen = async (answer, { host, port }) => {
  const servers = []
  for (const address of addressesOf(host)) {
    const server = createServer(answer)
    const error = await listenAt(server, { host: address, port })
    if (!error) servers.push(server)
    else if (!isAbsent(address, error)) throw sentenceOf(error, { host: address, port })
  }
  return servers
}

/**
 * @param {import('node:http').Server} server
 * @param {{ host: string, port: number }} place
 * @returns {Promise<NodeJS.ErrnoException | undefined>}
 */
const listenAt = (server, place) =>
  new Promise((resolve) => {
    server.once('error', resolve)
    server.listen(place, () => resolve(undefined))
  })

/** @param {Environment} environment */
const answersOnce = async ({ host, port }) => {
  const anywhere = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  const base = `http://${anywhere.includes(':') ? `[${anywhere}]` : anywhere}:${port}`
  const health = await fetch(`${base}/api/health`)
  if (health.ok) return
  const page = await fetch(`${base}/admin/login`)
  if (!page.ok)
    throw new Error(`The platform started but answers ${page.status}: its output above says why.`)
}

/**
 * Lets running requests end, then whatever the platform runs besides them.
 *
 * @param {import('node:http').Server[]} servers
 * @param {{ close: () => Promise<void> }} app
 */
const stop = async (servers, app) => {
  const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)))
  for (const server of servers) server.closeIdleConnections()
  await Promise.race([Promise.all(closed), sleep(PATIENCE)])
  for (const server of servers) server.closeAllConnections()
  await Promise.race([shared.stop?.(), sleep(PATIENCE)])
  await Promise.race([app.close(), sleep(PATIENCE)])
}
