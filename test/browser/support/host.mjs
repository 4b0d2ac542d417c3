import { readEnvironment } from '../../../src/reference/environment.mjs'
import { serve } from '../../../src/reference/server.mjs'

/**
 * The reference host as `npm start` serves it, in a process of its own that ends with its parent.
 *
 * It never builds: another file's host may be serving the build that there is.
 */
const { stop } = await serve({ dev: false, environment: readEnvironment(process.env) })

const leave = async () => {
  await stop()
  process.exit(0)
}
process.once('SIGTERM', leave)
process.once('disconnect', leave)
process.send?.('ready')
