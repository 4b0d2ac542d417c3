import type { InvoiceFact } from '../../billing/facts.js'
import type { Say } from '../../translations/index.js'

/** What happened, in words; of a credit also what became of it. */
export const factName = (say: Say, { kind, use }: InvoiceFact): string =>
  kind === 'credit' && use ? say(`creditUse:${use}`) : say(`invoiceFact:${kind}`)
