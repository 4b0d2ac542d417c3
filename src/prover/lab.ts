import type { Ask, Method, Said } from './ask.js'
import type { Judge } from './expectations.js'
import type { Schema } from './schema.js'
import type { Leak, Person, Planted, Report, Stage, Surface } from './types.js'
import type { Collection } from './walk.js'

import { judgeOf } from './expectations.js'
import { idsIn, marksIn, withoutNames } from './marks.js'
import { schemaOf } from './schema.js'
import { collectionsOf } from './walk.js'

/** By whom, how and at what an attack goes. */
export type Aim = { attack: string; by: Person; collection: string }
export type Told = Said & { isMissed: boolean }

const MOST_LEAKS = 500
const FEW = ['editor', 'external', 'newcomer', 'owner', 'staff', 'workspace billing']
const MISSED: Told = { body: undefined, isMissed: true, status: 0, text: '' }

/**
 * Where attacks are made: it counts them, and looks for traces in whatever is answered. What is not wanted is not asked, and
 * answers `isMissed`.
 */
export class Lab {
  readonly judge: Judge
  readonly leaks: Leak[] = []
  readonly counts: Report['attacks'] = {}
  readonly stage: Stage
  readonly #ask: Ask
  readonly #secrets: Map<string, Stage['scene']['secrets'][number]>
  readonly #docs: Map<string, Planted>
  readonly #ledTo: Set<string>
  readonly #known = new Set<string>()
  #asked = 0
  #isOver = false

  constructor(stage: Stage, ask: Ask) {
    this.stage = stage
    this.#ask = ask
    this.judge = judgeOf(stage.program, stage.options)
    this.#secrets = new Map(stage.scene.secrets.map((secret) => [secret.marker, secret]))
    this.#docs = new Map(stage.scene.docs.map((doc) => [doc.id, doc]))
    this.#ledTo = new Set(stage.scene.ledTo)
  }

  /** The collections that are wanted. */
  collections(): Collection[] {
    const { collections } = this.stage.options.only ?? {}
    return collectionsOf(this.stage.payload).filter(
      ({ slug }) => !collections || collections.includes(slug),
    )
  }

  /**
   * The people who attack: all of the second tenant, who should see a part of theirs and nothing of the first, and those
   * who belong to none. `few` are one of each kind, for attacks that take long.
   */
  people(few = false): Person[] {
    const { roles } = this.stage.options.only ?? {}
    return this.stage.scene.people.filter(
      ({ role, tenant }) =>
        tenant !== 'A' && (roles ? roles.includes(role) : !few || FEW.includes(role)),
    )
  }

  /** Documents of a collection that somebody should not come across. */
  unseen(by: Person, collection: string): Planted[] {
    return this.stage.scene.docs.filter(
      (doc) => doc.collection === collection && this.judge(by, doc) === false,
    )
  }

  /** One of them in each place. */
  unseenPlaces(by: Person, collection: string): Planted[] {
    const ofPlace = new Map<string, Planted>()
    for (const doc of this.unseen(by, collection)) ofPlace.set(placeOf(doc), doc)
    return [...ofPlace.values()]
  }

  /** The host's GraphQL schema; undefined where it has none. */
  schema(): Schema | undefined {
    return schemaOf(this.stage.payload.config)
  }

  /** How many attacks were made. */
  get asked(): number {
    return this.#asked
  }

  /** Whether enough came through: what is asked then is missed. */
  get isOver(): boolean {
    return this.#isOver
  }

  wants(attack: string): boolean {
    const { attacks } = this.stage.options.only ?? {}
    return !this.#isOver && (!attacks || attacks.includes(attack))
  }

  wantsOver(surface: Surface): boolean {
    const { surfaces } = this.stage.options.only ?? {}
    return !surfaces || surfaces.includes(surface)
  }

  async rest(aim: Aim, method: Method, path: string, body?: unknown): Promise<Told> {
    if (!this.#counts(aim, 'REST')) return MISSED
    const written = JSON.stringify(body instanceof FormData ? [...body.entries()] : body)
    const sent = body === undefined ? '' : ` ${written}`
    const said = await this.#ask.rest(aim.by, method, path, body)
    return this.#look(aim, 'REST', `${method} ${path}${sent}`, said)
  }

  async graphql(aim: Aim, query: string, variables: object = {}): Promise<Told> {
    if (!this.#counts(aim, 'GraphQL')) return MISSED
    const said = await this.#ask.graphql(aim.by, query, variables)
    return this.#look(aim, 'GraphQL', `${query} ${JSON.stringify(variables)}`, said)
  }

  async local(aim: Aim, request: string, work: Parameters<Ask['local']>[1]): Promise<Told> {
    if (!this.#counts(aim, 'Local')) return MISSED
    return this.#look(aim, 'Local', request, await this.#ask.local(aim.by, work))
  }

  leak({ attack, by, collection }: Aim, surface: Surface, request: string, trace: string): void {
    const kind = trace.replaceAll(/\([^)]*\)|\d+/g, '')
    const key = [surface, by.role, by.tenant, attack, collection, kind].join(' ')
    if (this.#known.has(key) || this.leaks.length >= MOST_LEAKS) return
    this.#known.add(key)
    const role = by.tenant ? `${by.role} of ${by.tenant}` : by.role
    const leak = { attack, collection, request: request.slice(0, 600), role, surface, trace }
    this.leaks.push(leak)
    if (this.stage.options.stopAt?.(leak)) this.#isOver = true
  }

  #counts({ attack, by, collection }: Aim, surface: Surface): boolean {
    const { collections } = this.stage.options.only ?? {}
    if (!this.wants(attack) || !this.wantsOver(surface)) return false
    if (collections && !collections.includes(collection)) return false
    this.#asked++
    const counted = (this.counts[surface] ??= {})
    counted[by.role] = (counted[by.role] ?? 0) + 1
    return true
  }

  /** Nothing that was asked for is a trace: an answer may repeat it. */
  #look(aim: Aim, surface: Surface, request: string, said: Said): Told {
    for (const marker of marksIn(said.text)) {
      const secret = this.#secrets.get(marker)
      if (!secret || request.includes(marker)) continue
      if (this.judge(aim.by, secret.doc, secret.field) === false)
        this.leak(aim, surface, request, `shows ${placeOf(secret.doc)}.${secret.field}`)
    }
    if (!OPEN_TO_IDS.has(aim.collection))
      for (const id of idsIn(said.text)) {
        const doc = this.#docs.get(id)
        if (doc && !this.#ledTo.has(id) && !request.includes(id) && this.#isForeign(aim.by, doc))
          this.leak(aim, surface, request, `names the id of ${placeOf(doc)}`)
      }
    return { ...said, isMissed: false }
  }

  /** Within a tenant ids of documents that one does not read may stand in those that one reads. */
  #isForeign(by: Person, doc: Planted): boolean {
    return (
      doc.tenant !== undefined &&
      by.platform === undefined &&
      by.tenant !== doc.tenant &&
      this.judge(by, doc) === false
    )
  }
}

/** Logos are read by everybody, and say whose they are. */
const OPEN_TO_IDS = new Set(['logos'])

export const placeOf = ({ collection, tenant, workspace }: Planted): string =>
  `${collection}${tenant ? ` of ${tenant}${workspace ? `, ${workspace}` : ''}` : ''}`

/** An answer to compare with another: without what only names the document that was asked for. */
export const toldBy = ({ status, text }: Said): string => `${status} ${withoutNames(text)}`
