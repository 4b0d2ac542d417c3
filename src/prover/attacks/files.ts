import type { Lab } from '../lab.js'

import { eachWith, fewAtOnce } from '../atOnce.js'

/** Asks for each file by its name; whose document one may not read, neither its file. */
export const attackFiles = async (lab: Lab): Promise<void> => {
  const names = lab.stage.scene.secrets.filter(({ field }) => field === 'filename')
  await fewAtOnce(eachWith(lab.people(), names), async ([by, { doc, value }]) => {
    await lab.rest(
      { attack: 'file', by, collection: doc.collection },
      'GET',
      `${doc.collection}/file/${encodeURIComponent(value)}`,
    )
  })
}
