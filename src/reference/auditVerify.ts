import config from '@payload-config'
import { getPayload } from 'payload'
import { verifyAudit } from 'payload-partner-program'

/** What `npm run audit:verify` says; run by auditVerify.mjs, which has found the database. */
const verify = async (): Promise<number> => {
  const [seq, hash] = (process.env.AUDIT_ANCHOR ?? '').split(':')
  const payload = await getPayload({ config })
  const report = await verifyAudit(payload, hash ? { anchor: { hash, seq: Number(seq) } } : {})
  const { isOk, last, problem, sealed, waiting } = report
  console.log(`Sealed: ${sealed}. Waiting to be sealed: ${waiting}.`)
  if (problem) console.error(`NOT OK, ${problem.kind}: ${problem.sentence}`)
  if (isOk) console.log('OK: every sealed event is as it was.')
  if (isOk && last)
    console.log(
      `The last seal is ${last.seq}:${last.hash}. Noted elsewhere, it shows later even a log that was written anew:\nnpm run audit:verify -- ${last.seq}:${last.hash}`,
    )
  return isOk ? 0 : 1
}

const code = await verify().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  return 1
})
process.exit(code) // Its pool would keep the process.
