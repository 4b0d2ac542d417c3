import type { FieldHook } from 'payload'

import type { Program } from '../src/program.js'

import { invoiceFacts } from '../src/billing/facts.js'

/** What happened to an invoice, loaded for a page at once. */
export const showInvoiceFacts =
  (program: Program): FieldHook =>
  ({ data, req }) =>
    invoiceFacts({ program, req }, (data as { id: string }).id)
