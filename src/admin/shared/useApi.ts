'use client'

import type { ClientConfig } from 'payload'

import { useConfig, useTranslation } from '@payloadcms/ui'

import type { Say } from '../../translations/index.js'

import { useSay } from './useSay.js'

export type Answer =
  | { body: Record<string, unknown>; ok: true }
  | { code?: string; errors: Record<string, string>; ok: false; problem: string }

type Failure = {
  data?: { code?: string; errors?: { message: string; path: string }[] }
  message?: string
}

/** Calls the API as the signed-in person. What it refuses comes back as sentences, those about a field under its path. */
export const useApi = () => {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const say = useSay()

  return async (
    method: 'GET' | 'PATCH' | 'POST',
    path: string,
    body?: FormData | Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<Answer> => {
    const isForm = body instanceof FormData
    const response = await fetch(`${config.serverURL}${config.routes.api}${path}`, {
      credentials: 'include',
      headers: {
        'Accept-Language': i18n.language,
        // A form's content type names a boundary, which the browser makes.
        ...(!isForm && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      method,
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    }).catch(() => undefined)
    const answer = (await response?.json().catch(() => undefined)) as
      (Record<string, unknown> & { errors?: Failure[] }) | undefined
    if (response?.ok) return { body: answer ?? {}, ok: true }
    const isSignedOut = response && [401, 403].includes(response.status) && !(await whoAmI(config))
    return { ok: false, ...sentencesOf(say, isSignedOut ?? false, answer?.errors?.[0]) }
  }
}

const whoAmI = async ({ admin, routes, serverURL }: ClientConfig): Promise<unknown> => {
  const response = await fetch(`${serverURL}${routes.api}/${admin.user}/me`, {
    credentials: 'include',
  })
  return ((await response.json()) as { user: unknown }).user
}

const sentencesOf = (say: Say, isSignedOut: boolean, failure: Failure | undefined) => {
  if (isSignedOut) return { errors: {}, problem: say('shared:sessionEnded') }
  const errors = Object.fromEntries(
    (failure?.data?.errors ?? []).map(({ message, path }) => [path, message]),
  )
  const code = failure?.data?.code
  return { ...(code && { code }), errors, problem: failure?.message ?? say('shared:noAnswer') }
}
