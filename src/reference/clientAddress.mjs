/**
 * The address a request comes from: the connection's, or what the outermost of our own proxies saw.
 *
 * A request with fewer entries than there are proxies went around them, so its connection counts.
 *
 * @param {{ headers: import('node:http').IncomingHttpHeaders, socket: { remoteAddress?: string | undefined } }} request
 * @param {number} trustedProxies
 */
export const clientAddress = ({ headers, socket }, trustedProxies) => {
  const connection = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  if (trustedProxies === 0) return connection
  const entries = String(headers['x-forwarded-for'] ?? '').split(',')
  return entries.at(-trustedProxies)?.trim() || connection
}
