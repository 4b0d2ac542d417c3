import type { CollectionConfig, NumberField } from 'payload'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { isStaff, withCall } from '../access/person.js'
import { followDeal, keepDealRules } from '../hooks/keepDealRules.js'
import { nameClient, showDeal } from '../hooks/showDeal.js'
import {
  date,
  FIXED,
  GROUPS,
  longText,
  number,
  ON_CREATE,
  reason,
  relation,
  text,
  timestamps,
  writeOnlyCheckbox,
} from './fields.js'
import { FIELD_LABELS } from './labels.js'

/** A deal: what a partner earns on what a client whom it brought pays, and what the client gets off (SPEC 7.1). */
export const referralEntries = (program: Program): CollectionConfig => {
  const fact = showDeal(program)

  /** Written with the deal as its first terms; read as those in force. */
  const ofTerms = (
    name: 'capCents' | 'discountBps' | 'kickbackBps',
    more: Partial<NumberField> = {},
  ): NumberField =>
    number(name, {
      ...more,
      access: ON_CREATE,
      hooks: { afterRead: [fact(({ terms }) => terms?.[name] ?? null)] },
      virtual: true,
    })

  const maySeeTotals = withCall(program, (call) => isStaff(call) || program.partnersSeeTotals)
  return {
    slug: program.slugs.referralEntries,
    access: accessFor(program, 'referralEntries'),
    admin: {
      defaultColumns: [
        'client',
        'partner',
        'kickbackBps',
        'discountBps',
        'capCents',
        'expiresAt',
        'state',
      ],
      group: GROUPS.money,
      useAsTitle: 'client',
    },
    fields: [
      text('client', {
        access: FIXED,
        admin: { disableListFilter: true, readOnly: true },
        custom: { isComputed: true },
        virtual: 'billingAccount.legalName', // Payload takes no other title; the hook below says who it is.
      }),
      relation(program, 'partner', 'organisations', {
        access: ON_CREATE,
        index: true,
        required: true,
      }),
      relation(program, 'billingAccount', 'billingAccounts', {
        access: ON_CREATE,
        index: true,
        required: true,
      }),
      date('startsAt', { access: ON_CREATE, index: true, required: true }),
      date('expiresAt', { index: true }),
      ofTerms('kickbackBps', { defaultValue: 2_000 }),
      ofTerms('discountBps', { defaultValue: 0 }),
      ofTerms('capCents'),
      longText('notes', { access: { read: withCall(program, isStaff) } }),
      date('closedAt', { access: FIXED }),
      writeOnlyCheckbox('closed', { admin: { condition: (data) => Boolean(data.id) } }),
      text('state', {
        access: FIXED,
        admin: { disableListFilter: true, readOnly: true },
        custom: { isComputed: true },
        hooks: { afterRead: [fact(({ state }) => state)] },
        virtual: true,
      }),
      {
        name: 'totals',
        access: { ...FIXED, read: maySeeTotals },
        admin: { disableListColumn: true },
        hooks: { afterRead: [fact(({ totals }) => totals)] },
        label: FIELD_LABELS.totals,
        type: 'json',
        virtual: true,
      },
      reason(),
      ...timestamps(),
    ],
    hooks: {
      afterChange: [followDeal(program)],
      afterRead: [nameClient(program)],
      beforeChange: [keepDealRules(program)],
    },
    labels: {
      plural: { en: 'Deals', nl: 'Afspraken' },
      singular: { en: 'Deal', nl: 'Afspraak' },
    },
  }
}
