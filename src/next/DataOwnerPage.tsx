'use client'

import type { HostRoutes } from './hostRoutes.js'

import { OneButtonPage } from './OneButtonPage.js'

/** Where the link "this is not ours" leads, for who was named as the owner of somebody's data (SPEC 3.11). */
export const DataOwnerPage = (routes: HostRoutes) => (
  <OneButtonPage
    path="/partner-program/data-owner/object"
    routes={routes}
    sentencesOf={({ dataOwnerMistake }) => dataOwnerMistake}
  />
)
