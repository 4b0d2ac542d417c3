import config from '@payload-config'
import { describeReport, proveIsolation } from 'payload-partner-program/testing'

/** What `npm run prove` says; run by prove.mjs, which has made a database for it. */
const prove = async (): Promise<number> => {
  const report = await proveIsolation({ config })
  console.log(describeReport(report))
  return report.leaks.length > 0 ? 1 : 0
}

const code = await prove().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  return 1
})
process.exit(code) // Its pool would keep the process.
