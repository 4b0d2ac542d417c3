'use client'

import { toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useState } from 'react'

import type { Id } from '../../documents.js'

import { useApi } from '../shared/useApi.js'
import { useSay } from '../shared/useSay.js'

type Props = {
  /** What the picture says to those who do not see it. */
  alt: string
  /** The collection of logos, below the API's route. */
  logos: string
  organisation: Id
  /** The place that shows it, below the API's route. */
  place: string
}

/** Takes a picture, chosen or dropped, and makes it the place's logo at once. */
export const ChooseLogo = ({ alt, logos, organisation, place }: Props) => {
  const api = useApi()
  const router = useRouter()
  const say = useSay()
  const [isBusy, setBusy] = useState(false)
  const [isOver, setOver] = useState(false)
  const [problem, setProblem] = useState<string>()

  const take = async (files: FileList | null) => {
    const file = files?.[0]
    if (!file || isBusy) return
    setBusy(true)
    const form = new FormData()
    form.set('_payload', JSON.stringify({ alt, organisation }))
    form.set('file', file)
    const uploaded = await api('POST', logos, form)
    const answer = uploaded.ok
      ? await api('PATCH', place, { logo: (uploaded.body.doc as { id: Id }).id })
      : uploaded
    setBusy(false)
    setProblem(answer.ok ? undefined : (Object.values(answer.errors)[0] ?? answer.problem))
    if (!answer.ok) return
    toast.success(say('logo:chosen'))
    router.refresh()
  }

  return (
    <div>
      <label
        className={isOver ? 'pp-drop pp-drop--over' : 'pp-drop'}
        onDragLeave={() => {
          setOver(false)
        }}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void take(event.dataTransfer.files)
        }}
      >
        <input
          accept="image/png,image/jpeg,image/webp"
          aria-invalid={problem !== undefined}
          disabled={isBusy}
          onChange={(event) => {
            const { currentTarget } = event
            void take(currentTarget.files).then(() => {
              currentTarget.value = '' // So that the same file can be chosen again.
            })
          }}
          type="file"
        />
        <strong>{say(isBusy ? 'logo:sending' : 'logo:choose')}</strong>
        <span>{say('logo:limits')}</span>
      </label>
      {problem && (
        <p className="pp-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
