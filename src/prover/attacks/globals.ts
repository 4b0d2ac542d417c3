import type { Lab } from '../lab.js'

import { eachWith, fewAtOnce } from '../atOnce.js'

/** Globals are the platform's: nobody but its own people reads one, unless the host says that it is open. */
export const attackGlobals = async (lab: Lab): Promise<void> => {
  const { payload } = lab.stage
  const { collections } = lab.stage.options.only ?? {}
  const globals = payload.config.globals.filter(
    ({ slug }) => !collections || collections.includes(slug),
  )
  await fewAtOnce(eachWith(lab.people(), globals), async ([by, { slug }]) => {
    const aim = { attack: 'global', by, collection: slug }
    await lab.rest(aim, 'GET', `globals/${slug}?depth=3&draft=true&locale=all`)
    await lab.rest(aim, 'GET', `globals/${slug}/versions`)
    await lab.local(aim, `findGlobal ${slug}`, (req) =>
      payload.findGlobal({ depth: 3, overrideAccess: false, req, slug: slug as never }),
    )
  })
}
