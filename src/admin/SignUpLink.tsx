import { Link } from '@payloadcms/ui'

import { sayWith } from '../translations/index.js'

/** For `admin.components.afterLogin` of a host that has the sign-up page at /sign-up. */
export const SignUpLink = ({ i18n }: { i18n: { t: unknown } }) => (
  <p className="pp-sign-up">
    <Link href="/sign-up">{sayWith(i18n)('shared:signUp')}</Link>
  </p>
)
