import { createHash } from 'node:crypto'

/*
 * In the context in which jest runs a file every use of a global is looked up by the process's own code, which takes
 * over ten times as long as outside of it; a third of the time of some tests went there. The packages that ask most
 * keep what they use as constants of the module. Nothing that a test may replace, such as the time, is among them.
 */
const KEPT = [
  'Array',
  'Boolean',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Set',
  'String',
  'Symbol',
  'WeakMap',
]
const STRICT = /^\s*(['"])use strict\1;?/

/** @param {string} code */
const withGlobals = (code) => {
  const used = KEPT.filter(
    (name) =>
      new RegExp(`(?<![.\\w$])${name}\\b`).test(code) &&
      // One of its own by this name: declared, imported or exported.
      !new RegExp(
        `\\b(class|const|function|import|let|var|as)\\s+${name}\\b|[{,]\\s*${name}\\s*[,}=:]`,
      ).test(code),
  )
  if (used.length === 0) return code
  const strict = STRICT.exec(code)?.[0] ?? ''
  return `${strict}const { ${used.join(', ')} } = globalThis;${code.slice(strict.length)}`
}

const version = createHash('sha256').update(String(withGlobals)).update(KEPT.join()).digest('hex')

/** @type {import('@jest/transform').SyncTransformer} */
export default {
  getCacheKey: (code, path) =>
    createHash('sha256').update(version).update(path).update(code).digest('hex'),
  process: (code) => ({ code: withGlobals(code) }),
}
