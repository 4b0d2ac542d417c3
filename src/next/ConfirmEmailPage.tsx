'use client'

import { useState } from 'react'

import type { HostRoutes } from './hostRoutes.js'

import { post } from './api.js'
import { Form } from './Form.js'
import { hostRoutes } from './hostRoutes.js'
import { fromFragment } from './invitation/token.js'
import { Page } from './Page.js'

type State = { code: string; kind: 'closed' } | { email: string; kind: 'done' } | { kind: 'ask' }

/** Where the link to a new address leads: opening it does nothing yet, the one button makes the address count. */
export const ConfirmEmailPage = (props: HostRoutes) => {
  const routes = hostRoutes(props)
  const [state, setState] = useState<State>({ kind: 'ask' })
  const signIn = (label: string) => (
    <div className="pp-actions">
      <a className="pp-button pp-second" href={routes.admin}>
        {label}
      </a>
    </div>
  )

  return (
    <Page
      content={(say, language) => {
        const sentences = say.confirmEmail
        const brand = { name: window.location.hostname }
        if (state.kind === 'done')
          return {
            brand,
            children: (
              <>
                <p>{sentences.done(state.email)}</p>
                <p className="pp-quiet">{sentences.doneHint}</p>
                {signIn(say.toPlatform)}
              </>
            ),
            heading: sentences.doneHeading,
            step: 'done',
          }
        const token = fromFragment()
        const code = state.kind === 'closed' ? state.code : token ? undefined : 'no_token'
        if (code !== undefined) {
          const known = Object.hasOwn(sentences.closed, code) ? code : 'failed'
          const { heading, text } = sentences.closed[known as keyof typeof sentences.closed]
          return {
            brand,
            children: (
              <>
                <p>{text}</p>
                {signIn(say.toPlatform)}
              </>
            ),
            heading,
            step: known,
          }
        }
        return {
          brand,
          children: (
            <>
              <p>{sentences.text}</p>
              <p className="pp-quiet">{sentences.hint}</p>
              <Form
                fields={[]}
                say={say}
                send={async () => {
                  const { body, problem } = await post<{ email: string }>(
                    `${routes.api}/partner-program/confirm-email`,
                    { token },
                    language,
                  )
                  if (problem && (!problem.code || problem.code === 'conflict')) return problem
                  setState(
                    problem
                      ? { code: problem.code!, kind: 'closed' }
                      : { email: body.email, kind: 'done' },
                  )
                  return undefined
                }}
                submit={sentences.button}
              />
            </>
          ),
          heading: sentences.heading,
          step: 'ask',
        }
      }}
    />
  )
}
