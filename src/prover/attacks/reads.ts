import type { Aim, Lab, Told } from '../lab.js'
import type { Person, Surface } from '../types.js'
import type { Collection, Field } from '../walk.js'

import { eachWith, fewAtOnce } from '../atOnce.js'
import { UNKNOWN } from '../marks.js'
import { placeOf, toldBy } from '../lab.js'
import { collectionsOf } from '../walk.js'

/** Lists, counts, versions and single documents, in every way that REST and the Local API have. */
export const attackByReading = async (lab: Lab): Promise<void> => {
  await fewAtOnce(eachWith(lab.people(), lab.collections()), async ([by, collection]) => {
    await lists(lab, by, collection)
    await locally(lab, by, collection)
    await singles(lab, by, collection)
  })
  const everything = selectAll(lab)
  await fewAtOnce(eachWith(lab.people(true), lab.collections()), async ([by, collection]) => {
    await selections(lab, by, collection, everything)
    await distinct(lab, by, collection)
  })
}

const WAYS = [
  'depth=99&limit=99999&draft=true&trash=true&locale=all',
  'depth=2&showHiddenFields=true&overrideAccess=true&limit=500',
  'depth=1&limit=500&where[or][0][id][exists]=true&where[or][1][id][exists]=false',
  'depth=0&limit=500&trash=true&where[deletedAt][exists]=true',
]

const lists = async (lab: Lab, by: Person, { slug }: Collection): Promise<void> => {
  const aim: Aim = { attack: 'list', by, collection: slug }
  for (const way of WAYS)
    rows(lab, aim, 'REST', `GET ${slug}?${way}`, await lab.rest(aim, 'GET', `${slug}?${way}`))
  await lab.rest(
    { ...aim, attack: 'versions' },
    'GET',
    `${slug}/versions?depth=3&limit=500&locale=all`,
  )
  const counting = { ...aim, attack: 'count' }
  const list = await lab.rest(counting, 'GET', `${slug}?depth=0&limit=500`)
  const count = await lab.rest(counting, 'GET', `${slug}/count`)
  compareCount(lab, counting, 'REST', list, count)
}

const selections = async (
  lab: Lab,
  by: Person,
  { flattenedFields, slug }: Collection,
  everything: string,
): Promise<void> => {
  const aim: Aim = { attack: 'select', by, collection: slug }
  const select = flattenedFields.map(({ name }) => `select[${name}]=true`).join('&')
  await lab.rest(aim, 'GET', `${slug}?depth=3&limit=500&${select}&${everything}`)
  for (const field of flattenedFields) {
    if (field.type !== 'join') continue
    const joins = `joins[${field.name}][limit]=0&joins[${field.name}][count]=true`
    const joining = { ...aim, attack: 'join' }
    await lab.rest(joining, 'GET', `${slug}?depth=2&${joins}`)
    const asked = `${slug}?depth=0&${joins}`
    joined(lab, joining, asked, field, await lab.rest(joining, 'GET', asked))
  }
}

type Join = { docs?: (string | { value: string })[]; totalDocs?: number }

/** Neither what a join finds nor its number says more than the collection that it joins. */
const joined = (
  lab: Lab,
  aim: Aim,
  asked: string,
  { collection = [], name }: Field,
  told: Told,
): void => {
  const { docs: rows = [] } = (told.body ?? {}) as { docs?: Record<string, Join | undefined>[] }
  const unseen = new Map(
    [collection].flat().flatMap((slug) => lab.unseen(aim.by, slug).map((doc) => [doc.id, doc])),
  )
  for (const { [name]: { docs = [], totalDocs = 0 } = {} } of rows) {
    if (totalDocs > docs.length)
      lab.leak(aim, 'REST', `GET ${asked}`, `counts ${totalDocs} where ${docs.length} are listed`)
    for (const doc of docs) {
      const found = unseen.get(typeof doc === 'string' ? doc : doc.value)
      if (found) lab.leak(aim, 'REST', `GET ${asked}`, `lists ${placeOf(found)}`)
    }
  }
}

const distinct = async (
  lab: Lab,
  by: Person,
  { flattenedFields, slug }: Collection,
): Promise<void> => {
  const aim: Aim = { attack: 'distinct', by, collection: slug }
  for (const { name } of flattenedFields.filter(({ virtual }) => !virtual))
    await lab.local(aim, `findDistinct ${slug} ${name}`, (req) =>
      lab.stage.payload.findDistinct({
        collection: slug as 'users',
        field: name,
        overrideAccess: false,
        req,
      }),
    )
}

