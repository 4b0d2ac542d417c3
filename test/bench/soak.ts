import type { ChildProcess } from 'node:child_process'

import { execFileSync, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

import { CAST, DEMO_PASSWORD } from '../../src/reference/cast.mjs'
import { freePort } from '../../src/reference/ports.mjs'
import { medianOf } from './report'

const USERS = 20
const SAMPLE_MS = 10_000
const START_MS = 300_000
const MADE = 'Of the soak'

type Visitor = { email: string; token: string }
type Answer = { body: any; status: number }
type Ask = (method: string, path: string, visitor?: Visitor, body?: object) => Promise<Answer>

/** Twenty sessions of the demo's people at once, at the reference host in a process of its own: how many requests it answers, and what it takes. */
export const soak = async ({ folder, minutes }: { folder: string; minutes: number }) => {
  const port = await freePort(0)
  const host = spawn(process.execPath, ['src/reference/start.mjs'], {
    env: {
      ...process.env,
      ATTEMPTS_PER_HOUR: '1000000',
      DATA_DIR: `${folder}/host`,
      PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    const ask = asker(`http://127.0.0.1:${port}/api/`)
    await ready(host, ask)
    const visitors: Visitor[] = []
    // One after another: of two sign-ins to one account at the same moment Payload keeps one session.
    for (let index = 0; index < USERS; index++)
      visitors.push(await signIn(ask, CAST[index % CAST.length]!.email))
    const seen = await load({ ask, host, until: Date.now() + minutes * 60_000, visitors })
    const result = { minutes, users: USERS, ...summary(seen, minutes) }
    console.log(result)
    if (result.failed > 0) throw new Error(`${result.failed} requests failed.`)
    return result
  } finally {
    host.kill('SIGTERM')
    if (host.exitCode === null) await new Promise((resolve) => host.once('exit', resolve))
  }
}

const asker =
  (base: string): Ask =>
  async (method, path, visitor, body) => {
    const response = await fetch(base + path, {
      headers: {
        'Content-Type': 'application/json',
        ...(visitor && { Authorization: `JWT ${visitor.token}` }),
      },
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    return { body: await response.json(), status: response.status }
  }

const ready = async (host: ChildProcess, ask: Ask): Promise<void> => {
  const until = Date.now() + START_MS
  while (Date.now() < until && host.exitCode === null) {
    const status = await ask('GET', 'health').then(
      (answer) => answer.status,
      () => 0,
    )
    if (status === 200) return
    await sleep(1_000)
  }
  throw new Error('The reference host did not start.')
}

const signIn = async (ask: Ask, email: string): Promise<Visitor> => {
  const { body, status } = await ask('POST', 'users/login', undefined, {
    email,
    password: DEMO_PASSWORD,
  })
  if (status !== 200) throw new Error(`${email} cannot sign in: ${status}`)
  return { email, token: body.token }
}

type Seen = { failed: number; memoryMb: number[]; ms: number[]; statuses: Record<number, number> }
type Load = { ask: Ask; host: ChildProcess; until: number; visitors: Visitor[] }

const load = async ({ ask, host, until, visitors }: Load): Promise<Seen> => {
  const seen: Seen = { failed: 0, memoryMb: [], ms: [], statuses: {} }
  const timed: Ask = async (...args) => {
    const start = performance.now()
    const answer = await ask(...args)
    seen.ms.push(performance.now() - start)
    seen.statuses[answer.status] = (seen.statuses[answer.status] ?? 0) + 1
    const isRefused = answer.status >= 400 && args[0] === 'GET' // Everybody reads what he was shown.
    if (isRefused || answer.status >= 500) seen.failed++
    return answer
  }
  const sampling = setInterval(() => seen.memoryMb.push(memoryOf(host)), SAMPLE_MS)
  await Promise.all(
    visitors.map(async (visitor) => {
      while (Date.now() < until) await visit(timed, visitor)
    }),
  )
  clearInterval(sampling)
  seen.memoryMb.push(memoryOf(host))
  return seen
}

/** What somebody does who looks around and writes something; what his role does not allow is refused. */
const visit = async (ask: Ask, visitor: Visitor): Promise<void> => {
  const { body: workspaces } = await ask('GET', 'workspaces?depth=0', visitor)
  const { body: projects } = await ask('GET', 'projects?limit=10', visitor)
  await ask('GET', 'reports?depth=1', visitor)
  await ask('GET', 'conversations?where[title][like]=a', visitor)
  await ask('GET', 'memberships?limit=20&depth=1', visitor)
  await ask('POST', 'graphql', visitor, { query: '{ Workspaces { docs { name myRole } } }' })
  // What somebody just made may be gone by now.
  const project = projects.docs.find(({ name }: { name: string }) => name !== MADE)?.id
  if (project) {
    await ask('GET', `projects/${project}`, visitor)
    await ask('PATCH', `projects/${project}`, visitor, { description: `Seen by ${visitor.email}` })
  }
  const workspace = workspaces.docs[0]?.id
  const made = await ask('POST', 'projects', visitor, { name: MADE, workspace })
  if (made.status === 201) await ask('DELETE', `projects/${made.body.doc.id}`, visitor)
}

const memoryOf = ({ pid }: ChildProcess): number =>
  Math.round(
    Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024,
  )

const summary = ({ failed, memoryMb, ms, statuses }: Seen, minutes: number) => {
  const sorted = [...ms].sort((a, b) => a - b)
  const third = Math.ceil(memoryMb.length / 3)
  return {
    failed,
    medianMs: Math.round(medianOf(ms)),
    memoryMb: { atFirst: medianOf(memoryMb.slice(0, third)), atLast: medianOf(memoryMb.slice(-third)), peak: Math.max(...memoryMb) }, // prettier-ignore
    p95Ms: Math.round(sorted[Math.floor(sorted.length * 0.95)]!),
    requestsPerSecond: Math.round(ms.length / (minutes * 60)),
    statuses,
  }
}
