import { createLocalReq, type Payload } from 'payload'

import type { CollectionName, Id, User } from '../documents.js'
import type { Call, Program } from '../program.js'
import type { Wanted } from './own.js'
import type { Cast } from './people.js'
import type { Person, Scene, Tenant, WorkspaceName } from './types.js'

import { updateOwn } from '../db/own.js'
import { startSession } from '../people/session.js'
import { inPlace, membershipsOf, TIERS, WORKSPACES } from './own.js'
import { CAST, outsiders, personOfCast } from './people.js'
import { plantBills } from './plantBills.js'
import { plantContent, plantGlobals } from './plantContent.js'
import { localesOf, put } from './put.js'

const NAMES = Object.keys(WORKSPACES) as WorkspaceName[]
/** Two tenants with one person of each role, and a secret in every text of every document that can be made. */
export const plant = async (payload: Payload, program: Program): Promise<Scene> => {
  const call: Call = { program, req: await createLocalReq({}, payload) }
  const scene: Scene = {
    docs: [],
    ledTo: [],
    notPlanted: [],
    people: [],
    places: { A: noPlaces(), B: noPlaces() },
    secrets: [],
  }
  for (const person of outsiders()) await enter(call, scene, person)
  const versions = await plantAgreements(call, scene)
  for (const tenant of ['A', 'B'] as const) {
    const cast = CAST.map((one) => ({ one, person: personOfCast(tenant, one) }))
    for (const { person } of cast) await enter(call, scene, person)
    await openPlaces(call, scene, tenant)
    for (const { one, person } of cast) await join(call, scene, person, one)
    await furnish(call, scene, tenant, versions)
    await plantBills(call, scene, tenant)
  }
  await put(call, scene, mail())
  await plantContent(call, scene, localesOf(payload))
  await plantGlobals(call, scene, localesOf(payload))
  return scene
}

const noPlaces = () => ({ client: '', closed: '', inside: '', organisation: '' })

const enter = async (call: Call, scene: Scene, person: Person): Promise<void> => {
  scene.people.push(person)
  if (person.role === 'nobody') return
  const place = { person, ...(person.tenant && { tenant: person.tenant }) }
  const fixed = {
    _verified: true,
    email: person.email,
    platformRoles: person.platform ? [person.platform] : [],
    sessions: [],
    staffPermissions: [],
  }
  person.id = await put(call, scene, { collection: 'users', fixed, place })
  const marker = person.email.split('@')[0]!
  scene.secrets.push({
    doc: scene.docs.at(-1)!,
    field: 'email',
    marker,
    value: person.email,
  })
  const { token } = await startSession(call, { id: person.id } as User)
  person.headers = { Authorization: `JWT ${token}` }
}

const plantAgreements = async (
  call: Call,
  scene: Scene,
): Promise<Record<'organisation' | 'workspace', Id>> => {
  const versions = { organisation: '', workspace: '' }
  for (const appliesTo of ['organisation', 'workspace'] as const) {
    const agreement = await put(call, scene, {
      collection: 'agreements',
      fixed: { _status: 'draft', appliesTo },
      place: {},
    })
    versions[appliesTo] = await put(call, scene, {
      collection: 'agreementVersions',
      fixed: {
        agreement,
        appliesTo,
        publishedAt: '2026-01-01T00:00:00.000Z',
        texts: [],
        version: 1,
      },
      place: {},
    })
  }
  return versions
}

const openPlaces = async (call: Call, scene: Scene, tenant: Tenant): Promise<void> => {
  const places = scene.places[tenant]
  const common = { paymentMode: 'none', status: 'none', tier: TIERS[tenant] }
  const organisation = await put(call, scene, {
    collection: 'organisations',
    fixed: { isPartner: true },
    place: { tenant },
  })
  const pooled = await put(call, scene, {
    collection: 'billingAccounts',
    fixed: { ...common, organisation, scope: 'organisation', workspace: undefined },
    place: { tenant },
  })
  await updateOwn(call, 'organisations', organisation, { billingAccount: pooled })
  places.organisation = organisation
  const observer = scene.people.find((one) => one.tenant === tenant && one.dataOwnerOf)!
  for (const name of NAMES) {
    const place = { tenant, workspace: name }
    const isClient = WORKSPACES[name].usageContext === 'external'
    const workspace = await put(call, scene, {
      collection: 'workspaces',
      fixed: {
        ...WORKSPACES[name],
        organisation,
        ...(isClient
          ? { 'dataOwner.email': observer.email }
          : { billingAccount: pooled, dataOwner: {} }),
      },
      place,
    })
    places[name] = workspace
    if (!isClient) continue
    const account = await put(call, scene, {
      collection: 'billingAccounts',
      fixed: { ...common, organisation, scope: 'workspace', workspace },
      place,
    })
    await updateOwn(call, 'workspaces', workspace, { billingAccount: account })
  }
}

const join = async (call: Call, scene: Scene, person: Person, cast: Cast): Promise<void> => {
  const places = scene.places[person.tenant!]
  for (const wanted of membershipsOf(person, cast, cast.past ?? {}, places))
    await put(call, scene, wanted)
}

/** What lies in the places besides content. */
const furnish = async (
  call: Call,
  scene: Scene,
  tenant: Tenant,
  versions: Record<'organisation' | 'workspace', Id>,
): Promise<void> => {
  const { organisation, ...workspaces } = scene.places[tenant]
  for (const wanted of inPlace(tenant, { organisation, version: versions.organisation }))
    await put(call, scene, wanted)
  for (const name of NAMES) {
    const ids = { organisation, version: versions.workspace, workspace: workspaces[name] }
    for (const wanted of inPlace(tenant, ids, name)) await put(call, scene, wanted)
  }
  const asker = scene.people.find((one) => one.tenant === tenant && one.role === 'member')!
  await put(call, scene, {
    collection: 'accessRequests',
    fixed: {
      decidedBy: undefined,
      status: 'pending',
      user: asker.id,
      workspace: workspaces.inside,
    },
    place: { person: asker, tenant, workspace: 'inside' },
  })
}

const mail = (): Wanted => ({
  collection: 'outgoingMails' satisfies CollectionName,
  fixed: { attempts: 1, kind: 'invited', sealed: undefined, status: 'failed' },
  place: {},
})
