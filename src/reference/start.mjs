/** `npm start`, `npm run dev` (--dev) and `npm run reset` (--reset). */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 20)) {
  console.error(`Node ${process.versions.node} is too old: install Node 22, or 20.20 or later.`)
  process.exitCode = 1
} else {
  // Loaded only now, because an older Node would not even understand it.
  const { main } = await import('./main.mjs')
  await main(process.argv.slice(2))
}
