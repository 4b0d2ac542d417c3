import type { Logo } from '../../brand/brandOf.js'
import type { Id } from '../../documents.js'
import type { Visit } from '../shared/visit.js'

import { isStaff } from '../../../access/person.js'
import { ActionDrawer } from '../shared/ActionDrawer.js'
import { reasonField } from '../shared/reasonField.js'
import { ChooseLogo } from './ChooseLogo.js'

type Props = {
  /** What is shown, and why; or why one cannot be chosen. */
  about: string
  /** Its own logo, whether or not it is shown now. */
  logo: Logo | null
  mayChoose: boolean
  name: string
  organisation: Id
  /** The place, below the API's route. */
  place: string
  visit: Visit
}

/** The logo of a place: what it is, another one, none. */
export const LogoSetting = ({
  about,
  logo,
  mayChoose,
  name,
  organisation,
  place,
  visit,
}: Props) => {
  const { call, say } = visit
  return (
    <section aria-label={say('logo:title')} className="pp-setting">
      <h2>{say('logo:title')}</h2>
      <p>{about}</p>
      {logo && (
        <div className="pp-logo__own">
          <img alt={logo.alt ?? ''} src={logo.url} />
          <ActionDrawer
            action={say('logo:remove')}
            body={{ logo: null }}
            done={say('logo:removed')}
            effects={[say('logo:removeEffect', { name })]}
            fields={isStaff(call) ? [reasonField(say)] : []}
            label={say('logo:removeOpen')}
            method="PATCH"
            path={place}
            title={say('logo:remove')}
          />
        </div>
      )}
      {mayChoose && (
        <ChooseLogo
          alt={name}
          logos={`/${call.program.slugs.logos}`}
          organisation={organisation}
          place={place}
        />
      )}
    </section>
  )
}
