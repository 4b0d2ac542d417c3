'use client'

import { useEffect, useState } from 'react'

import type { HostRoutes } from '../hostRoutes.js'
import type { State } from './load.js'

import { hostRoutes } from '../hostRoutes.js'
import { Page } from '../Page.js'
import { closedInvitation, renewedInvitation } from './closedInvitation.js'
import { loadInvitation } from './load.js'
import { openInvitation } from './openInvitation.js'
import { isForSomebodyElse, wrongAccount } from './wrongAccount.js'

/** What an invitation is about, and the one button that accepts it. */
export const InvitationPage = (props: HostRoutes) => {
  const { admin, api, users } = hostRoutes(props)
  const [state, setState] = useState<State>({ kind: 'loading' })
  const [opened, setOpened] = useState(0)
  const reload = () => {
    setState({ kind: 'loading' })
    setOpened((times) => times + 1)
  }

  useEffect(() => {
    let isGone = false
    void loadInvitation({ admin, api, users }).then((loaded) => {
      if (!isGone) setState(loaded)
    })
    return () => {
      isGone = true
    }
  }, [admin, api, opened, users])
  useEffect(() => {
    window.addEventListener('hashchange', reload)
    return () => {
      window.removeEventListener('hashchange', reload)
    }
  }, [])

  return (
    <Page
      content={(say, language) => {
        const context = { language, reload, routes: { admin, api, users }, say, setState }
        if (state.kind === 'loading') return undefined
        if (state.kind === 'closed') return closedInvitation(state, context)
        if (state.kind === 'renewed') return renewedInvitation(context)
        return isForSomebodyElse(state)
          ? wrongAccount(state, context)
          : openInvitation(state, context)
      }}
    />
  )
}
