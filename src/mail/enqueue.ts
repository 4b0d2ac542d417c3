import type { CollectionName, Id, Language, User, Workspace } from '../documents.js'
import type { Call } from '../program.js'
import type { FactsOf, Kind, Picture } from './messages.js'

import { ownLogoOf } from '../brand/brandOf.js'
import { newId } from '../db/own.js'
import { query, sql, tableOf } from '../db/sql.js'
import { messageOf, render } from './messages.js'
import { seal } from './seal.js'

/** The channel on which a committed transaction wakes the runner. */
export const WAKE = 'partner_program_wake'

type Letter<K extends Kind> = {
  /** Names the event that this mail tells: one mail per cause, however often it is enqueued (SPEC 8.7). */
  cause: string
  facts: FactsOf<K>
  kind: K
  /** A person, in whose language it is written, or a bare address. */
  to: Pick<User, 'email' | 'language'> | string
  /** The workspace that it is about, in whose brand it comes (SPEC 3.8). */
  workspace?: undefined | Workspace
}

/** Puts a mail into the outbox, in the same transaction as its cause. It leaves after commit. */
export const enqueue = async <K extends Kind>(
  call: Call,
  { cause, facts, kind, to, workspace }: Letter<K>,
): Promise<void> => {
  const language = (typeof to === 'string' ? undefined : to.language) ?? languageOf(call)
  const message = messageOf(kind, language, facts)
  await put(call, {
    cause,
    kind,
    subject: message.subject,
    to: typeof to === 'string' ? to : to.email,
    ...render(message, workspace && (await pictureOf(call, workspace))),
  })
}

/** The logo of a workspace that has one of its own. */
const pictureOf = async (call: Call, workspace: Workspace): Promise<Picture | undefined> => {
  const logo = await ownLogoOf(call, workspace)
  if (!logo) return undefined
  const url = logo.url.startsWith('/') ? pageUrl(call, logo.url) : logo.url
  return { alt: logo.alt ?? workspace.name, url }
}

type Rendered = {
  cause: string
  html: string
  kind: string
  replyTo?: string
  subject: string
  text: string
  to: string
}

/** Writes the outbox row itself: what it says is encrypted with the host's secret until it is delivered. */
export const put = async (
  call: Call,
  { cause, kind, subject, to, ...body }: Rendered,
): Promise<void> => {
  const now = call.program.clock.now().toISOString() // The day of trying is counted from here.
  const sealed = seal(call.req.payload.secret, JSON.stringify(body))
  await query(
    call,
    sql`with put as (
      insert into ${tableOf(call.program, 'outgoingMails')}
        (id, attempts, cause, created_at, kind, next_try_at, sealed, status, subject, "to", updated_at)
      values (${newId(call, 'outgoingMails')}, 0, ${cause}, ${now}, ${kind}, ${now}, ${sealed}, 'waiting', ${subject}, ${to}, ${now})
      on conflict (cause) do nothing returning 1)
    select pg_notify(${WAKE}, '') from put`,
  )
}

/** The language of the person who asks; his guests without an account are addressed in it too. */
export const languageOf = ({ req }: Call): Language => (req.i18n?.language === 'nl' ? 'nl' : 'en')

/** The page of a document in the admin UI. */
export const collectionUrl = (call: Call, name: CollectionName, id: Id): string =>
  pageUrl(
    call,
    `${call.req.payload.config.routes.admin}/collections/${call.program.slugs[name]}/${id}`,
  )

/** The page of a place in the admin UI, or one of its tabs. */
export const placeUrl = (
  call: Call,
  name: 'organisations' | 'workspaces',
  id: Id,
  tab = '',
): string => collectionUrl(call, name, id) + tab

/** An address of the host's web pages. Tokens go into the fragment, so that no log and no referrer has them (SPEC 5.3). */
export const pageUrl = ({ program, req }: Call, path: string): string =>
  `${(program.serverUrl ?? req.payload.config.serverURL).replace(/\/$/, '')}${path}`
