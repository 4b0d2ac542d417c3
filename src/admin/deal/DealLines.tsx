import { Link } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'

import type { Visit } from '../shared/visit.js'
import type { ShownDeal } from './shownDeal.js'

import { referralStatement } from '../../commands/index.js'
import { isReadable } from '../../db/own.js'
import { Empty } from '../shared/Card.js'
import { dayOf } from '../shared/dates.js'
import { DataTable } from '../shared/DataTable.js'
import { euros } from '../shared/money.js'
import { Section } from '../shared/Screen.js'
import { explanationOf } from './explanation.js'
import { StatementDownload } from './StatementDownload.js'

type Props = { deal: ShownDeal; visit: Visit }

/** So many lines on the page; the statement has all. */
const SHOWN = 50

/** What a deal earned, newest first, each line with how it was counted. */
export const DealLines = async ({ deal, visit }: Props) => {
  const { call, language, say } = visit
  const { statement } = await referralStatement({ id: deal.id, req: call.req })
  const lines = [...statement.lines].reverse().slice(0, SHOWN)
  if (lines.length === 0)
    return (
      <Section title={say('deal:lines')}>
        <Empty>{say('deal:noLines')}</Empty>
      </Section>
    )
  const linked = await readableAmong(
    visit,
    lines.map(({ invoice }) => invoice),
  )
  return (
    <Section lead={say('deal:linesLead')} title={say('deal:lines')}>
      <DataTable
        caption={say('deal:lines')}
        columns={[
          { cell: ({ paidAt }) => dayOf(paidAt, language), label: say('field:paidAt') },
          {
            cell: ({ invoice, number }) => (
              <span className="pp-amount">
                {linked.has(invoice) ? <Link href={linked.get(invoice)!}>{number}</Link> : number}
              </span>
            ),
            label: say('field:invoice'),
          },
          { cell: ({ kind }) => say(`lineKind:${kind}`), label: say('field:kind') },
          { cell: (line) => explanationOf(visit, line), label: say('field:explanation') },
          {
            cell: ({ amountCents }) => (
              <span className="pp-amount">{euros(amountCents, language)}</span>
            ),
            isNumber: true,
            label: say('field:amountCents'),
          },
        ]}
        idOf={({ createdAt, invoice, kind }) => `${createdAt}-${invoice}-${kind}`}
        rows={lines}
      />
      {statement.lines.length > SHOWN && (
        <p className="pp-quiet">
          {say('deal:moreLines', { count: statement.lines.length - SHOWN })}
        </p>
      )}
      <StatementDownload
        from={deal.createdAt.slice(0, 10)}
        to={call.program.clock.now().toISOString().slice(0, 10)}
        url={formatAdminURL({
          apiRoute: call.req.payload.config.routes.api,
          path: `/${call.program.slugs.referralEntries}/${deal.id}/statement`,
        })}
      />
    </Section>
  )
}

/** The pages of those invoices that the reader may see. */
const readableAmong = async ({ call, to }: Visit, ids: string[]): Promise<Map<string, string>> => {
  const { invoices } = call.program.slugs
  const known = await Promise.all(
    [...new Set(ids)].map(async (id) => ((await isReadable(call.req, invoices, id)) ? [id] : [])),
  )
  return new Map(known.flat().map((id) => [id, to(`/collections/${invoices}/${id}`)]))
}
