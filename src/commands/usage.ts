import { z } from 'zod'

import { rollupCsv, rollupOf } from '../billing/rollup.js'
import { readSeats } from '../billing/readSeats.js'
import { command, idInput, plainText } from './command.js'

/** The seats of an account, computed now (SPEC 5.8). Refuses with: not_found. */
export const accountSeatsCommand = command({
  name: 'accountSeats',
  kind: 'query',
  method: 'get',
  on: 'billingAccounts',
  path: '/:id/seats',
  input: z.object({ id: idInput }),
  output: {
    externals: 'number',
    members: 'number',
    observers: 'number',
    pending: 'number',
    seats: 'number',
    workspaces: [{ fields: { seats: 'number', workspace: 'string' } }],
  },
  who: 'person',
  run: (call, { id }) => readSeats(call, id),
})

/** Every account with its class, seats and monthly revenue (SPEC 8.5). Refuses with: validation_failed. */
export const rollupCommand = command({
  name: 'rollup',
  kind: 'query',
  method: 'get',
  path: '/partner-program/rollup',
  input: z.object({
    format: z.enum(['csv', 'json'], 'Choose json or csv.').nullish(),
    month: plainText(7)
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Write a month such as 2026-03.')
      .nullish(),
  }),
  output: {
    docs: [
      {
        fields: {
          adminContact: { fields: { email: 'string', name: 'string' } },
          billingAccount: 'string',
          billingPeriod: 'string',
          discountBps: 'number',
          mrrCents: 'number',
          organisation: 'string',
          organisationName: 'string',
          revenueClass: 'string',
          seats: 'number',
          tier: 'string',
          workspace: 'string',
          workspaceName: 'string',
        },
      },
    ],
    month: 'string',
    totals: { fields: { accounts: 'number', mrrCents: 'number', seats: 'number' } },
  },
  who: 'staff',
  run: async (call, { format, month }) => ({
    ...(await rollupOf(call, month ?? undefined)),
    format: format ?? 'json',
  }),
  fileOf: (answer) =>
    answer.format === 'csv'
      ? {
          bytes: Buffer.from(rollupCsv(answer.docs)),
          name: `rollup-${answer.month}.csv`,
          type: 'text/csv; charset=utf-8',
        }
      : undefined,
  present: ({ docs, month, totals }) => ({ docs, month, totals }),
})
