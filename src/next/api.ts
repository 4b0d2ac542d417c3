import type { Language } from '../documents.js'
import type { HostRoutes } from './hostRoutes.js'

/** Why something was not done: a code that the pages know, faults by field, and the server's own sentence. */
export type Problem = {
  code?: string
  fields: Record<string, string>
  /** A new link can be had in place of the one that has expired. */
  isRenewable?: boolean
  message?: string
}
export type Answer<Body> = { body: Body; problem?: never } | { body?: never; problem: Problem }

type Fault = {
  data?: {
    code?: string
    errors?: { message: string; path: string }[]
    isRenewable?: boolean
  }
  message?: string
}

/** Posts JSON to the host's API. What follows from it, such as mails, is written in `language`. */
export const post = async <Body>(
  url: string,
  body: object,
  language?: Language,
): Promise<Answer<Body>> => {
  const response = await fetch(url, {
    body: JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json',
      ...(language && { 'Accept-Language': language }),
    },
    method: 'POST',
  }).catch(() => undefined)
  const answer: unknown = await response?.json().catch(() => undefined)
  if (response?.ok && answer) return { body: answer as Body }
  const [fault] = (answer as { errors?: Fault[] } | undefined)?.errors ?? []
  return { problem: problemOf(fault, response?.status) }
}

const problemOf = (fault: Fault | undefined, status: number | undefined): Problem => {
  const code = fault?.data?.code ?? (status === 429 ? 'too_many_requests' : undefined)
  const faults = fault?.data?.errors ?? []
  return {
    fields: Object.fromEntries(faults.map(({ message, path }) => [path, message])),
    ...(code && { code }),
    ...(fault?.data?.isRenewable && { isRenewable: true }),
    ...(fault?.message && { message: fault.message }),
  }
}

/** The address of whoever is signed in here. */
export const signedInAddress = async ({
  api,
  users,
}: Required<HostRoutes>): Promise<string | undefined> => {
  const response = await fetch(`${api}/${users}/me`).catch(() => undefined)
  const answer = (await response?.json().catch(() => undefined)) as
    { user?: { email?: string } | null } | undefined
  return answer?.user?.email
}

export const signOut = async ({ api, users }: Required<HostRoutes>): Promise<void> => {
  await fetch(`${api}/${users}/logout`, { method: 'POST' }).catch(() => undefined)
}
