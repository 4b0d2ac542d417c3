'use client'

import { Banner, Button, useModal, useTranslation } from '@payloadcms/ui'
import { useId, useState } from 'react'

import type { Answer } from '../shared/useApi.js'

import { DataTable } from '../shared/DataTable.js'
import { euros } from '../shared/money.js'
import { NamedDrawer } from '../shared/NamedDrawer.js'
import { useApi } from '../shared/useApi.js'
import { useSay } from '../shared/useSay.js'

type Drift = { actualCents: number; expectedCents: number; invoice: string }

/** Counts a deal again from its facts, and says whether its lines come to the same. Nothing is written. */
export const Replay = ({ path }: { path: string }) => {
  const api = useApi()
  const say = useSay()
  const slug = `replay-${useId()}`
  const { openModal } = useModal()
  const [answer, setAnswer] = useState<Answer>()
  return (
    <>
      <Button
        buttonStyle="secondary"
        margin={false}
        onClick={() => {
          setAnswer(undefined)
          openModal(slug)
          void api('POST', path).then(setAnswer)
        }}
        size="small"
      >
        {say('deal:replay')}
      </Button>
      <NamedDrawer slug={slug} title={say('deal:replay')}>
        <div aria-live="polite" className="pp-form">
          <p>{say('deal:replayLead')}</p>
          {!answer && <p className="pp-quiet">{say('deal:replaying')}</p>}
          {answer && !answer.ok && <Banner type="error">{answer.problem}</Banner>}
          {answer?.ok && <Found drift={answer.body.drift as Drift[]} />}
        </div>
      </NamedDrawer>
    </>
  )
}

const Found = ({ drift }: { drift: readonly Drift[] }) => {
  const { i18n } = useTranslation()
  const say = useSay()
  const money = (cents: number) => euros(cents, i18n.language)
  if (drift.length === 0) return <Banner type="success">{say('deal:noDrift')}</Banner>
  return (
    <>
      <Banner type="error">{say('deal:drift', { count: drift.length })}</Banner>
      <DataTable
        caption={say('deal:replay')}
        columns={[
          { cell: ({ invoice }) => invoice, label: say('field:invoice') },
          {
            cell: ({ expectedCents }) => money(expectedCents),
            isNumber: true,
            label: say('deal:expected'),
          },
          {
            cell: ({ actualCents }) => money(actualCents),
            isNumber: true,
            label: say('deal:actual'),
          },
        ]}
        idOf={({ invoice }) => invoice}
        rows={drift}
      />
    </>
  )
}
