/**
 * What the server and the code that Next has bundled tell each other: they share a process, but no modules.
 *
 * @typedef {object} Shared
 * @property {string[]} notices printed when the platform is ready, such as the link of an invitation
 * @property {(() => Promise<void>) | undefined} [stop] stops what the platform runs besides answering requests
 * @property {string} [failure] why the platform did not become ready
 */

const KEY = Symbol.for('partner-program.reference')
const everywhere = /** @type {{ [KEY]?: Shared }} */ (globalThis)

/** @type {Shared} */
export const shared = (everywhere[KEY] ??= { notices: [] })
