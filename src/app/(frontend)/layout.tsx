import type { Metadata } from 'next'
import type { ReactNode } from 'react'

import './style.css'

export const metadata: Metadata = {
  referrer: 'no-referrer',
  robots: { index: false },
  title: 'Invitation',
}

/** The pages outside the admin UI, for people who may have no account yet. */
const Layout = ({ children }: { children: ReactNode }) => (
  <html lang="en">
    <body>
      <main>{children}</main>
    </body>
  </html>
)

export default Layout
