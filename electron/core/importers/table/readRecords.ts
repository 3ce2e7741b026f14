/** Rows of a table as quotes, notes or people: which column is which, and the cells by their names. Knows nothing of the workspace. */
import { neededColumns, recordColumns, type RecordKind, type RecordReading } from '#shared/contract/recordTable.ts'
import { asLine, asText } from '#shared/model/wellFormed.ts'
import { isBlankRow, readTable } from './readTable.ts'
import { wordKey } from './words.ts'

export interface RecordRow {
  /** As a spreadsheet numbers it. */
  row: number
  /** By column; '' where there is none. */
  cells: Readonly<Record<string, string>>
}

export interface ReadRecords {
  columns: { heading: string; samples: string[] }[]
  mapping: Record<string, number | null>
  /** Columns that were asked for, or are needed, and are not in the table. */
  missing: string[]
  rows: RecordRow[]
}

/** Other headings under which a column is known. */
const headings: Readonly<Record<RecordKind, Readonly<Record<string, RegExp>>>> = {
  quotes: {
    id: /^(quote )?id$/,
    source: /^(source|document|file|interview|transcript|paper|article|reference)( (title|name))?$/,
    'source id': /^(source|document) ?id$/,
    quote: /^(quote|quotation|excerpt|passage|segment|highlight|highlighted text|text|content|words|coded segments?)$/,
    before: /^(before|prefix|context before)$/,
    after: /^(after|suffix|context after)$/,
    start: /^(start|from|begin|start position)$/,
    codes: /^(codes?|tags?|labels?|themes?)$/,
    memo: /^(memo|comments?|notes?|remarks?|annotation)$/,
  },
  notes: {
    id: /^(note )?id$/,
    title: /^(title|name|heading|subject)$/,
    text: /^(text|note|body|content|markdown|notes|memo|description)$/,
    codes: /^(codes?|tags?|labels?|themes?)$/,
  },
  people: {
    name: /^(person|name|full ?name|people|participant|contact|member|user ?name|display name|who)$/,
    'given name': /^(given names?|first ?names?|forename)$/,
    surname: /^(surname|last ?name|family ?name)$/,
    stage: /^(stage|status|state)$/,
    groups: /^(groups?|segments?|communit(y|ies)|tags?|labels?)$/,
    'known since': /^(known since|since|joined|member since|first contact)$/,
    places: /^(places?|where|found at|channels?|platforms?|locations?|city|town|profiles?|url|website)$/,
    contact: /^(contact details?|e[- ]?mail( address)?|phone|telephone|address)$/,
    'could wake': /^(could wake|wake|reactivation)$/,
    notes: /^(notes?|memo|comments?|remarks?|about|description|bio)$/,
  },
}

/** Of the table of people that we write with their names. */
export const peopleHeadings = [
  'person',
  'stage',
  'groups',
  'acts',
  'first act',
  'last act',
  'known since',
  'places',
  'contact',
  'could wake',
  'notes',
] as const

const SAMPLES = 3
/** The sign that keeps a spreadsheet from taking a cell for a formula is none of its words. */
const withoutEscape = (cell: string): string =>
  /^'[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) ? cell.slice(1) : cell

/** Throws `ImportFailure`. */
export function readRecords(bytes: Uint8Array, { what, columns }: RecordReading): ReadRecords {
  const { rows } = readTable(bytes)
  const first = Math.max(
    0,
    rows.findIndex((row) => !isBlankRow(row)),
  )
  const top = (rows[first] ?? []).map((cell) => asLine(cell).replace(/^\ufeff/, ''))
  const found: Record<string, number | null> = {}
  const missing: string[] = []
  for (const name of recordColumns[what]) {
    const asked = columns[name]
    if (asked === null) {
      found[name] = null
      continue
    }
    if (asked !== undefined) {
      const at = typeof asked === 'number' ? asked - 1 : top.findIndex((heading) => wordKey(heading) === wordKey(asked))
      if (at < 0) missing.push(String(asked))
      found[name] = at < 0 ? null : at + 1
      continue
    }
    const taken = new Set([...Object.values(found), ...Object.values(columns)])
    const isFree = (i: number): boolean => !taken.has(i + 1) && !taken.has(top[i] ?? '')
    const exact = top.findIndex((heading, i) => isFree(i) && wordKey(heading) === name)
    const pattern = headings[what][name]
    const alike =
      exact >= 0 || !pattern ? exact : top.findIndex((heading, i) => isFree(i) && pattern.test(wordKey(heading)))
    found[name] = alike < 0 ? null : alike + 1
  }
  // A name may stand in two columns.
  const isInTwo = what === 'people' && (found['given name'] ?? found['surname'] ?? null) !== null
  for (const name of neededColumns[what]) if (found[name] === null && !(name in columns) && !isInTwo) missing.push(name)
  const body = rows.slice(first + 1)
  return {
    columns: top.slice(0, 200).map((heading, i) => ({
      heading: heading === '' ? `Column ${i + 1}` : heading,
      samples: [
        ...new Set(
          body
            .slice(0, 50)
            .map((row) => asLine(row[i] ?? ''))
            .filter((cell) => cell !== ''),
        ),
      ]
        .slice(0, SAMPLES)
        .map((cell) => (cell.length > 80 ? `${cell.slice(0, 79)}…` : cell)),
    })),
    mapping: found,
    missing,
    rows: body.flatMap((cells, i) =>
      isBlankRow(cells)
        ? []
        : [
            {
              row: first + i + 2,
              cells: Object.fromEntries(
                Object.entries(found).map(([name, at]) => [
                  name,
                  at === null ? '' : withoutEscape(asText(cells[at - 1] ?? '')),
                ]),
              ),
            },
          ],
    ),
  }
}

/** A table with just our headings is one of ours: which. */
export function recordKindOf(head: string): RecordKind | null {
  const line = head.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0] ?? ''
  if (line === peopleHeadings.join(',')) return 'people'
  return (['quotes', 'notes'] as const).find((what) => line === recordColumns[what].join(',')) ?? null
}
