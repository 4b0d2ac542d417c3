import type { Visit } from '../shared/visit.js'
import type { StoredWorkspace } from './workspacePage.js'

import { isAtTier } from '../../../access/can.js'
import { isStaff, isStaffWith } from '../../../access/person.js'
import { VISIBILITIES } from '../../documents.js'
import { Facts } from '../shared/Card.js'
import { readOrganisationName } from '../shared/readOrganisationName.js'
import { Tag } from '../shared/Pills.js'
import { VISIBILITY_TIER } from '../../workspaces/visibility.js'

type Props = { visit: Visit; workspace: StoredWorkspace }

/** What each visibility means, for whom, and which tier it needs (SPEC 3.9, 4.2, 4.3). The form below sets it. */
export const WhoFindsIt = async ({ visit, workspace }: Props) => {
  const { call, say } = visit
  const { tier, visibility } = workspace
  const organisation = await readOrganisationName(call, workspace.organisation)
  const mayRestrict = isStaff(call)
    ? isStaffWith(call, 'setVisibility')
    : isAtTier(call, tier, VISIBILITY_TIER)
  const named = { needed: VISIBILITY_TIER, organisation, tier: tier ?? '' }
  return (
    <section aria-label={say('visible:title')} className="pp-setting">
      <h2>{say('visible:title')}</h2>
      <Facts
        facts={VISIBILITIES.map((one) => ({
          label: say(`visibility:${one}`),
          value: (
            <>
              {say(`visible:${one}`, named)}{' '}
              {one === visibility && <Tag tone="good">{say('visible:now')}</Tag>}
            </>
          ),
        }))}
      />
      <p className="pp-quiet">
        {say(
          isStaff(call)
            ? mayRestrict
              ? 'visible:staffMay'
              : 'visible:staffMayNot'
            : mayRestrict
              ? 'visible:enough'
              : 'visible:tooLow',
          named,
        )}
      </p>
    </section>
  )
}
