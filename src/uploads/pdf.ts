import { createRequire } from 'node:module'
import path from 'node:path'

import PDFDocument from 'pdfkit'

export type Pdf = PDFKit.PDFDocument

export const MARGIN = 56
const REGULAR = 'Regular'
const BOLD = 'Bold'

/** A4 with fonts that know the alphabets of Europe. Resolves to the file once `draw` has drawn it. */
export const drawPdf = ({ title }: { title: string }, draw: (pdf: Pdf) => void): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const pdf = new PDFDocument({
      bufferPages: true,
      font: fontFile('DejaVuSans.ttf'),
      info: { Title: title },
      lang: 'en',
      margin: MARGIN,
      size: 'A4',
    })
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => {
      resolve(Buffer.concat(chunks))
    })
    pdf.on('error', reject)
    pdf.registerFont(REGULAR, fontFile('DejaVuSans.ttf'))
    pdf.registerFont(BOLD, fontFile('DejaVuSans-Bold.ttf'))
    draw(pdf)
    pdf.end()
  })

/** A host's bundler may move this file; its folder of packages it does not move. */
const fontFile = (name: string): string => {
  const own = `dejavu-fonts-ttf/ttf/${name}`
  for (const from of [import.meta.url, path.join(process.cwd(), 'package.json')]) {
    try {
      return createRequire(from).resolve(own)
    } catch {
      continue // Not from there.
    }
  }
  throw new Error('dejavu-fonts-ttf is not installed: it comes with this package.')
}

type TextOptions = { align?: 'left' | 'right'; bold?: boolean; size?: number; width?: number }

/** Text at a place, from its upper left corner. */
export const put = (
  pdf: Pdf,
  text: string,
  x: number,
  y: number,
  { align = 'left', bold = false, size = 9, width = 400 }: TextOptions = {},
): void => {
  pdf
    .font(bold ? BOLD : REGULAR)
    .fontSize(size)
    .text(text, x, y, { align, width })
}

export type Column = { align?: 'left' | 'right'; header: string; width: number }

/** A table with a header row, from `y` down, over as many pages as it needs. Answers where it ended. */
export const table = (
  pdf: Pdf,
  y: number,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): number => {
  const bottom = pdf.page.height - MARGIN
  let at = y
  const drawRow = (cells: readonly string[], bold: boolean) => {
    pdf.font(bold ? BOLD : REGULAR).fontSize(9)
    const height = Math.max(
      ...cells.map((cell, index) => pdf.heightOfString(cell, { width: columns[index]!.width - 6 })),
    )
    if (at + height + 6 > bottom) {
      pdf.addPage()
      at = MARGIN
    }
    let x = MARGIN
    cells.forEach((cell, index) => {
      const { align = 'left', width } = columns[index]!
      put(pdf, cell, x, at, { align, bold, width: width - 6 })
      x += width
    })
    at += height + 6
    pdf
      .moveTo(MARGIN, at - 3)
      .lineTo(pdf.page.width - MARGIN, at - 3)
      .lineWidth(0.3)
      .stroke('#bbbbbb')
  }
  drawRow(
    columns.map(({ header }) => header),
    true,
  )
  for (const row of rows) drawRow(row, false)
  return at
}

export const percent = (bps: number): string => `${bps / 100} %`

export const day = (at: string): string => at.slice(0, 10)
