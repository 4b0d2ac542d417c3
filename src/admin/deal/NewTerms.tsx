'use client'

import type { Numbers } from './termsFields.js'

import { ActionDrawer } from '../shared/ActionDrawer.js'
import { reasonField } from '../shared/reasonField.js'
import { useSay } from '../shared/useSay.js'
import { DealExample } from './DealExample.js'
import { termsFields } from './termsFields.js'

type Props = { deal: string; from: string; numbers: Numbers; path: string }

/** A deal gets other numbers from a day on; what was earned before stays. */
export const NewTerms = ({ deal, from, numbers, path }: Props) => {
  const say = useSay()
  return (
    <ActionDrawer
      action={say('deal:newTerms')}
      below={(values) => <DealExample values={values} />}
      body={{ entry: deal }}
      done={say('deal:termsMade')}
      effects={[say('deal:termsLater'), say('deal:termsStay')]}
      fields={[
        {
          description: say('deal:termsFromAbout'),
          isRequired: true,
          kind: 'date',
          label: say('field:effectiveFrom'),
          name: 'effectiveFrom',
          value: from,
        },
        ...termsFields(say, numbers),
        reasonField(say),
      ]}
      label={say('deal:newTermsOpen')}
      path={path}
      title={say('deal:newTerms')}
    />
  )
}
