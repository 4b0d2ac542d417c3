import { setTimeout as sleep } from 'node:timers/promises'

import type { Person, Stage } from '../support/people'

import { codeOf, rest } from '../support/host'
import { mailedToken, newcomer } from '../support/people'
import { MONEY } from './money'

/** How one round ended: what was accepted, by codes otherwise, and whether the rule was broken. */
export type Round = { codes: unknown[]; isBroken: boolean }
export type Scenario = {
  /** What keeps the rule when two requests come at the same moment. */
  heldBy:
    | 'a lock'
    | 'a lock, and a trigger behind it'
    | 'a lock, and an index behind it'
    | 'one statement'
  name: string
  round: (stage: Stage, n: number) => Promise<Round>
  rule: string
  /** What a client is told where the database has to hold it. */
  saidBehind?: string
}

/** How much later, round by round, the shorter of two requests begins, so that they meet in every way. */
const STAGGER_MS = 40

const call = (
  stage: Stage,
  person: Person | undefined,
  method: 'GET' | 'PATCH' | 'POST',
  path: string,
  body?: object,
) => rest(stage.host, method, path, { ...(body && { body }), token: person?.token })

const find = async ({ host }: Stage, collection: string, where: object): Promise<any[]> => {
  const { docs } = await host.payload.db.find({
    collection,
    limit: 0,
    pagination: false,
    req: {},
    where,
  } as never)
  return docs
}
const all = (...conditions: object[]) => ({ and: conditions })
const is = (field: string, value: unknown) => ({ [field]: { equals: value } })
const isLive = { endedAt: { exists: false } }

/** An organisation with two owners. */
const twoOwners = async (stage: Stage) => {
  const [first, second] = [
    await newcomer(stage.host, 'First'),
    await newcomer(stage.host, 'Second'),
  ]
  const { body } = await call(stage, first, 'POST', 'organisations?depth=0', { name: 'Duo' })
  const organisation = body.doc.id as string
  await stage.host.payload.db.create({
    collection: 'memberships',
    data: { organisation, role: 'owner', source: 'direct', user: second.id },
    req: {},
  } as never)
  const memberships = await find(stage, 'memberships', is('organisation', organisation))
  const of = ({ id }: Person) => memberships.find(({ user }) => user === id).id as string
  return { first, firsts: of(first), organisation, second, seconds: of(second) }
}
const hasNoOwner = async (stage: Stage, organisation: string) =>
  (
    await find(
      stage,
      'memberships',
      all(is('organisation', organisation), is('role', 'owner'), isLive),
    )
  ).length === 0

const openClient = (stage: Stage, email: string, name: string) =>
  call(stage, stage.people.Olga, 'POST', 'workspaces?depth=0', {
    agreementAccepted: true,
    dataOwner: { email, organisationName: 'Client' },
    name,
    organisation: stage.places.veldwerk,
    usageContext: 'external',
  })

const codes = (answers: Awaited<ReturnType<typeof rest>>[]) =>
  answers.map((answer) => (answer.status < 300 ? answer.status : codeOf(answer)))

