import type { ChildProcess } from 'node:child_process'

import { fork } from 'node:child_process'
import { once } from 'node:events'

import { freePort } from '../../../src/reference/ports.mjs'
import { createDatabase } from '../../support/database'
import { START_MS } from '../../support/mailServer'

const STOP_MS = 15_000
const TAIL = 4_000

/** The reference host in a process of its own, as it was built, with the demo played on a new database. */
export const startHostProcess = async (
  variables: Record<string, string>,
): Promise<{ stop: () => Promise<void>; url: string }> => {
  const database = await createDatabase()
  const port = await freePort(0)
  const child = fork('test/browser/support/host.mjs', {
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      MAIL_SHOW_LINKS: '1',
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
      PAYLOAD_SECRET: 'a secret of the tests',
      PORT: String(port),
      SEED_DEMO: '1',
      ...variables,
    },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const stop = async () => {
    await end(child)
    await database.drop()
  }
  try {
    await ready(child)
  } catch (error) {
    await stop()
    throw error
  }
  return { stop, url: `http://localhost:${port}` }
}

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = ''
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (chunk: Buffer) => (output = `${output}${String(chunk)}`.slice(-TAIL)))
    const fail = (how: string) => reject(new Error(`The host ${how}.\n${output}`))
    const impatience = setTimeout(() => fail('did not answer in time'), START_MS)
    child.once('message', () => resolve())
    child.once('exit', (code) => fail(`ended with ${code}`))
    child.once('message', () => clearTimeout(impatience))
    child.once('exit', () => clearTimeout(impatience))
  })

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  child.kill('SIGTERM')
  await once(child, 'exit')
  clearTimeout(impatience)
}
