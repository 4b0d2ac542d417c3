import type { Covered } from '../../agreements/coverage.js'
import type { AgreementText, AgreementVersion, AppliesTo, Id } from '../../documents.js'
import type { useApi } from '../shared/useApi.js'

import { writtenTexts } from '../../agreements/plainText.js'
import { redlinesOf } from '../../agreements/redline.js'

/** What an editor looks at before publishing. */
export type Review = {
  appliesTo: AppliesTo
  coverage: readonly Covered[]
  /** What is written now, as it would be frozen. */
  draft: readonly Pick<AgreementText, 'locale' | 'text'>[]
  /** Whether the newest version counts; none does while the agreement is unpublished. */
  isPublished: boolean
  newest: AgreementVersion | undefined
}

type Api = ReturnType<typeof useApi>
type Asked = {
  agreements: string
  id: Id
  locales: readonly string[] | undefined
  versions: string
}

/** The saved draft beside the newest version; or, in a sentence, why there is nothing to look at. */
export const readReview = async (
  api: Api,
  { agreements, id, locales, versions }: Asked,
): Promise<Review | string> => {
  const [draft, newest, coverage] = await Promise.all([
    api('GET', `/${agreements}/${id}?depth=0&draft=true${locales ? '&locale=all' : ''}`),
    api('GET', newestOf(versions, id)),
    api('GET', `/${agreements}/${id}/coverage`),
  ])
  if (!draft.ok) return draft.problem
  if (!newest.ok) return newest.problem
  if (!coverage.ok) return coverage.problem
  return {
    appliesTo: draft.body.appliesTo as AppliesTo,
    coverage: coverage.body.docs as Covered[],
    draft: writtenTexts(draft.body.body, locales),
    isPublished: coverage.body.current !== null,
    newest: (newest.body.docs as AgreementVersion[])[0],
  }
}

/** The number of an agreement's newest version, 0 before the first; undefined where nothing was answered. */
export const readNewestNumber = async (
  api: Api,
  versions: string,
  id: Id,
): Promise<number | undefined> => {
  const answer = await api('GET', newestOf(versions, id))
  if (!answer.ok) return undefined
  return (answer.body.docs as AgreementVersion[])[0]?.version ?? 0
}

/** Whether publishing makes no version, since no word was changed. */
export const isNothingNew = ({ draft, newest }: Review): boolean =>
  newest !== undefined && redlinesOf(newest.texts, draft).every(({ isChanged }) => !isChanged)

const newestOf = (versions: string, id: Id): `/${string}` =>
  `/${versions}?depth=0&limit=1&sort=-version&where[agreement][equals]=${id}`
