import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { readEnvironment } from '../../../src/reference/environment.mjs'
import { serve } from '../../../src/reference/server.mjs'

/**
 * The reference host as `npm start` serves it, in a process of its own that ends with its parent.
 *
 * It never builds: another file's host may be serving the build that there is.
 */
const dataDir = mkdtempSync(path.join(tmpdir(), 'partner-browser-'))
process.once('exit', () => rmSync(dataDir, { force: true, recursive: true }))
process.env.DATA_DIR = dataDir

const { stop } = await serve({ dev: false, environment: readEnvironment(process.env) })

const leave = async () => {
  await stop()
  process.exit(0)
}
process.once('SIGTERM', leave)
process.once('disconnect', leave)
process.send?.('ready')
