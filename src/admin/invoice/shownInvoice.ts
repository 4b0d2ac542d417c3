import type { InvoiceFact } from '../../billing/facts.js'
import type { Invoice } from '../../documents.js'

/** As its reader gets it, with what happened to it. */
export type ShownInvoice = Invoice & { facts: InvoiceFact[] }
