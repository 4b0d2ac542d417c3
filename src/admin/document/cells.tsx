'use client'

import type { DefaultCellComponentProps, RelationshipFieldClient, SelectFieldClient } from 'payload'
import type { ReactNode } from 'react'

import { getTranslation } from '@payloadcms/translations'
import { DefaultCell, Link, useConfig, useListRelationships, useTranslation } from '@payloadcms/ui'

import type { DealState } from '../../referrals/dealFacts.js'

import { Moment } from '../shared/Moment.js'
import { nameOf, namedOf } from '../shared/nameOf.js'
import { unitOf } from '../shared/amounts.js'
import { euros, percents } from '../shared/money.js'
import { optionLabel } from '../shared/optionLabel.js'
import { CapBar } from '../shared/CapBar.js'
import { DealStateTag } from '../shared/DealStateTag.js'
import { Tag, toneOfRole, toneOfState } from '../shared/Pills.js'
import { useSay } from '../shared/useSay.js'

type Props = DefaultCellComponentProps

const isEmpty = ({ cellData }: Props) =>
  cellData === null || cellData === undefined || cellData === ''

/** The first cell of a row leads to its document. */
const Shown = ({ cell, children }: { cell: Props; children: ReactNode }) => {
  const { config } = useConfig()
  const { collectionSlug, link, linkURL, rowData } = cell
  if (!link) return children
  const { id } = rowData as { id: string }
  const href = linkURL ?? `${config.routes.admin}/collections/${collectionSlug}/${id}`
  return (
    <Link href={href} prefetch={false}>
      {children}
    </Link>
  )
}

/** What a value is of, on a phone, where a list has no heads. */
const Label = ({ cell: { field } }: { cell: Props }) => {
  const { i18n } = useTranslation()
  const label = 'label' in field && field.label
  return label ? <span className="pp-cell-label">{getTranslation(label, i18n)}: </span> : null
}

/** When, relatively. */
export const DateCell = (props: Props) =>
  isEmpty(props) ? null : (
    <Shown cell={props}>
      <Label cell={props} />
      <Moment at={props.cellData as string} />
    </Shown>
  )

/** Another document by its title; nothing for one that the reader may not see. */
export const RelationshipCell = (props: Props) => {
  const { documents } = useListRelationships()
  const { relationTo } = props.field as RelationshipFieldClient
  const isHidden = [props.cellData].flat().every((id) => {
    const found = documents?.[[relationTo].flat()[0] ?? '']?.[String(id)]
    return found === false
  })
  return isEmpty(props) || isHidden ? null : <DefaultCell {...props} />
}

/** What it says, or what that is called; nothing where there is nothing. */
export const TextCell = (props: Props) => {
  const say = useSay()
  const named = namedOf(props.field)
  if (named && !isEmpty(props))
    return <Shown cell={props}>{nameOf(say, named, String(props.cellData))}</Shown>
  return isEmpty(props) && !props.link ? null : <DefaultCell {...props} />
}

/** Yes where it is so; no is the rule, and not worth a word in every row. */
export const CheckboxCell = (props: Props) => {
  const say = useSay()
  return props.cellData === true ? <Tag tone="good">{say('document:yes')}</Tag> : null
}

/** An amount in euros or a rate in percent, where the field's name says that it is one. */
export const NumberCell = (props: Props) => {
  const { i18n } = useTranslation()
  const unit = unitOf((props.field as { name?: string }).name ?? '')
  if (isEmpty(props)) return null
  if (!unit) return <DefaultCell {...props} />
  const show = unit === 'euros' ? euros : percents
  return (
    <Shown cell={props}>
      <Label cell={props} />
      <span className="pp-amount">{show(props.cellData as number, i18n.language)}</span>
    </Shown>
  )
}

type DealRow = { totals?: { accruedCents: number; daysLeft: null | number } }

/** How much of a deal's cap is used, as a bar that says so. */
export const CapCell = (props: Props) => {
  const { totals } = props.rowData as DealRow
  return (
    <>
      <Label cell={props} />
      <CapBar capCents={props.cellData as null | number} usedCents={totals?.accruedCents} />
    </>
  )
}

/** How long a deal still runs. */
export const EndCell = (props: Props) => {
  const say = useSay()
  const daysLeft = (props.rowData as DealRow).totals?.daysLeft
  if (isEmpty(props))
    return (
      <>
        <Label cell={props} />
        {say('deal:noEnd')}
      </>
    )
  return (
    <>
      <Label cell={props} />
      {daysLeft !== undefined && daysLeft !== null && daysLeft > 0 ? (
        say('deal:daysLeft', { count: daysLeft })
      ) : (
        <Moment at={props.cellData as string} />
      )}
    </>
  )
}

/** A deal's state as a pill. */
export const DealStateCell = (props: Props) =>
  isEmpty(props) ? null : <DealStateTag state={props.cellData as DealState} />

/** The chosen option as a pill, in the colour of what it means. */
export const SelectCell = (props: Props) => {
  const { i18n } = useTranslation()
  if (props.link) return <DefaultCell {...props} />
  if (isEmpty(props)) return null
  const { name, options } = props.field as SelectFieldClient
  const isRole = name === 'myRole' || name === 'role'
  return (
    <span className="pp-pills">
      {([props.cellData].flat() as string[]).map((value) => (
        <Tag key={value} tone={isRole ? toneOfRole(value) : toneOfState(value)}>
          {optionLabel(options, value, i18n)}
        </Tag>
      ))}
    </span>
  )
}
