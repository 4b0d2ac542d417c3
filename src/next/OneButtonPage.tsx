'use client'

import { useState } from 'react'

import type { HostRoutes } from './hostRoutes.js'
import type { Sentences } from './sentences/index.js'

import { post } from './api.js'
import { Form } from './Form.js'
import { hostRoutes } from './hostRoutes.js'
import { fromFragment } from './invitation/token.js'
import { Page } from './Page.js'

type Closed = { heading: string; text: string }

/** What such a page says: what will happen, what has happened, and why it did not, by the code of the refusal. */
export type OneButton<Body> = {
  button: string
  closed: Record<'failed' | 'no_token', Closed> & Record<string, Closed>
  done: (body: Body) => string
  doneHeading: string
  doneHint: string
  heading: string
  hint: string
  text: string
}

type Props<Body> = {
  /** Below the API's route; takes the token. */
  path: `/${string}`
  routes: HostRoutes
  sentencesOf: (say: Sentences) => OneButton<Body>
}

type State<Body> = { body: Body; kind: 'done' } | { code: string; kind: 'closed' } | { kind: 'ask' }

/** Where a mailed link leads: opening it does nothing yet, the one button does what it says. */
export const OneButtonPage = <Body,>({ path, routes: given, sentencesOf }: Props<Body>) => {
  const routes = hostRoutes(given)
  const [state, setState] = useState<State<Body>>({ kind: 'ask' })

  return (
    <Page
      content={(say, language) => {
        const sentences = sentencesOf(say)
        const brand = { name: window.location.hostname }
        const toPlatform = (
          <div className="pp-actions">
            <a className="pp-button pp-second" href={routes.admin}>
              {say.toPlatform}
            </a>
          </div>
        )
        if (state.kind === 'done')
          return {
            brand,
            children: (
              <>
                <p>{sentences.done(state.body)}</p>
                <p className="pp-quiet">{sentences.doneHint}</p>
                {toPlatform}
              </>
            ),
            heading: sentences.doneHeading,
            step: 'done',
          }
        const token = fromFragment()
        const code = state.kind === 'closed' ? state.code : token ? undefined : 'no_token'
        if (code !== undefined) {
          const known = Object.hasOwn(sentences.closed, code) ? code : 'failed'
          const { heading, text } = sentences.closed[known]!
          return {
            brand,
            children: (
              <>
                <p>{text}</p>
                {toPlatform}
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
                  const { body, problem } = await post<Body>(
                    `${routes.api}${path}`,
                    { token },
                    language,
                  )
                  if (problem && (!problem.code || problem.code === 'conflict')) return problem
                  setState(
                    problem ? { code: problem.code!, kind: 'closed' } : { body, kind: 'done' },
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
