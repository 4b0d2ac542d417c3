/**
 * A loader for Turbopack, which cannot find `./x.ts` by the `./x.js` that Node's resolution wants
 * (next.js #82945): takes the extension off.
 *
 * @param {string} source
 */
module.exports = (source) =>
  source.replace(/(\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.{1,2}\/[^'"\n]+)\.js\2/g, '$1$2$3$2')
