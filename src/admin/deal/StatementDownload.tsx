'use client'

import { Button } from '@payloadcms/ui'

import type { AskedField } from '../shared/AskedFields.js'

import { AskedFields, useAsked } from '../shared/AskedFields.js'
import { textOf } from '../shared/text.js'
import { useSay } from '../shared/useSay.js'

type Props = { from: string; to: string; url: string }

const DAY_MS = 86_400_000

/** A deal's statement to keep, for the days that one chooses, both included. */
export const StatementDownload = ({ from, to, url }: Props) => {
  const say = useSay()
  const fields: AskedField[] = [
    { kind: 'date', label: say('deal:from'), name: 'from', value: from },
    { kind: 'date', label: say('deal:to'), name: 'to', value: to },
  ]
  const { onChange, values } = useAsked(fields)
  const hrefOf = (format: 'csv' | 'pdf') => {
    const last = textOf(values.to)
    const query = new URLSearchParams({
      format,
      ...(values.from ? { from: textOf(values.from) } : {}),
      ...(last ? { to: new Date(Date.parse(last) + DAY_MS).toISOString().slice(0, 10) } : {}),
    })
    return `${url}?${query.toString()}`
  }
  return (
    <div className="pp-row">
      <AskedFields errors={{}} fields={fields} onChange={onChange} values={values} />
      {(['pdf', 'csv'] as const).map((format) => (
        <Button
          buttonStyle="secondary"
          el="anchor"
          key={format}
          margin={false}
          size="medium"
          url={hrefOf(format)}
        >
          {say(`deal:${format}`)}
        </Button>
      ))}
    </div>
  )
}
