import type { Lab } from '../lab.js'

import { targetsOf, collectionOf } from '../walk.js'

/** Payload's own collections and endpoints: preferences of others, locks on what one cannot edit, jobs, the first user. */
export const attackInternals = async (lab: Lab): Promise<void> => {
  const { payload, program, scene } = lab.stage
  const lockable = targetsOf(
    collectionOf(payload, 'payload-locked-documents')?.flattenedFields.find(
      ({ name }) => name === 'document',
    ) ?? { name: '', type: 'text' },
  )
  const keys = scene.secrets.filter(
    ({ doc, field }) => doc.collection === 'payload-preferences' && field === 'key',
  )
  for (const by of lab.people()) {
    const at = (collection: string) => ({ attack: 'internal', by, collection })
    for (const { doc, value } of keys.filter((one) => lab.judge(by, one.doc) === false)) {
      const told = await lab.rest(at(doc.collection), 'GET', `payload-preferences/${value}`)
      const { value: shown } = (told.body ?? {}) as { value?: unknown }
      if (told.status === 200 && shown)
        lab.leak(at(doc.collection), 'REST', `GET payload-preferences/${value}`, 'shows a value')
    }
    for (const slug of lockable) {
      const [doc] = by.platform ? [] : lab.unseenPlaces(by, slug)
      if (!doc) continue
      const body = {
        document: { relationTo: slug, value: doc.id },
        user: { relationTo: program.users, value: by.id },
      }
      const told = await lab.rest(at(slug), 'POST', 'payload-locked-documents', body)
      if (!told.isMissed && told.status < 400)
        lab.leak(
          at(slug),
          'REST',
          `POST payload-locked-documents ${JSON.stringify(body)}`,
          'locks what he does not see',
        )
    }
    for (const path of ['payload-jobs/run', 'payload-jobs/handle-schedules']) {
      const told = await lab.rest(at('payload-jobs'), 'GET', path)
      if (!told.isMissed && told.status < 400 && !by.platform)
        lab.leak(at('payload-jobs'), 'REST', `GET ${path}`, 'runs the platform’s jobs')
    }
    const first = await lab.rest(at(program.users), 'POST', `${program.users}/first-register`, {
      email: `first@${by.role.replaceAll(' ', '')}.example`,
      password: 'a password of mine',
    })
    if (!first.isMissed && first.status < 400)
      lab.leak(
        at(program.users),
        'REST',
        `POST ${program.users}/first-register`,
        'becomes the first user',
      )
  }
}
