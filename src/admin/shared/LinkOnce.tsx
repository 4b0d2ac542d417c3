'use client'

import { Button, useTranslation } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'

import { useSay } from './useSay.js'

/** A link that is answered once: it is copied now, or made anew. */
export type Once = { expiresAt: string; link: string }

/** The link in the answer to an invitation, where it has one: beside the new document, or in it. */
export const linkIn = (body: Record<string, unknown>): Once | undefined => {
  const { doc, invitation, link } = body as {
    doc?: Partial<Once>
    invitation?: Partial<Once>
    link?: string
  }
  const found = { expiresAt: (doc ?? invitation)?.expiresAt, link: link ?? doc?.link }
  return found.link && found.expiresAt ? (found as Once) : undefined
}

/** Shows it, with how long it works, and copies it. */
export const LinkOnce = ({ expiresAt, link }: Once) => {
  const id = useId()
  const say = useSay()
  const { i18n } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    input.current?.select()
  }, [link])
  const copy = async () => {
    input.current?.select()
    // Where a browser forbids it, the link stands selected.
    await navigator.clipboard.writeText(link).then(
      () => {
        setCopied(true)
      },
      () => undefined,
    )
  }
  const until = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' })
  return (
    <div className="pp-form">
      <div className="pp-field">
        <label htmlFor={id}>{say('invitation:linkLabel')}</label>
        <input aria-describedby={`${id}-about`} id={id} readOnly ref={input} value={link} />
      </div>
      <Button
        onClick={() => {
          void copy()
        }}
        size="medium"
      >
        <span aria-live="polite">
          {say(isCopied ? 'invitation:linkCopied' : 'invitation:linkCopy')}
        </span>
      </Button>
      <ul className="pp-effects" id={`${id}-about`}>
        <li>{say('invitation:linkWorks', { until: until.format(new Date(expiresAt)) })}</li>
        <li>{say('invitation:linkOnce')}</li>
      </ul>
    </div>
  )
}
