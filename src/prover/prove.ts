import type { Payload, SanitizedConfig } from 'payload'

import { getPayload } from 'payload'

import type { Options, Report, Scene } from './types.js'

import { programOf } from '../program.js'
import { askerOf } from './ask.js'
import { ATTACKS } from './attacks/index.js'
import { Lab } from './lab.js'
import { plant } from './plant.js'

/**
 * Plants secrets in two tenants of a host and attacks each with people of the other, of all roles, over every surface.
 * Answers what came through. The database of the config is written to and attacked: never give it one that counts.
 */
export const proveIsolation = async ({
  config,
  scene,
  ...options
}: Options & {
  config: Promise<SanitizedConfig> | SanitizedConfig
  /** What `plantSecrets` planted before in this very database. @default planted now */
  scene?: Scene
}): Promise<Report> => {
  refuseDevelopment()
  const started = Date.now()
  const payload = await getPayload({ config })
  const kept = payload.logger.level
  payload.logger.level = 'silent' // Thousands of refusals.
  try {
    const stage = {
      options,
      payload,
      program: programOf(payload),
      scene: scene ?? (await plantSecrets(payload)),
    }
    const lab = new Lab(stage, await askerOf(payload))
    for (const attack of ATTACKS) if (!lab.isOver) await attack(lab)
    return {
      attacks: lab.counts,
      leaks: lab.leaks,
      ms: Date.now() - started,
      notPlanted: stage.scene.notPlanted,
    }
  } finally {
    payload.logger.level = kept
  }
}

/** Payload makes its GraphQL schema anew for each request then: slow, and not to be asked for twice at once. */
const refuseDevelopment = () => {
  // eslint-disable-next-line no-restricted-syntax -- Payload itself goes by it
  if (process.env.NODE_ENV === 'development')
    throw new Error(
      'Run the proof with NODE_ENV=test: in development Payload answers GraphQL one at a time.',
    )
}

/** Two tenants with secrets, for several proofs on copies of one database. */
export const plantSecrets = (payload: Payload): Promise<Scene> => plant(payload, programOf(payload))
