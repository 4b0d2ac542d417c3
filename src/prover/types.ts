import type { Payload, PayloadRequest } from 'payload'

import type { Id, OrganisationRole, PlatformRole, WorkspaceRole } from '../documents.js'
import type { Program } from '../program.js'

/** Two organisations that know nothing of each other, and the platform's own. */
export type Tenant = 'A' | 'B'
export type WorkspaceName = 'client' | 'closed' | 'inside'
export type Surface = 'GraphQL' | 'Local' | 'REST'

/** Where somebody stands, as it was set up: what he may see follows from this and from nothing that is under test. */
export type Facts = {
  dataOwnerOf?: WorkspaceName
  /** Memberships that count; those of the past give nothing. */
  organisation?: OrganisationRole
  platform?: PlatformRole
  workspaces?: Partial<Record<WorkspaceName, WorkspaceRole>>
}
export type Person = Facts & {
  /** Every place in which he has or had a membership. */
  belonged: Pick<Facts, 'organisation' | 'workspaces'>
  email: string
  /** How a request says who asks; nothing where nobody is signed in. */
  headers: Record<string, string>
  id?: Id
  /** What he is in his tenant, or on the platform. Reports count by it. */
  role: string
  tenant?: Tenant
}

/** A document that was planted, and where it lies. Without a tenant it is the platform's. */
export type Planted = {
  collection: string
  id: Id
  isDraft?: boolean
  /** Its author, asker, or whom it is about. */
  person?: Person
  tenant?: Tenant
  workspace?: WorkspaceName
}

/** A text that nobody can guess, and the field in which it lies. */
export type Secret = { doc: Planted; field: string; marker: string; value: string }

export type Places = Record<Tenant, { organisation: Id } & Record<WorkspaceName, Id>>

export type Scene = {
  docs: Planted[]
  /** Documents of A to which rich text of B leads: their ids stand there, and nothing else of them. */
  ledTo: Id[]
  /** Collections in which nothing could be planted, and why. */
  notPlanted: string[]
  people: Person[]
  places: Places
  secrets: Secret[]
}

/** What of the attacks is wanted: everything where nothing is said. */
export type Only = {
  attacks?: string[]
  collections?: string[]
  roles?: string[]
  surfaces?: Surface[]
}

/** Whether a person may come across a document, or a field of it. Undefined: nothing is claimed. */
export type Verdict = boolean | undefined

export type Options = {
  /** Judges the host's own collections; asked first. `undefined` leaves it to the rules. */
  expects?: (asked: { collection: string; field?: string; person: Person }) => Verdict
  only?: Only
  /** Slugs of collections and globals that are meant for everybody. */
  open?: string[]
  /** Says of a leak whether it is enough to know of it: nothing is attacked after it. */
  stopAt?: (leak: Leak) => boolean
}

export type Leak = {
  attack: string
  collection: string
  request: string
  role: string
  surface: Surface
  trace: string
}

export type Report = {
  attacks: Partial<Record<Surface, Record<string, number>>>
  leaks: Leak[]
  ms: number
  notPlanted: string[]
}

/** What attacks work on. */
export type Stage = { options: Options; payload: Payload; program: Program; scene: Scene }
export type { PayloadRequest }
