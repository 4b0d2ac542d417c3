import type { Visit } from '../shared/visit.js'
import type { StoredWorkspace } from './workspacePage.js'

import { holdsInOrganisation, isAtTier } from '../../../access/can.js'
import { isStaff } from '../../../access/person.js'
import { readLogo } from '../../brand/brandOf.js'
import { WHITELABEL_TIER } from '../../brand/judgeLogo.js'
import { idOf } from '../../documents.js'
import { LogoSetting } from '../brand/LogoSetting.js'
import { readOrganisationName } from '../shared/readOrganisationName.js'

type Props = { visit: Visit; workspace: StoredWorkspace }

/** A client workspace's own logo, from a tier on; why an internal one has none (SPEC 3.8). */
export const WorkspaceLogo = async ({ visit, workspace }: Props) => {
  const { call, say } = visit
  const { archivedAt, id, logo, name, organisation, tier, usageContext } = workspace
  const isExternal = usageContext === 'external'
  const hasTier = isAtTier(call, tier, WHITELABEL_TIER)
  const named = {
    needed: WHITELABEL_TIER,
    organisation: await readOrganisationName(call, organisation),
    tier: tier ?? '',
  }
  const uploads = await holdsInOrganisation(call, 'settings:manage', organisation)
  const about = !isExternal
    ? say('logo:internal', named)
    : !hasTier
      ? say('logo:tier', named)
      : uploads
        ? say('logo:workspace')
        : say('logo:byOthers', named)
  return (
    <LogoSetting
      about={about}
      logo={await readLogo(call, idOf(logo))}
      mayChoose={isExternal && hasTier && uploads && !archivedAt && !isStaff(call)}
      name={name}
      organisation={organisation}
      place={`/${call.program.slugs.workspaces}/${id}`}
      visit={visit}
    />
  )
}
