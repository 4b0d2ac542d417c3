import type { Payload } from 'payload'

import { setTimeout as sleep } from 'node:timers/promises'

import type { PgClient } from '../db/adapter.js'
import type { Program } from '../program.js'

import { newClient } from '../db/adapter.js'
import { WAKE } from '../mail/enqueue.js'
import { programOf } from '../program.js'
import { CLOCK, loadClock } from './clock.js'
import { runDue } from './schedules.js'
import { Sender } from './sender.js'

const POLL_MS = 2_000
const LOCK = 7_340_119 // Any number that is ours.
/** How long a stop waits for what is under way: shorter than a host waits for us. */
const STOP_PATIENCE_MS = 3_000

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
  #holdsLock = false
  #isStopping = false
  #isWoken = false
  #wakeUp: (() => void) | undefined
  readonly #payload: Payload
  readonly #program: Program
  readonly #sender: Sender

  constructor(payload: Payload, program: Program) {
    this.#payload = payload
    this.#program = program
    this.#sender = new Sender(payload, program, () => {
      this.#wake()
    })
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
        this.#isWoken = false // What stumbles at once waits for the next poll.
      }
      if (!this.#isStopping) await this.#sleep()
    }
    await this.#handOver()
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    this.#wake()
    await this.loop
  }

  async #turn(): Promise<void> {
    const client = this.#client ?? (await this.#connect())
    if (!this.#holdsLock) {
      const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [LOCK])
      this.#holdsLock = rows[0]?.held === true
    } else {
      await client.query('select 1') // Whoever no longer reaches the database no longer holds the lock.
    }
    if (!this.#holdsLock) return
    await runDue(this.#payload, this.#program)
    await this.#sender.fill()
  }

  async #connect(): Promise<PgClient> {
    const client = newClient(this.#payload)
    this.#client = client // From here on, so that a failure below is cleaned up.
    client.on('error', () => {
      if (this.#client === client) void this.#drop()
    })
    client.on('notification', ({ channel, payload }) => {
      if (channel === CLOCK)
        this.#program.clock.offsetMs = Math.max(this.#program.clock.offsetMs, Number(payload))
      this.#wake()
    })
    await client.connect()
    // A machine that vanished frees the lock in half a minute rather than in hours.
    await client.query(
      'set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3',
    )
    await client.query(`listen ${WAKE}; listen ${CLOCK}`)
    await loadClock(this.#payload, this.#program) // What was said while nobody listened.
    return client
  }

  async #drop(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    this.#holdsLock = false
    client?.removeAllListeners()
    client?.on('error', () => undefined)
    await Promise.race([
      client?.end().catch(() => undefined),
      sleep(1_000, undefined, { ref: false }),
    ])
  }

  /** Lets what is under way end, and another process begin. */
  async #handOver(): Promise<void> {
    await Promise.race([this.#sender.settled(), sleep(STOP_PATIENCE_MS, undefined, { ref: false })])
    if (this.#holdsLock)
      await this.#client
        ?.query('select pg_advisory_unlock($1), pg_notify($2, $3)', [LOCK, WAKE, ''])
        .catch(() => undefined)
    await this.#drop()
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