/** Every field of whatever is related, hidden ones included. */
const selectAll = ({ stage }: Lab): string =>
  collectionsOf(stage.payload)
    .flatMap(({ flattenedFields, slug }) =>
      flattenedFields.map(({ name }) => `populate[${slug}][${name}]=true`),
    )
    .join('&')

type Page = { docs?: { id: string }[]; totalDocs?: number }

/** No row of a list is one that he should not come across. */
const rows = (lab: Lab, aim: Aim, surface: Surface, request: string, told: Told): void => {
  const ids = new Set(((told.body as Page | undefined)?.docs ?? []).map(({ id }) => id))
  for (const doc of lab.unseen(aim.by, aim.collection))
    if (ids.has(doc.id)) lab.leak(aim, surface, request, `lists ${placeOf(doc)}`)
}

const compareCount = (lab: Lab, aim: Aim, surface: Surface, list: Told, count: Told): void => {
  const isCount = count.status === 200 && (count.body as Page).totalDocs !== undefined // A preference may be called so.
  if (list.isMissed || count.isMissed || !isCount) return
  const listed = list.status === 200 ? ((list.body as Page).totalDocs ?? 0) : 0
  const counted = (count.body as Page).totalDocs ?? 0
  if (counted !== listed)
    lab.leak(
      aim,
      surface,
      `count of ${aim.collection}`,
      `counts ${counted} where ${listed} are listed`,
    )
}

const locally = async (lab: Lab, by: Person, collection: Collection): Promise<void> => {
  const { payload } = lab.stage
  const slug = collection.slug as 'users'
  const aim: Aim = { attack: 'list', by, collection: slug }
  const asked = { collection: slug, limit: 500, overrideAccess: false } as const
  const told = await lab.local(aim, `find ${slug}`, (req) =>
    payload.find({ ...asked, depth: 3, draft: true, req, trash: true }),
  )
  rows(lab, aim, 'Local', `find ${slug}`, told)
  const counting = { ...aim, attack: 'count' }
  const list = await lab.local(counting, `find ${slug}, depth 0`, (req) =>
    payload.find({ ...asked, depth: 0, req }),
  )
  const count = await lab.local(counting, `count ${slug}`, (req) =>
    payload.count({ collection: slug, overrideAccess: false, req }),
  )
  compareCount(lab, counting, 'Local', list, count)
  if (collection.versions)
    await lab.local({ ...aim, attack: 'versions' }, `findVersions ${slug}`, (req) =>
      payload.findVersions({ ...asked, depth: 2, req }),
    )
}

/** What is there and not his answers as what is not there. */
const singles = async (lab: Lab, by: Person, { slug }: Collection): Promise<void> => {
  const unseen = lab.unseenPlaces(by, slug)
  if (unseen.length === 0) return
  const { payload } = lab.stage
  const ways: [string, (id: string) => Promise<Told>, Surface][] = [
    ['read', (id) => lab.rest(aim('read'), 'GET', `${slug}/${id}?depth=3&draft=true`), 'REST'],
    ['read', (id) => lab.rest(aim('read'), 'GET', `${slug}/${id}?trash=true`), 'REST'],
    ['permissions', (id) => lab.rest(aim('permissions'), 'POST', `${slug}/access/${id}`), 'REST'],
    [
      'read',
      (id) =>
        lab.local(aim('read'), `findByID ${slug} ${id}`, (req) =>
          payload.findByID({
            collection: slug as 'users',
            depth: 3,
            id,
            overrideAccess: false,
            req,
          }),
        ),
      'Local',
    ],
  ]
  const aim = (attack: string): Aim => ({ attack, by, collection: slug })
  for (const [attack, ask, surface] of ways) {
    const missing = toldBy(await ask(UNKNOWN))
    for (const doc of unseen) {
      const there = await ask(doc.id)
      if (!there.isMissed && toldBy(there) !== missing)
        lab.leak(
          aim(attack),
          surface,
          `${attack} ${slug}/${doc.id}`,
          `answers ${there.status} for ${placeOf(doc)}, and differently for an unknown id`,
        )
    }
  }
}
