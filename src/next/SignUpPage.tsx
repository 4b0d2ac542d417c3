'use client'

import { useState } from 'react'

import type { HostRoutes } from './hostRoutes.js'

import { post } from './api.js'
import { Form } from './Form.js'
import { hostRoutes } from './hostRoutes.js'
import { Page } from './Page.js'

type State = { email: string; kind: 'sent' } | { kind: 'ask' } | { kind: 'closed' }

/** Where somebody asks for an account: the link comes by mail, and says the same whoever exists. */
export const SignUpPage = (props: HostRoutes) => {
  const routes = hostRoutes(props)
  const [state, setState] = useState<State>({ kind: 'ask' })
  const login = `${routes.admin}/login`

  return (
    <Page
      content={(say, language) => {
        const sentences = say.signUp
        const brand = { name: window.location.hostname }
        if (state.kind === 'sent')
          return {
            brand,
            children: (
              <>
                <p>{sentences.done(state.email)}</p>
                <p className="pp-quiet">{sentences.doneHint}</p>
                <button
                  className="pp-button pp-second"
                  onClick={() => {
                    setState({ kind: 'ask' })
                  }}
                  type="button"
                >
                  {sentences.again}
                </button>
              </>
            ),
            heading: sentences.doneHeading,
            step: 'sent',
          }
        if (state.kind === 'closed')
          return {
            brand,
            children: (
              <>
                <p>{sentences.closedText}</p>
                <a className="pp-button pp-second" href={login}>
                  {say.signIn}
                </a>
              </>
            ),
            heading: sentences.closedHeading,
            step: 'closed',
          }
        return {
          brand,
          children: (
            <>
              <p>{sentences.text}</p>
              <Form
                fields={[
                  {
                    autoComplete: 'email',
                    judge: (value) => (value.trim() ? undefined : say.problems.address_invalid),
                    label: say.email,
                    name: 'email',
                    type: 'email',
                  },
                ]}
                say={say}
                send={async ({ email = '' }) => {
                  const { problem } = await post(
                    `${routes.api}/partner-program/sign-up`,
                    { email: email.trim() },
                    language,
                  )
                  if (problem?.code === 'too_many_requests')
                    return { ...problem, fields: { email: problem.message ?? say.failed } }
                  if (problem && problem.code !== 'forbidden') return problem
                  setState(problem ? { kind: 'closed' } : { email: email.trim(), kind: 'sent' })
                  return undefined
                }}
                submit={sentences.send}
              />
              <p className="pp-quiet">
                {sentences.hasAccount} <a href={login}>{say.signIn}</a>
              </p>
            </>
          ),
          heading: sentences.heading,
          step: 'ask',
        }
      }}
    />
  )
}
