import { createLocalReq } from 'payload'

import type { Checksum } from '../checksum.js'
import type { Aim, Lab, Told } from '../lab.js'
import type { Person, Surface } from '../types.js'
import type { Collection } from '../walk.js'

import { isGoverned } from '../../program.js'
import { changedBetween, takeChecksum } from '../checksum.js'
import { placeOf, toldBy } from '../lab.js'
import { UNKNOWN } from '../marks.js'
import { isRelation, isTextLike, targetsOf } from '../walk.js'

/** Changes, deletes, copies and restores what one does not see, and points into another tenant; then compares every row. */
export const attackByWriting = async (lab: Lab): Promise<void> => {
  const req = await createLocalReq({}, lab.stage.payload)
  /** What the rows are, as long as only what is compared has been done since. */
  let known: Checksum | undefined
  for (const by of lab.people(true)) {
    const compared = async (aim: Aim, write: () => Promise<void>): Promise<void> => {
      const before = (known ??= await takeChecksum({ req }))
      const asked = lab.asked
      await write()
      if (lab.asked === asked) return
      known = await takeChecksum({ req })
      for (const table of changedBetween(before, known))
        lab.leak(aim, 'REST', `writes to ${aim.collection}`, `changes rows of ${table}`)
    }
    for (const collection of lab.collections()) {
      if (!WRITES.some((attack) => lab.wants(attack))) continue
      const aim: Aim = { attack: 'write', by, collection: collection.slug }
      await compared(aim, async () => {
        await unseen(lab, by, collection)
        await inBulk(lab, by, collection)
      })
      // In a collection of the host's own he may well make something of his own.
      const point = () => pointing(lab, by, collection)
      if (isGoverned(lab.stage.program, collection.slug)) await compared(aim, point)
      else {
        await point()
        known = undefined
      }
    }
  }
}

const WRITES = ['bulk', 'create', 'delete', 'duplicate', 'restore', 'update']

/** What somebody would like to write: his own words into the first field that takes some. */
const wishOf = ({ flattenedFields }: Collection): object => {
  const field = flattenedFields.find((one) => isTextLike(one) && one.type === 'text')
  const choice = flattenedFields.find(({ type }) => type === 'select')
  const option = choice?.options?.[0]
  return {
    ...(field && { [field.name]: 'taken' }),
    ...(!field && choice && { [choice.name]: typeof option === 'string' ? option : option?.value }),
  }
}

/** As the collection takes it: a file's document comes with its file. */
const sent = ({ upload }: Collection, data: object): FormData | object => {
  if (!upload) return data
  const form = new FormData()
  form.append('_payload', JSON.stringify(data))
  form.append('file', new File(['taken'], 'taken.txt', { type: 'text/plain' }))
  return form
}

const unseen = async (lab: Lab, by: Person, collection: Collection): Promise<void> => {
  const { payload } = lab.stage
  const slug = collection.slug as 'users'
  const docs = lab.unseenPlaces(by, slug)
  if (docs.length === 0) return
  const data = wishOf(collection)
  const at = { collection: slug, overrideAccess: false } as const
  const ways: [attack: string, Surface, (aim: Aim, id: string) => Promise<Told>][] = [
    ['update', 'REST', (aim, id) => lab.rest(aim, 'PATCH', `${slug}/${id}?draft=true`, data)],
    [
      'update',
      'REST',
      (aim, id) => lab.rest(aim, 'PATCH', `${slug}/${id}`, sent(collection, data)),
    ],
    ['delete', 'REST', (aim, id) => lab.rest(aim, 'DELETE', `${slug}/${id}`)],
    ['duplicate', 'REST', (aim, id) => lab.rest(aim, 'POST', `${slug}/${id}/duplicate`, {})],
    ['restore', 'REST', (aim, id) => lab.rest(aim, 'POST', `${slug}/versions/${id}`, {})],
    [
      'update',
      'Local',
      (aim, id) =>
        lab.local(aim, `update ${slug} ${id}`, (req) =>
          payload.update({ ...at, data: data, id, req }),
        ),
    ],
    [
      'delete',
      'Local',
      (aim, id) =>
        lab.local(aim, `delete ${slug} ${id}`, (req) => payload.delete({ ...at, id, req })),
    ],
    [
      'duplicate',
      'Local',
      (aim, id) =>
        lab.local(aim, `duplicate ${slug} ${id}`, (req) => payload.duplicate({ ...at, id, req })),
    ],
  ]
  for (const [attack, surface, write] of ways) {
    const aim = { attack, by, collection: slug }
    const missing = await write(aim, UNKNOWN)
    for (const doc of docs) {
      const there = await write(aim, doc.id)
      if (there.isMissed) continue
      if (there.status < 400)
        lab.leak(aim, surface, `${attack} ${slug}/${doc.id}`, `writes to ${placeOf(doc)}`)
      else if (toldBy(there) !== toldBy(missing))
        lab.leak(
          aim,
          surface,
          `${attack} ${slug}/${doc.id}`,
          `answers ${there.status} for ${placeOf(doc)}, and differently for an unknown id`,
        )
    }
  }
}

const inBulk = async (lab: Lab, by: Person, collection: Collection): Promise<void> => {
  const { slug } = collection
  const ids = lab.unseen(by, slug).map(({ id }) => id)
  if (ids.length === 0) return
  const aim: Aim = { attack: 'bulk', by, collection: slug }
  const where = `where[id][in]=${ids.slice(0, 20).join(',')}`
  for (const method of ['PATCH', 'DELETE'] as const) {
    const told = await lab.rest(
      aim,
      method,
      `${slug}?${where}`,
      method === 'PATCH' ? wishOf(collection) : undefined,
    )
    const { docs = [] } = (told.body ?? {}) as { docs?: unknown[] }
    if (told.status < 400 && docs.length > 0)
      lab.leak(aim, 'REST', `${method} ${slug}?${where}`, `writes to ${docs.length} documents`)
  }
}

/** A new document of his own that leads into the other tenant would lie there, or be shown with what it leads to. */
const pointing = async (lab: Lab, by: Person, collection: Collection): Promise<void> => {
  const { slug } = collection
  const { program, scene } = lab.stage
  const aim: Aim = { attack: 'create', by, collection: slug }
  const relations = collection.flattenedFields.filter(isRelation)
  const leading = relations.flatMap((field): [string, unknown][] => {
    const [target] = targetsOf(field)
    const doc = scene.docs.find((one) => one.collection === target && one.tenant === 'A')
    if (!doc || target === program.slugs.users) return []
    const value = Array.isArray(field.relationTo) ? { relationTo: target, value: doc.id } : doc.id
    return [[field.name, field.hasMany ? [value] : value]]
  })
  if (leading.length === 0) return
  const ways = [Object.fromEntries(leading), ...leading.map((one) => Object.fromEntries([one]))]
  for (const way of ways)
    for (const query of ['depth=3', 'depth=3&draft=true']) {
      const data = { ...wishOf(collection), ...way }
      const told = await lab.rest(aim, 'POST', `${slug}?${query}`, sent(collection, data))
      if (told.isMissed || told.status >= 400 || !isGoverned(program, slug)) continue
      const request = `POST ${slug} ${JSON.stringify(data)}`
      lab.leak(aim, 'REST', request, 'writes into the other tenant')
    }
}
