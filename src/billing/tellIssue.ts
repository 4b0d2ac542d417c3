import type { Invoice } from '../documents.js'
import type { Call } from '../program.js'

import { findOwnByIdOrThrow } from '../db/own.js'
import { collectionUrl, enqueue } from '../mail/enqueue.js'
import { findPeopleWith } from '../memberships/find.js'

/** Tells whoever pays of a new invoice: at the account's own address for invoices, else those who bill the organisation. */
export const tellIssue = async (call: Call, invoice: Invoice): Promise<void> => {
  const { billTo, dueAt, id, number, payer } = invoice
  const { name } = await findOwnByIdOrThrow(call, 'organisations', payer)
  const receivers = billTo.email
    ? [billTo.email]
    : await findPeopleWith(call, { organisation: payer }, ['owner', 'billing'])
  for (const to of receivers)
    await enqueue(call, {
      cause: `invoice-issued:${id}:${typeof to === 'string' ? to : to.id}`,
      facts: {
        amountCents: invoice.amountDueCents,
        dueAt,
        number,
        payer: name,
        url: collectionUrl(call, 'invoices', id),
      },
      kind: 'invoice-issued',
      to,
    })
}
