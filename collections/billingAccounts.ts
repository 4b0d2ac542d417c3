import type { CollectionConfig } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { holds, holdsInOrganisation } from '../access/can.js'
import { accountFacts } from '../access/facts.js'
import { isStaff, isStaffWith, withCall } from '../access/person.js'
import { tellAccountChange } from '../hooks/tellAccountChange.js'
import {
  date,
  FIXED,
  GROUPS,
  longText,
  number,
  readIf,
  reason,
  relation,
  select,
  selectWithDefault,
  text,
  timestamps,
} from './fields.js'
import { FIELD_LABELS } from './labels.js'

/** Who pays for a workspace, or for all internal ones of an organisation (SPEC 1, 8.1). */
export const billingAccounts = (program: Program): CollectionConfig => {
  const read = readIf(program, async (call, id) => (await accountFacts(call, id)).isFull)
  const byStaff = { create: () => false, read, update: withCall(program, isStaff) }
  const byPayer = {
    create: () => false,
    read,
    update: ({ doc, req }: { doc?: unknown; req: Parameters<typeof read>[0]['req'] }) => {
      const account = doc as { organisation?: unknown; workspace?: unknown } | undefined
      const call = { program, req }
      return holdsInOrganisation(call, 'payment:update', account?.organisation).then(
        (held) => held || holds(call, 'payment:update', account?.workspace),
      )
    },
  }
  const fixed = { ...FIXED, read }
  return {
    slug: program.slugs.billingAccounts,
    access: accessFor(program, 'billingAccounts'),
    admin: {
      defaultColumns: ['name', 'scope', 'organisation', 'tier', 'status'],
      group: GROUPS.money,
      listSearchableFields: ['tier'], // Its name is nothing that the database knows.
      useAsTitle: 'name',
    },
    fields: [
      // What tells accounts apart. Payload takes a computed title only where it could follow a path to it, as it does to a
      // workspace's name; the hook says the same, and knows the organisation's where the account is for all internal ones.
      text('name', {
        access: FIXED,
        admin: { disableListFilter: true, hidden: true },
        custom: { isComputed: true },
        hooks: {
          afterRead: [
            async ({ data, req }) =>
              (await accountFacts({ program, req }, (data as { id: string }).id)).name,
          ],
        },
        virtual: 'workspace.name',
      }),
      select('scope', ['organisation', 'workspace'], { access: fixed, required: true }),
      relation(program, 'organisation', 'organisations', {
        access: fixed,
        index: true,
        required: true,
      }),
      relation(program, 'workspace', 'workspaces', { access: fixed, index: true }),
      selectWithDefault(
        'tier',
        program.tiers.map(({ name }) => name),
        program.tiers[0]!.name,
        {
          access: {
            create: () => false,
            update: withCall(program, (call) => isStaffWith(call, 'setTier')),
          },
        },
      ),
      selectWithDefault('status', ['none', 'active', 'past-due', 'canceled'], 'none', {
        access: FIXED,
      }),
      select('billingPeriod', ['yearly', 'monthly'], { access: byStaff, defaultValue: 'yearly' }),
      select('paymentMode', ['none', 'card', 'managed'], { access: byStaff, defaultValue: 'none' }),
      select('discountKind', ['none', 'scholarship', 'staff'], {
        access: byStaff,
        defaultValue: 'none',
      }),
      number('discountBps', {
        access: byStaff,
        defaultValue: 0,
        max: 10_000,
        min: 0,
        validate: wholeNumber,
      }),
      date('trialEndsAt', { access: fixed }),
      number('balanceCents', { access: fixed, defaultValue: 0 }),
      relation(program, 'accountManager', 'users', { access: byStaff }),
      text('legalName', { access: byPayer }),
      longText('address', { access: byPayer, maxLength: 1_000 }),
      text('vatId', { access: byPayer, maxLength: 50 }),
      { name: 'billingEmail', access: byPayer, label: FIELD_LABELS.billingEmail, type: 'email' },
      reason(),
      ...timestamps(),
    ],
    hooks: { afterChange: [tellAccountChange(program)] },
    labels: {
      plural: { en: 'Billing accounts', nl: 'Facturatierekeningen' },
      singular: { en: 'Billing account', nl: 'Facturatierekening' },
    },
  }
}

const wholeNumber = (
  value: null | number | number[] | undefined,
  { max, min }: { max?: number; min?: number },
): string | true => {
  if (value === null || value === undefined) return true
  return Number.isSafeInteger(value) &&
    (value as number) >= (min ?? -Infinity) &&
    (value as number) <= (max ?? Infinity)
    ? true
    : `Write a whole number from ${min ?? 0} to ${max ?? '…'}.`
}
