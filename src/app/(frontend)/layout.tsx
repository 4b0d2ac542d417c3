import type { Metadata } from 'next'
import type { ReactNode } from 'react'

/** No icon: a browser that is told of none asks for one that is not there. */
export const metadata: Metadata = { icons: { icon: 'data:,' } }

/** The pages outside the admin UI, for people who may have no account yet. */
const Layout = ({ children }: { children: ReactNode }) => (
  <html lang="en">
    <body>{children}</body>
  </html>
)

export default Layout
