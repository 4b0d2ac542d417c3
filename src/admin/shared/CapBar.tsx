'use client'

import { useTranslation } from '@payloadcms/ui'

import { euros } from './money.js'
import { useSay } from './useSay.js'

type Props = { capCents: null | number | undefined; usedCents: number | undefined }

/** A cap and how much of it is used; that there is none, where there is none. */
export const CapBar = ({ capCents, usedCents }: Props) => {
  const { i18n } = useTranslation()
  const say = useSay()
  if (capCents === null || capCents === undefined) return say('deal:noCap')
  const total = euros(capCents, i18n.language)
  if (usedCents === undefined) return total
  const share = capCents === 0 ? 100 : Math.min(100, Math.max(0, (usedCents / capCents) * 100))
  return (
    <span className="pp-cap">
      <span className="pp-cap__bar">
        <span style={{ inlineSize: `${share}%` }} />
      </span>
      {say('deal:capUsed', { total, used: euros(usedCents, i18n.language) })}
    </span>
  )
}
