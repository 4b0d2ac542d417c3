import type { FlattenedField } from 'payload'

/** Whether a `sort` leads through a relation to a collection that `isOurs`. `__` is another dot to Payload. */
export const sortsThrough = (
  fields: FlattenedField[],
  sort: string | string[] | undefined,
  isOurs: (slug: string) => boolean,
): boolean =>
  [sort ?? []]
    .flat()
    .flatMap((one) => one.split(','))
    .some((path) => {
      const segments = path.trim().replace(/^-/, '').replaceAll('__', '.').split('.')
      let level: FlattenedField[] | undefined = fields
      for (const name of segments.slice(0, -1)) {
        const field: FlattenedField | undefined = level?.find((one) => one.name === name)
        // Once through a relation, nobody knows how far it leads.
        if (field && 'relationTo' in field) return [field.relationTo].flat().some(isOurs)
        level = field && 'flattenedFields' in field ? field.flattenedFields : undefined
      }
      return false
    })
