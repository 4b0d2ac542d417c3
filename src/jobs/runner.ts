import type { Payload } from 'payload'

import type { PgClient } from '../db/adapter.js'
import type { Program } from '../program.js'

import { newClient } from '../db/adapter.js'
import { WAKE } from '../mail/enqueue.js'
import { programOf } from '../program.js'
import { CLOCK } from './clock.js'
import { runDue } from './schedules.js'
import { sendDue } from './sendDue.js'

const POLL_MS = 2_000
const LOCK = 7_340_119 // Any number that is ours.

/**
 * Sends what waits and does what is due, in at most one process of all that serve the database: whoever holds the
 * advisory lock, which the death of its process frees. The rows are the queue; a commit wakes the runner by NOTIFY,
 * and a slow poll finds what a lost message would leave.
 */
export const startRunner = (payload: Payload): { stop: () => Promise<void> } => {
  const program = programOf(payload)
  const runner = new Runner(payload, program)
  runner.loop = runner.run()
  return { stop: () => runner.stop() }
}

class Runner {
  loop: Promise<void> = Promise.resolve()
  #client: PgClient | undefined
  #isStopping = false
  #isWoken = false
  #wakeUp: (() => void) | undefined
  readonly #payload: Payload
  readonly #program: Program

  constructor(payload: Payload, program: Program) {
    this.#payload = payload
    this.#program = program
  }

  async run(): Promise<void> {
    while (!this.#isStopping) {
      try {
        await this.#turn()
      } catch (err) {
        this.#payload.logger.error({
          err,
          msg: "The partner program's runner stumbled and goes on",
        })
        await this.#drop()
      }
      if (!this.#isStopping) await this.#sleep()
    }
    await this.#drop()
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    this.#wake()
    await this.loop
  }

  async #turn(): Promise<void> {
    const client = (this.#client ??= await this.#connect())
    const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [LOCK])
    if (!rows[0]?.held) return
    try {
      await runDue(this.#payload, this.#program)
      await sendDue(this.#payload, this.#program)
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK])
    }
  }

  async #connect(): Promise<PgClient> {
    const client = newClient(this.#payload)
    client.on('error', () => void this.#drop())
    client.on('notification', ({ channel, payload }) => {
      if (channel === CLOCK)
        this.#program.clock.offsetMs = Math.max(this.#program.clock.offsetMs, Number(payload))
      this.#wake()
    })
    await client.connect()
    await client.query(`listen ${WAKE}`)
    await client.query(`listen ${CLOCK}`)
    return client
  }

  async #drop(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    client?.removeAllListeners()
    client?.on('error', () => undefined)
    await client?.end().catch(() => undefined)
  }

  /** Also remembers a call that comes in the middle of a turn. */
  #wake(): void {
    this.#isWoken = true
    this.#wakeUp?.()
  }

  async #sleep(): Promise<void> {
    if (!this.#isWoken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS)
        this.#wakeUp = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    this.#isWoken = false
  }
}
