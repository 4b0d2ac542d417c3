import type { Leak, Report, Surface } from './types.js'

const SURFACES: Surface[] = ['REST', 'GraphQL', 'Local']

/** Says the report to a reader: how much was tried by whom, and what came through, one sentence each. */
export const describeReport = ({ attacks, leaks, ms, notPlanted }: Report): string => {
  const roles = [...new Set(SURFACES.flatMap((surface) => Object.keys(attacks[surface] ?? {})))]
  const count = (surface: Surface, role: string) => attacks[surface]?.[role] ?? 0
  const table = [
    ['Attacks by', ...SURFACES],
    ...roles.map((role) => [role, ...SURFACES.map((surface) => String(count(surface, role)))]),
    [
      'all',
      ...SURFACES.map((surface) =>
        String(roles.reduce((sum, role) => sum + count(surface, role), 0)),
      ),
    ],
  ]
  const seconds = (ms / 1000).toFixed(1)
  return [
    ...columns(table),
    '',
    ...notPlanted.map((one) => `Not planted: ${one}`),
    ...(leaks.length === 0
      ? [`No trace of the other tenant in ${seconds} s.`]
      : [`${leaks.length} leaks in ${seconds} s:`, ...sentencesOf(leaks)]),
  ].join('\n')
}

const columns = (rows: string[][]): string[] => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  '),
  )
}

const LOOK_AT: Record<string, string> = {
  count: 'access.read of the collection',
  distinct: 'access.read of the field',
  endpoint: 'the endpoint’s own check',
  file: 'access.read of the upload collection',
  global: 'access.read of the global',
  join: 'access.read of the joined collection',
  list: 'access.read of the collection',
  permissions: 'what a form may ask about a document',
  read: 'access.read of the collection',
  sort: 'which fields a list may be sorted by',
  versions: 'access.readVersions of the collection',
  where: 'access.read of the field that is asked about',
}

/** One for each way of asking that leaks, with whom it leaks to. */
const sentencesOf = (leaks: Leak[]): string[] => {
  const ways = new Map<string, Leak[]>()
  for (const leak of leaks) {
    const key = `${leak.collection}, ${leak.attack} over ${leak.surface}`
    ways.set(key, [...(ways.get(key) ?? []), leak])
  }
  return [...ways].map(([way, [first, ...others]]) => {
    const { attack, request, role, trace } = first!
    const roles = [...new Set(others.map((one) => one.role))].filter((one) => one !== role)
    const more = roles.length > 0 ? ` So with: ${roles.join(', ')}.` : ''
    const lookAt = LOOK_AT[attack] ?? 'the access of the operation'
    return `- ${way}: ${role} ${trace}.${more} Look at ${lookAt}. Asked: ${request}`
  })
}
