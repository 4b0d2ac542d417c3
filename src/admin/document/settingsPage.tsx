import type { ReactNode } from 'react'

import { Gutter } from '@payloadcms/ui'

import type { AdminViewServerProps, Visit } from '../shared/visit.js'

import { documentOf, visitOf } from '../shared/visit.js'
import { editView } from './editView.js'

/** Payload's own form as a tab of its own, with an action above it that is more than a field. */
export const settingsPage =
  (actionFor: (visit: Visit, document: unknown) => ReactNode | Promise<ReactNode>) =>
  async (props: AdminViewServerProps) => (
    <>
      <Gutter className="pp-settings">{await actionFor(visitOf(props), documentOf(props))}</Gutter>
      {editView(props)}
    </>
  )
