'use client'

import type { FormEvent } from 'react'

import { useEffect, useState } from 'react'

import type { Sentences } from './sentences'

import { sentencesFor } from './sentences'

export type Invitation = {
  emailHint: string
  inviterName: string
  needs: 'register' | 'sign-in'
  organisationName: null | string
  place: { kind: 'organisation' | 'platform' | 'workspace'; name: null | string }
  role: null | string
}
type State =
  | { invitation: Invitation; kind: 'open'; me: null | string; token: string }
  | { kind: 'closed'; message: string }
  | { kind: 'loading' }

const post = async (path: string, body: object) => {
  const response = await fetch(`/api/invitations/${path}`, {
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
    method: 'POST',
  })
  return { body: await response.json(), ok: response.ok }
}

/** What an invitation is about, and the one button that accepts it. The token stays in the fragment, out of every log. */
export const InvitationPage = () => {
  const [state, setState] = useState<State>({ kind: 'loading' })
  const [sentences, setSentences] = useState<Sentences>(sentencesFor('en'))

  useEffect(() => {
    const chosen = sentencesFor(navigator.language)
    setSentences(chosen)
    document.documentElement.lang = chosen.language
    const open = () => {
      void load(chosen).then(setState)
    }
    open()
    window.addEventListener('hashchange', open)
    return () => {
      window.removeEventListener('hashchange', open)
    }
  }, [])

  if (state.kind === 'loading') return <p>{sentences.loading}</p>
  if (state.kind === 'closed') {
    return (
      <>
        <h1>{sentences.closed}</h1>
        <p>{state.message}</p>
        <p>
          <a href="/admin">{sentences.toPlatform}</a>
        </p>
      </>
    )
  }
  return <Open {...state} sentences={sentences} />
}

const load = async (sentences: Sentences): Promise<State> => {
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token')
  if (!token) return { kind: 'closed', message: sentences.noToken }
  const { body, ok } = await post('inspect', { token })
  if (!ok) return { kind: 'closed', message: body.errors?.[0]?.message ?? sentences.failed }
  const me = await fetch('/api/users/me').then((response) => response.json())
  return { invitation: body, kind: 'open', me: me.user?.email ?? null, token }
}

type OpenProps = { invitation: Invitation; me: null | string; sentences: Sentences; token: string }

const Open = ({ invitation, me, sentences, token }: OpenProps) => {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  const accept = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { name, password } = Object.fromEntries(new FormData(event.currentTarget)) as Record<
      string,
      string
    >
    setBusy(true)
    setProblem(undefined)
    const { body, ok } = await post('accept', me ? { token } : { name, password, token })
    if (ok) window.location.assign('/admin')
    else {
      setBusy(false)
      setProblem(body.errors?.[0]?.message ?? sentences.failed)
    }
  }

  const mustSignIn = invitation.needs === 'sign-in' && !me
  return (
    <>
      <h1>{sentences.title(invitation)}</h1>
      <p>{sentences.meaning(invitation)}</p>
      <form onSubmit={(event) => void accept(event)}>
        {problem && <p role="alert">{problem}</p>}
        {me && <p>{sentences.signedInAs(me)}</p>}
        {mustSignIn && (
          <p>
            {sentences.signInFirst(invitation.emailHint)}{' '}
            <a href="/admin/login">{sentences.signIn}</a>
          </p>
        )}
        {!me && !mustSignIn && (
          <>
            <p>{sentences.accountFor(invitation.emailHint)}</p>
            <label>
              {sentences.name}
              <input autoComplete="name" maxLength={200} name="name" required />
            </label>
            <label>
              {sentences.password}
              <input
                autoComplete="new-password"
                maxLength={200}
                minLength={8}
                name="password"
                required
                type="password"
              />
            </label>
          </>
        )}
        {!mustSignIn && (
          <button disabled={isBusy} type="submit">
            {sentences.accept}
          </button>
        )}
      </form>
    </>
  )
}
