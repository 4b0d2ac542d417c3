import type { Api } from './api'

/** The documents of a collection that one may see and that have a value, as its API answers. */
export const findWith = async (
  { get }: Api,
  slug: string,
  field: string,
  value: string,
): Promise<any[]> => {
  const { body, status } = await get(
    `${slug}?where[${field}][equals]=${encodeURIComponent(value)}&limit=50&depth=0`,
  )
  if (status !== 200) throw new Error(`${slug} by ${field} answers ${status}`)
  return body.docs
}

/** The id of the one document that has a value. */
export const idOf = async (
  api: Api,
  slug: string,
  field: string,
  value: string,
): Promise<string> => {
  const [found, ...others] = await findWith(api, slug, field, value)
  if (!found || others.length > 0) throw new Error(`There is not one of ${slug} with ${value}`)
  return found.id
}
