import type { ReactNode } from 'react'

/** The pages outside the admin UI, for people who may have no account yet. */
const Layout = ({ children }: { children: ReactNode }) => (
  <html lang="en">
    <body>{children}</body>
  </html>
)

export default Layout
