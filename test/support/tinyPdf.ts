/** Builds small PDFs by hand: placed lines of Helvetica, information, faults on demand. */

export interface PlacedText {
  x: number
  /** From the top of the page, in points. */
  y: number
  text: string
  size?: number
  bold?: boolean
}

export interface TinyPdfOptions {
  info?: Readonly<Record<string, string>>
  /** Adds a password handler that no empty password opens. */
  locked?: boolean
  /** Entries of annotations on the first page, as they stand in a PDF. */
  annotations?: readonly string[]
  /** Points the cross-reference table into the void. */
  brokenXref?: boolean
  width?: number
  height?: number
}

const escaped = (text: string): string => text.replace(/[\\()]/g, (char) => `\\${char}`)

/** One PDF of the given pages; text must be in Latin-1. */
export function tinyPdf(pages: readonly (readonly PlacedText[])[], options: TinyPdfOptions = {}): Uint8Array {
  const { width = 612, height = 792 } = options
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add('') // the page tree, filled in below
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  const bold = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>')
  const notes = (options.annotations ?? []).map((entries) => add(`<< /Type /Annot ${entries} >>`))
  const kids = pages.map((texts, i) => {
    const drawn = texts
      .map(
        ({ x, y, text, size = 10, bold: heavy }) =>
          `BT /F${heavy ? 2 : 1} ${size} Tf ${x} ${height - y} Td (${escaped(text)}) Tj ET`,
      )
      .join('\n')
    const content = add(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`)
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 ${font} 0 R /F2 ${bold} 0 R >> >> /Contents ${content} 0 R${i === 0 && notes.length > 0 ? ` /Annots [${notes.map((note) => `${note} 0 R`).join(' ')}]` : ''} >>`,
    )
  })
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`
  const info = options.info
    ? add(
        `<< ${Object.entries(options.info)
          .map(([key, value]) => `/${key} (${escaped(value)})`)
          .join(' ')} >>`,
      )
    : undefined
  const secret = options.locked
    ? add(`<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`)
    : undefined
  let file = '%PDF-1.4\n'
  const offsets = objects.map((body, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const xref = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  const trailer = [
    '/Size ' + String(objects.length + 1),
    '/Root 1 0 R',
    info ? `/Info ${info} 0 R` : '',
    secret ? `/Encrypt ${secret} 0 R /ID [<00> <00>]` : '',
  ]
  file += `trailer\n<< ${trailer.join(' ')} >>\nstartxref\n${options.brokenXref ? 999_999 : xref}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

/** Sets prose as lines of at most `measure` characters, `leading` points apart. */
export function column(
  text: string,
  at: { x: number; y: number; measure: number; leading?: number; size?: number },
): PlacedText[] {
  const { x, y, measure, leading = 12, size = 10 } = at
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1]
    if (last !== undefined && last.length + word.length < measure) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((line, i) => ({ x, y: y + i * leading, text: line, size }))
}
