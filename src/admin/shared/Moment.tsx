'use client'

import { useTranslation } from '@payloadcms/ui'
import { formatDistanceToNow } from 'date-fns'

/** When something was or will be: relative, with the exact time on hover. */
export const Moment = ({ at }: { at: string }) => {
  const { i18n } = useTranslation()
  const exact = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' })
  return (
    <time dateTime={at} suppressHydrationWarning title={exact.format(new Date(at))}>
      {formatDistanceToNow(at, { addSuffix: true, locale: i18n.dateFNS })}
    </time>
  )
}