export const SCENARIOS: Scenario[] = [
  ...MONEY,
  {
    heldBy: 'a lock',
    name: 'two owners leave at the same moment',
    rule: '4.8',
    round: async (stage) => {
      const { first, firsts, organisation, second, seconds } = await twoOwners(stage)
      const answers = await Promise.all([
        call(stage, first, 'PATCH', `memberships/${firsts}`, { ended: true }),
        call(stage, second, 'PATCH', `memberships/${seconds}`, { ended: true }),
      ])
      return { codes: codes(answers), isBroken: await hasNoOwner(stage, organisation) }
    },
  },
  {
    heldBy: 'a lock',
    name: 'an owner leaves while the other takes a lower role',
    rule: '4.8',
    round: async (stage) => {
      const { first, firsts, organisation, second, seconds } = await twoOwners(stage)
      const answers = await Promise.all([
        call(stage, first, 'PATCH', `memberships/${firsts}`, { ended: true }),
        call(stage, second, 'PATCH', `memberships/${seconds}`, { role: 'admin' }),
      ])
      return { codes: codes(answers), isBroken: await hasNoOwner(stage, organisation) }
    },
  },
  {
    heldBy: 'a lock, and an index behind it',
    name: 'five register by the same link',
    rule: '5.3',
    round: async (stage, n) => {
      const email = `guest${n}@once.example`
      await call(stage, stage.people.Olga, 'POST', 'invitations', {
        email,
        role: 'external',
        workspace: stage.places.haarlem,
      })
      const token = await mailedToken(stage.host, email)
      const answers = await Promise.all(
        Array.from({ length: 5 }, () =>
          call(stage, undefined, 'POST', 'invitations/accept', {
            name: 'Guest',
            password: 'a long password',
            token,
          }),
        ),
      )
      const users = await find(stage, 'users', is('email', email))
      const accepted = answers.filter(({ status }) => status === 200).length
      return { codes: codes(answers), isBroken: users.length !== 1 || accepted !== 1 }
    },
  },
  {
    heldBy: 'a lock',
    name: 'five join by a link that two may use',
    rule: '5.1',
    round: async (stage) => {
      const made = await call(stage, stage.people.Olga, 'POST', 'invitations?depth=0', {
        channel: 'link',
        maxUses: 2,
        role: 'external',
        workspace: stage.places.haarlem,
      })
      const token = made.body.doc.link.split('#token=')[1]
      const people = []
      for (let one = 0; one < 5; one++) people.push(await newcomer(stage.host, 'Linked'))
      const answers = await Promise.all(
        people.map((person) => call(stage, person, 'POST', 'invitations/accept', { token })),
      )
      const joined = await find(
        stage,
        'memberships',
        all({ user: { in: people.map(({ id }) => id) } }, isLive),
      )
      return { codes: codes(answers), isBroken: joined.length !== 2 }
    },
  },
  {
    heldBy: 'a lock, and an index behind it',
    name: 'five invite the same address',
    rule: '5.6',
    round: async (stage, n) => {
      const body = {
        email: `many${n}@twice.example`,
        role: 'external',
        workspace: stage.places.haarlem,
      }
      const answers = await Promise.all(
        Array.from({ length: 5 }, () =>
          call(stage, stage.people.Olga, 'POST', 'invitations', body),
        ),
      )
      const pending = await find(stage, 'invitations', is('email', body.email))
      return { codes: codes(answers), isBroken: pending.length !== 1 }
    },
  },
  {
    heldBy: 'a lock',
    name: 'somebody is made an insider and an outsider',
    rule: '4.4',
    round: async (stage) => {
      const person = await newcomer(stage.host, 'Both')
      const reason = 'Both at once'
      const add = (place: object) =>
        call(stage, stage.people.Sam, 'POST', 'memberships', { reason, user: person.id, ...place })
      const answers = await Promise.all([
        add({ organisation: stage.places.veldwerk, role: 'member' }),
        add({ role: 'external', workspace: stage.places.haarlem }),
      ])
      const memberships = await find(stage, 'memberships', is('user', person.id))
      return { codes: codes(answers), isBroken: memberships.length !== 1 }
    },
  },
  {
    heldBy: 'a lock',
    name: 'the data owner is changed while he accepts',
    rule: '3.5',
    round: async (stage, n) => {
      const [first, second] = [`first${n}@race.example`, `second${n}@race.example`]
      const opened = await openClient(stage, first, `Race of data owners ${n}`)
      const id = opened.body.doc.id as string
      const token = await mailedToken(stage.host, first)
      const answers = await Promise.all([
        call(stage, undefined, 'POST', 'invitations/accept', {
          name: 'First',
          password: 'a long password',
          token,
        }),
        sleep(n * STAGGER_MS).then(() =>
          call(stage, stage.people.Olga, 'PATCH', `workspaces/${id}`, {
            dataOwner: { email: second },
          }),
        ),
      ])
      const [workspace] = await find(stage, 'workspaces', is('id', id))
      const watching = await find(
        stage,
        'memberships',
        all(is('workspace', id), is('source', 'data-owner'), isLive),
      )
      const isEvicted = watching.length > 0 && workspace.dataOwner.email === second
      return { codes: codes(answers), isBroken: isEvicted }
    },
  },
  {
    heldBy: 'a lock',
    name: 'partner status ends while a client’s workspace is opened',
    rule: '2.4',
    round: async (stage, n) => {
      const flag = (isPartner: boolean) =>
        call(stage, stage.people.Sam, 'PATCH', `organisations/${stage.places.veldwerk}`, {
          isPartner,
          reason: 'Now',
        })
      const [ended, ...opened] = await Promise.all([
        flag(false),
        openClient(stage, `flag${n}@race.example`, `Race ${n}`),
        openClient(stage, `flags${n}@race.example`, `Races ${n}`),
      ])
      const [end] = (
        await find(stage, 'audit-events', is('action', 'organisation.partner_ended'))
      ).sort((a, b) => (a.at < b.at ? 1 : -1))
      const made = await find(
        stage,
        'audit-events',
        all(is('action', 'workspace.created'), { at: { greater_than: end.at } }),
      )
      await flag(true)
      return { codes: codes([ended, ...opened]), isBroken: made.length > 0 }
    },
  },
]
