import type { AddressInfo } from 'node:net'

import { createServer } from 'node:http'

import type { Host } from './host'

import { raw } from './host'

/** The host's API on a port of this machine, for clients that only speak HTTP. */
export const serve = async (
  host: Pick<Host, 'config'>,
): Promise<{ close: () => void; url: string }> => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void answer()
    })
    const answer = async () => {
      const body = Buffer.concat(chunks).toString()
      const {
        body: text,
        headers,
        status,
      } = await raw(host, request.method as 'GET', request.url!.replace(/^\/api\//, ''), {
        headers: request.headers as Record<string, string>,
        ...(body && { body }),
      })
      response.writeHead(status, Object.fromEntries(headers)).end(text)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    close: () => server.close(),
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
  }
}
