import type { Lab } from '../lab.js'
import type { Person } from '../types.js'

import { REST_COMMANDS } from '../../commands/index.js'
import { collectionNameOf } from '../../program.js'

type Endpoint = { method: string; path: string }

/** Payload's own, which other attacks use, and what would end the attacker's own session. */
const KNOWN =
  /^\/(|:id\??|count|access\/:id\??|versions(\/:id)?|:id\/duplicate|duplicate|paste-url.*|file\/.*|init|login|logout|me|refresh-token|forgot-password|reset-password|unlock|verify\/:id|first-register|run|handle-schedules|access|og|:key)$/

/** Every endpoint that the host or a plugin added, with the ids of the other tenant in its path, query and body. */
export const attackEndpoints = async (lab: Lab): Promise<void> => {
  const { payload, program } = lab.stage
  const ours = new Set(REST_COMMANDS.map(({ method, on, path }) => `${method} ${on ?? ''} ${path}`))
  const isAdded = (on: string, { method, path }: Endpoint) =>
    !KNOWN.test(path) && !ours.has(`${method.toLowerCase()} ${on} ${path}`)
  const targets = lab.collections().map(({ endpoints, slug }) => ({
    endpoints: (endpoints || []).filter((one) =>
      isAdded(collectionNameOf(program, slug) ?? '', one),
    ),
    slug,
  }))
  const root = (payload.config.endpoints as Endpoint[]).filter((one) => isAdded('', one))
  for (const by of lab.people())
    for (const { endpoints, slug } of [...targets, { endpoints: root, slug: '' }])
      for (const one of endpoints) await call(lab, by, slug, one)
}

const call = async (
  lab: Lab,
  by: Person,
  slug: string,
  { method, path }: Endpoint,
): Promise<void> => {
  const { docs, places } = lab.stage.scene
  const ids = slug
    ? docs.filter(({ collection, tenant }) => collection === slug && tenant === 'A')
    : [{ id: places.A.organisation }, { id: places.A.client }]
  const verb = method.toUpperCase()
  if (verb !== 'GET' && verb !== 'POST') return
  const aim = { attack: 'endpoint', by, collection: slug || 'endpoints' }
  const asked = path.includes(':') ? ids.slice(0, 3) : [{ id: places.A.organisation }]
  for (const { id } of asked) {
    const filled = path.replaceAll(/:\w+[?*]?/g, id)
    const url = `${slug}${filled}`.replace(/^\//, '')
    const body = { id, organisation: places.A.organisation, workspace: places.A.client }
    await lab.rest(
      aim,
      verb,
      verb === 'GET' ? `${url}?${new URLSearchParams(body).toString()}` : url,
      verb === 'POST' ? body : undefined,
    )
  }
}
