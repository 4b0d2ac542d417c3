'use client'

import { Button, useModal } from '@payloadcms/ui'
import { useId } from 'react'

import type { Place } from '../../documents.js'
import type { Why } from '../../memberships/why.js'

import { wordsOf } from '../../translations/capability.js'
import { AskedFields, useAsked } from './AskedFields.js'
import { NamedDrawer } from './NamedDrawer.js'
import { textOf } from './text.js'
import { useAnswer } from './useAnswer.js'
import { useSay } from './useSay.js'

type Props = {
  capabilities: readonly string[]
  name: string
  place: Place
  user: string
}

/** Why a person may do something in a place, or may not: the facts that decide it, in their order. */
export const WhyDrawer = (props: Props) => {
  const slug = `why-${useId()}`
  const say = useSay()
  const { isModalOpen, openModal } = useModal()
  const { name } = props
  return (
    <>
      <Button
        buttonStyle="subtle"
        extraButtonProps={{ 'aria-label': say('whyPanel:title', { name }) }}
        margin={false}
        onClick={() => {
          openModal(slug)
        }}
        size="small"
      >
        {say('whyPanel:ask')}
      </Button>
      <NamedDrawer slug={slug} title={say('whyPanel:title', { name })}>
        {isModalOpen(slug) && <Panel {...props} />}
      </NamedDrawer>
    </>
  )
}

const VERDICTS = {
  all: 'whyPanel:verdictAll',
  none: 'whyPanel:verdictNone',
  own: 'whyPanel:verdictOwn',
} as const

const Panel = ({ capabilities, name, place, user }: Props) => {
  const say = useSay()
  const fields = [
    {
      kind: 'select',
      label: say('whyPanel:capability'),
      name: 'capability',
      options: capabilities.map((value) => ({ label: wordsOf(say, value), value })),
    },
  ] as const
  const { errors, onChange, values } = useAsked(fields)
  const capability = textOf(values.capability)
  const { organisation, workspace } = place
  const at = workspace ? `workspace=${workspace}` : `organisation=${organisation ?? ''}`
  const asked = `user=${user}&capability=${encodeURIComponent(capability)}&${at}`
  const answer = useAnswer(`/partner-program/why?${asked}`)
  const why = answer?.ok ? (answer.body as unknown as Why) : undefined
  return (
    <div className="pp-form">
      <AskedFields errors={errors} fields={fields} onChange={onChange} values={values} />
      <div aria-live="polite">
        {answer?.ok === false && <p>{answer.problem}</p>}
        {why && (
          <>
            <p className="pp-strong">
              {say(VERDICTS[why.scope], { capability: wordsOf(say, capability), name })}
            </p>
            <ul className="pp-effects">
              {why.because.map(({ fact, sentence }) => (
                <li key={fact}>{sentence}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}
