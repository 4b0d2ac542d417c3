import type { Lab } from '../lab.js'

/** Asks for each file by its name; whose document one may not read, neither its file. */
export const attackFiles = async (lab: Lab): Promise<void> => {
  const names = lab.stage.scene.secrets.filter(({ field }) => field === 'filename')
  for (const by of lab.people())
    for (const { doc, value } of names)
      await lab.rest(
        { attack: 'file', by, collection: doc.collection },
        'GET',
        `${doc.collection}/file/${encodeURIComponent(value)}`,
      )
}
