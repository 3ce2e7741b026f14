/** A PDF's own facts: its information dictionary, as far as it is not a printer's default. */
import type { PartialDate } from '#shared/model/source.ts'
import { oneLine } from '../cleanText.ts'
import { partialDate } from '../dates.ts'
import { languageTag } from '../language.ts'
import { splitNames } from '../peopleNames.ts'

export interface PdfFacts {
  title: string | undefined
  authors: string[]
  publishedOn: PartialDate | undefined
  language: string | undefined
}

const NOT_A_TITLE =
  /^(untitled|document\d*|microsoft (word|powerpoint|excel)\b.*|slide \d+|print|page \d+|.*\.(docx?|pptx?|xlsx?|indd|pdf|qxd|tex|dvi|rtf|odt|html?)|full page photo|no title|title|scan\w*|layout \d+|pdf.*creator.*)$/i
const NOT_AN_AUTHOR =
  /^(admin(istrator)?|user|owner|author|unknown|microsoft( office user)?|office|default|root|scanner|hp|lenovo|dell|acer|asus|canon|\W*|.*@.*|.*\b(inc|corp|ltd|gmbh)\.?)$/i

/** `info` is the information dictionary as pdfjs reads it. */
export function readPdfFacts(info: Readonly<Record<string, unknown>>): PdfFacts {
  const text = (key: string): string => (typeof info[key] === 'string' ? oneLine(info[key]) : '')
  const title = text('Title').replace(/^Microsoft Word - /i, '')
  const authors = splitNames(text('Author')).filter((name) => !NOT_AN_AUTHOR.test(name))
  return {
    title: title.length > 3 && !NOT_A_TITLE.test(title) && /\p{L}{2}/u.test(title) ? title : undefined,
    authors,
    publishedOn: pdfDate(text('CreationDate')),
    language: languageTag(text('Language')),
  }
}

/** "D:20150909…" → 2015-09-09. */
function pdfDate(raw: string): PartialDate | undefined {
  const match = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?/.exec(raw)
  if (!match) return undefined
  return partialDate(
    Number(match[1]),
    match[2] === undefined ? undefined : Number(match[2]),
    match[3] === undefined ? undefined : Number(match[3]),
  )
}
