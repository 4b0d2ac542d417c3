import type { Visit } from './visit.js'

/** The list of a collection, filtered as Payload's own filters would. */
export const listUrl = (
  { to }: Visit,
  slug: string,
  equals: Readonly<Record<string, string>> = {},
): string => {
  const conditions = Object.entries(equals).map(
    ([field, value], index) => `where[or][0][and][${index}][${field}][equals]=${value}`,
  )
  return [to(`/collections/${slug}`), conditions.join('&')].filter(Boolean).join('?')
}
