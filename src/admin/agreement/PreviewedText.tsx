'use client'

import { useEffect, useState } from 'react'

import { AgreementBox } from './AgreementBox.js'

/** What Payload calls the messages between its form and a preview. */
const TYPE = 'payload-live-preview'

type Props = {
  about: string
  empty: string
  id: string
  locale: string
  saved: unknown
  title: string
}

/** The saved text, then whatever the form beside it holds. It names the frame that Payload shows it in, which has no name. */
export const PreviewedText = ({ about, empty, id, locale, saved, title }: Props) => {
  const [body, setBody] = useState(saved)
  useEffect(() => {
    const form = (window.opener ?? window.parent) as Window
    const listen = ({ data, origin, source }: MessageEvent<unknown>) => {
      if (origin === window.location.origin && source === form && isAbout(data, id))
        setBody(data.data.body)
    }
    window.addEventListener('message', listen)
    form.postMessage({ ready: true, type: TYPE }, window.location.origin)
    return () => {
      window.removeEventListener('message', listen)
    }
  }, [id])
  useEffect(() => {
    document.title = title
    window.frameElement?.setAttribute('title', `${title} – ${about}`)
  }, [about, title])
  return (
    <AgreementBox about={about} body={body} empty={empty} isWhole locale={locale} title={title} />
  )
}

const isAbout = (message: unknown, id: string): message is { data: { body: unknown } } => {
  const { data, type } = (message ?? {}) as { data?: { id?: unknown }; type?: unknown }
  return type === TYPE && data?.id === id
}
