import type { ArrayField, CollectionConfig, GroupField } from 'payload'

import type { Program } from '../src/program.js'
import type { FieldName } from './labels.js'

import { accessFor } from '../access/accessFor.js'
import { showInvoiceFacts } from '../hooks/showInvoiceFacts.js'
import { INVOICE_STATUSES } from '../src/documents.js'
import {
  cents,
  date,
  FIXED,
  GROUPS,
  longText,
  number,
  relation,
  select,
  text,
  timestamps,
} from './fields.js'
import { FIELD_LABELS } from './labels.js'

/** What an account was asked to pay, and what became of it (SPEC 8.3). Commands alone write them. */
export const invoices = (program: Program): CollectionConfig => ({
  slug: program.slugs.invoices,
  access: accessFor(program, 'invoices'),
  admin: {
    defaultColumns: ['number', 'payer', 'status', 'totalCents', 'amountDueCents', 'dueAt'],
    group: GROUPS.money,
    useAsTitle: 'number',
  },
  defaultSort: '-number',
  fields: [
    text('number', { access: FIXED, index: true, required: true }),
    relation(program, 'billingAccount', 'billingAccounts', {
      access: FIXED,
      index: true,
      required: true,
    }),
    relation(program, 'payer', 'organisations', { access: FIXED, index: true, required: true }),
    relation(program, 'workspace', 'workspaces', { access: FIXED, index: true }),
    select('status', INVOICE_STATUSES, { access: FIXED, index: true, required: true }),
    text('currency', { access: FIXED, maxLength: 3, required: true }),
    party('seller', [text('iban', { access: FIXED })]),
    party('billTo'),
    rows('lines', [
      text('description', { access: FIXED }),
      number('quantity', { access: FIXED }),
      cents('unitCents'),
      number('vatBps', { access: FIXED }),
      cents('netCents'),
    ]),
    rows('vat', [number('vatBps', { access: FIXED }), cents('netCents'), cents('taxCents')]),
    ...AMOUNTS.map((name) => cents(name, { required: true })),
    date('issuedAt', { access: FIXED, index: true, required: true }),
    date('dueAt', { access: FIXED, index: true, required: true }),
    date('paidAt', { access: FIXED, index: true }),
    {
      name: 'facts',
      access: FIXED,
      admin: { disableListColumn: true },
      hooks: { afterRead: [showInvoiceFacts(program)] },
      label: FIELD_LABELS.facts,
      type: 'json',
      virtual: true,
    },
    ...timestamps(),
  ],
  labels: {
    plural: { en: 'Invoices', nl: 'Facturen' },
    singular: { en: 'Invoice', nl: 'Factuur' },
  },
})

export const AMOUNTS = [
  'totalExcludingTaxCents',
  'taxCents',
  'totalCents',
  'creditedCents',
  'balanceAppliedCents',
  'amountDueCents',
  'amountPaidCents',
  'amountReturnedCents',
] as const satisfies FieldName[]

const party = (name: 'billTo' | 'seller', more: GroupField['fields'] = []): GroupField => ({
  name,
  fields: [
    text('legalName', { access: FIXED }),
    longText('address', { access: FIXED }),
    text('vatId', { access: FIXED }),
    text('email', { access: FIXED }),
    ...more,
  ],
  label: FIELD_LABELS[name],
  type: 'group',
})

const rows = (name: 'lines' | 'vat', fields: ArrayField['fields']): ArrayField => ({
  name,
  access: FIXED,
  fields,
  label: FIELD_LABELS[name],
  type: 'array',
})
