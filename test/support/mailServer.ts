import type { AddressInfo } from 'node:net'
import type { ParsedMail } from 'mailparser'

import { setTimeout as sleep } from 'node:timers/promises'

import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** What arrived: the mail as a reader parses it, and what the SMTP conversation said around it. */
export type Arrived = {
  at: number
  /** The name with which the client greeted. */
  client: string
  mail: ParsedMail
  raw: string
  receivers: string[]
}

/** An SMTP server on a loopback port that remembers, and that misbehaves on demand. */
export type MailServer = {
  arrived: Arrived[]
  /** How long it takes for each mail. */
  delayMs: number
  /** Receivers for whom it never answers. */
  hanging: Set<string>
  /** Receivers whom it refuses, with its answer, to which it adds the number of the try. */
  refused: Map<string, string>
  /** Receivers for whom somebody tried, in order, whatever became of it. */
  tried: string[]
  url: string
  start: () => Promise<void>
  stop: () => Promise<void>
  to: (address: string) => Arrived[]
}

export const startMailServer = async (): Promise<MailServer> => {
  let server = undefined as SMTPServer | undefined
  let port = 0
  const state: MailServer = {
    arrived: [],
    delayMs: 0,
    hanging: new Set(),
    refused: new Map(),
    start: async () => {
      server = make(state)
      await new Promise<void>((resolve) => server!.listen(port, '127.0.0.1', resolve))
      port = (server.server.address() as AddressInfo).port
      state.url = `smtp://127.0.0.1:${port}`
    },
    stop: async () => {
      const stopping = server
      server = undefined
      if (!stopping) return
      for (const socket of socketsOf(stopping)) socket.destroy()
      await new Promise<void>((resolve) => {
        stopping.close(resolve)
      })
    },
    to: (address) => state.arrived.filter(({ receivers }) => receivers.includes(address)),
    tried: [],
    url: '',
  }
  await state.start()
  return state
}

const socketsOf = (server: SMTPServer): { destroy: () => void }[] =>
  [
    ...(server as unknown as { connections: Set<{ _socket: { destroy: () => void } }> })
      .connections,
  ].map(({ _socket }) => _socket)

const make = (state: MailServer): SMTPServer => {
  const tries = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on(
        'end',
        () =>
          void accept(Buffer.concat(chunks), session).then(() => {
            answer()
          }, answer),
      )
    },
    onRcptTo: ({ address }, _session, answer) => {
      state.tried.push(address)
      if (state.hanging.has(address)) return
      const refusal = state.refused.get(address)
      const count = (tries.get(address) ?? 0) + 1
      tries.set(address, count)
      const error = new Error(`${refusal} (try ${count})`)
      answer(refusal ? Object.assign(error, { responseCode: 550 }) : null)
    },
  })
  // A client that hangs up, as the tests make it, is no failure.
  server.on('error', () => undefined)

  const accept = async (
    raw: Buffer,
    {
      clientHostname,
      envelope,
      hostNameAppearsAs,
    }: {
      clientHostname: string
      envelope: { rcptTo: { address: string }[] }
      hostNameAppearsAs: false | string
    },
  ) => {
    await sleep(state.delayMs)
    state.arrived.push({
      at: Date.now(),
      client: hostNameAppearsAs || clientHostname,
      mail: await simpleParser(raw),
      raw: raw.toString('utf8'),
      receivers: envelope.rcptTo.map(({ address }) => address),
    })
  }
  return server
}

/** How long a host may take to start where other tests take the processor too. */
export const START_MS = 180_000

/** Waits until something holds; fails with what it waited for. */
export const eventually = async <T>(
  what: string,
  find: () => Promise<T | undefined | false> | T | undefined | false,
  ms = 5_000,
): Promise<T> => {
  const until = Date.now() + ms
  for (;;) {
    const found = await find()
    if (found) return found
    if (Date.now() > until) throw new Error(`Waited ${ms} ms for ${what}`)
    await sleep(20)
  }
}
