import type { Aim, Lab, Told } from '../lab.js'
import type { Person } from '../types.js'
import type { Reached } from '../walk.js'

import { fewAtOnce } from '../atOnce.js'
import { newMark } from '../marks.js'
import { collectionOf, leavesOf, pathsFrom } from '../walk.js'

/** Questions whose answers would tell a secret without showing it: filters and sorting, also through relations. */
export const attackByAsking = async (lab: Lab): Promise<void> => {
  const known: Known = new Map()
  await fewAtOnce(lab.collections(), async ({ slug }) => {
    for (const by of lab.people(true)) {
      if (lab.wants('where'))
        for (const operator of OPERATORS) await byFilter(lab, by, slug, operator, known)
      if (lab.wants('sort')) await byOrder(lab, by, slug)
    }
  })
}

const OPERATORS = ['in', 'like', 'greater_than'] as const
type Operator = (typeof OPERATORS)[number]
type Question = Reached & { values: string[] }
/** The paths that a collection may be asked by, found with the first who asks: no one else finds more of them refused. */
type Known = Map<string, Set<string>>

const AT_ONCE = 20
const MOST_VALUES = 12
const HOPS = 2
const UNLISTED = new Set(['json', 'richText'])

/** A filter by what he may not know must answer as the same filter by what is not so. */
const byFilter = async (
  lab: Lab,
  by: Person,
  slug: string,
  operator: Operator,
  known: Known,
): Promise<void> => {
  const key = `${slug} ${operator}`
  const open = known.get(key)
  const questions = questionsOf(lab, by, slug, operator).filter(
    ({ path }) => !open || open.has(path),
  )
  const answered = new Set<string>(open)
  const aim: Aim = { attack: 'where', by, collection: slug }
  const ask = (asked: Question[], isWrong: boolean) =>
    lab.rest(aim, 'GET', `${slug}?depth=0&limit=500&${conditions(asked, operator, isWrong)}`)
  const put = async (asked: Question[]): Promise<void> => {
    if (asked.length === 0) return
    const wrong = await ask(asked, true)
    if (wrong.isMissed || (wrong.status !== 200 && asked.length === 1)) return
    const right = wrong.status === 200 ? await ask(asked, false) : undefined
    if (right && told(right) === told(wrong)) {
      for (const { path } of asked) answered.add(path)
    } else if (asked.length > 1) {
      await put(asked.slice(0, asked.length / 2))
      await put(asked.slice(asked.length / 2))
    } else
      lab.leak(
        aim,
        'REST',
        `GET ${slug}?${conditions(asked, operator, false)}`,
        `is told ${asked[0]!.collection}.${asked[0]!.field} by ${asked[0]!.path} ${operator}`,
      )
  }
  for (let from = 0; from < questions.length; from += AT_ONCE)
    await put(questions.slice(from, from + AT_ONCE))
  if (!open) known.set(key, answered)
}

const questionsOf = (lab: Lab, by: Person, slug: string, operator: Operator): Question[] =>
  pathsFrom(lab.stage.payload, slug, HOPS).flatMap((reached) => {
    if (operator !== 'like' && UNLISTED.has(typeAt(lab, reached))) return []
    const values = lab.stage.scene.secrets
      .filter(({ doc, field }) => doc.collection === reached.collection && field === reached.field)
      .filter(({ doc, field }) => lab.judge(by, doc, field) === false)
      .map(({ value }) => value)
    return values.length === 0 ? [] : [{ ...reached, values: values.slice(0, MOST_VALUES) }]
  })

const typeAt = (lab: Lab, { collection, field }: Reached): string =>
  leavesOf(collectionOf(lab.stage.payload, collection)?.flattenedFields ?? []).find(
    ({ path }) => path === field,
  )?.field.type ?? ''

const conditions = (asked: Question[], operator: Operator, isWrong: boolean): string =>
  asked
    .map(({ path, values }, index) => {
      const sent = isWrong ? values.map(wrongOf) : values
      return `where[or][${index}]${condition(path, operator, sent)}`
    })
    .join('&')

/** A value of the same kind that nothing has; above every mark, so that whatever is greater is nothing, too. */
const wrongOf = (value: string): string => value.replace(/zq[0-9a-f]{16}/, newMark())

const condition = (path: string, operator: Operator, values: string[]): string => {
  if (operator === 'in') return `[${path}][in]=${encodeURIComponent(values.join(','))}`
  if (operator === 'like') return `[${path}][like]=${encodeURIComponent(values[0]!)}`
  return `[and][0][${path}][greater_than_equal]=${encodeURIComponent(values[0]!)}&where[or][0][and][1][${path}][less_than_equal]=${encodeURIComponent(values[0]!)}`
}

type Page = { docs?: { id: string }[]; totalDocs?: number }
const idsOf = ({ body }: Told): string[] => ((body as Page).docs ?? []).map(({ id }) => id)
const told = (answer: Told): string =>
  `${answer.status} ${(answer.body as Page).totalDocs} ${idsOf(answer).join()}`

/** A list that can be ordered by what he may not read tells its order. */
const byOrder = async (lab: Lab, by: Person, slug: string): Promise<void> => {
  const aim: Aim = { attack: 'sort', by, collection: slug }
  const all = await lab.rest(aim, 'GET', `${slug}?depth=0&limit=500`)
  if (all.isMissed || all.status !== 200 || idsOf(all).length < 2) return
  const listed = new Set(idsOf(all))
  for (const reached of pathsFrom(lab.stage.payload, slug, 1)) {
    const isSecret = lab.stage.scene.secrets.some(
      ({ doc, field }) =>
        doc.collection === reached.collection &&
        field === reached.field &&
        (reached.path !== reached.field || listed.has(doc.id)) &&
        lab.judge(by, doc, field) === false,
    )
    if (!isSecret) continue
    for (const path of new Set([reached.path, reached.path.replaceAll('.', '__')])) {
      const ask = (sort: string) =>
        lab.rest(aim, 'GET', `${slug}?depth=0&limit=500&sort=${encodeURIComponent(sort)}`)
      const [up, down] = [await ask(path), await ask(`-${path}`)]
      if (up.status === 200 && down.status === 200 && told(up) !== told(down))
        lab.leak(
          aim,
          'REST',
          `GET ${slug}?sort=${path}`,
          `is told the order of ${reached.collection}.${reached.field}`,
        )
    }
  }
}
