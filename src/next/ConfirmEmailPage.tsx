'use client'

import type { HostRoutes } from './hostRoutes.js'

import { OneButtonPage } from './OneButtonPage.js'

/** Where the link to a new address leads: the button makes the address count. */
export const ConfirmEmailPage = (routes: HostRoutes) => (
  <OneButtonPage<{ email: string }>
    path="/partner-program/confirm-email"
    routes={routes}
    sentencesOf={({ confirmEmail }) => confirmEmail}
  />
)
