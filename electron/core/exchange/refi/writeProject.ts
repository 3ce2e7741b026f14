/**
 * A workspace as a REFI-QDA 1.5 project (https://www.qdasoftware.org): project.qde, the sources beside it, and what the
 * format has no place for in commonplace.json, which other programs pass over. Positions are Unicode code points.
 */
import { guidOf, guidOfName } from './guids.ts'
import { hexOf } from './colours.ts'
import type { CodeData, CodingData, NoteData, ProjectData, QuoteData, SourceData } from './projectData.ts'
import { type Element, openingTag, toXml, XML_DECLARATION } from './xml.ts'

export const PROJECT_NAMESPACE = 'urn:QDA-XML:project:1.0'
export const CODEBOOK_NAMESPACE = 'urn:QDA-XML:codebook:1.0'

const ORIGIN = 'Commonplace'

/** Texts and files of a source or note inside the archive. */
export interface SourceFiles {
  /** The original, where the format has a place for its kind; a name in the folder `sources`. */
  original: string | null
}

const timeOf = (at: number): string => new Date(at).toISOString()

const made = (by: string, at: number): Element => ({ '@creatingUser': guidOf(by), '@creationDateTime': timeOf(at) })

/** Always the same for a coder's decision on a code, so that an import knows it again. */
export const codingGuid = (target: string, { codeId, coder }: Pick<CodingData, 'codeId' | 'coder'>): string =>
  guidOfName(`coding ${target} ${codeId} ${coder}`)

const codings = (target: string, all: readonly CodingData[]): Element[] =>
  all.map((coding) => ({
    '@guid': codingGuid(target, coding),
    ...made(coding.coder, coding.at),
    CodeRef: { '@targetGUID': guidOf(coding.codeId) },
  }))

/** A code's meaning as one text, part by part. */
export function codeDescription(code: CodeData): string {
  const parts = [
    code.definition || code.brief,
    code.useWhen && `Use when: ${code.useWhen}`,
    code.avoidWhen && `Do not use when: ${code.avoidWhen}`,
    code.example && `Example: ${code.example}`,
  ]
  return parts.filter(Boolean).join('\n')
}

function codeTree(
  codes: readonly CodeData[],
  parent: string | null,
  above: ReadonlySet<string> = new Set(),
): Element[] {
  const known = new Set<string>(codes.map(({ codeId }) => codeId))
  return codes
    .filter((code) => (code.parent !== null && known.has(code.parent) ? code.parent : null) === parent)
    .filter(({ codeId }) => !above.has(codeId))
    .map((code) => ({
      '@guid': guidOf(code.codeId),
      '@name': code.codable ? code.name : code.title,
      '@isCodable': String(code.codable),
      '@color': hexOf(code.colour),
      Description: codeDescription(code) || undefined,
      Code: codeTree(codes, code.codeId, new Set([...above, code.codeId])),
    }))
}

const codeBook = (codes: readonly CodeData[]): Element => ({ Codes: { Code: codeTree(codes, null) } })

const selection = (quote: QuoteData): Element => ({
  '@guid': guidOf(quote.quoteId),
  '@name': quote.exact.length > 80 ? `${quote.exact.slice(0, 79)}…` : quote.exact,
  '@startPosition': String(quote.start),
  '@endPosition': String(quote.end),
  ...made(quote.by, quote.at),
  Description: quote.memo || undefined,
  Coding: codings(quote.quoteId, quote.codings),
})

/** What is known of a source beside its text; each is a variable of the project. */
const facts = [
  ['Author', ({ authors }: SourceData) => authors.join('; ') || null],
  ['Date', ({ publishedOn }: SourceData) => publishedOn],
  ['Address', ({ url }: SourceData) => url],
  ['Language', ({ language }: SourceData) => language],
] as const
const variableGuid = (name: string): string => guidOfName(`variable ${name}`)

const values = (source: SourceData): Element[] =>
  facts.flatMap(([name, read]) => {
    const value = read(source)
    return value === null ? [] : [{ VariableRef: { '@targetGUID': variableGuid(name) }, TextValue: value }]
  })

const textPath = (guid: string): string => `internal://${guid}.txt`

function textSource(source: SourceData, { original }: SourceFiles): Element {
  const guid = guidOf(source.sourceId)
  return {
    '@guid': guid,
    '@name': source.title,
    '@richTextPath': original === null ? undefined : `internal://${original}`,
    '@plainTextPath': textPath(guid),
    ...made(source.by, source.at),
    PlainTextSelection: source.quotes.map(selection),
    Coding: codings(source.sourceId, source.codings),
    VariableValue: values(source),
  }
}

/** A PDF: the words that our quotes stand on are its representation, with the text beside the file. */
function pdfSource(source: SourceData, original: string): Element {
  const guid = guidOf(source.sourceId)
  const text = guidOfName(`text of ${source.sourceId}`)
  return {
    '@guid': guid,
    '@name': source.title,
    '@path': `internal://${original}`,
    ...made(source.by, source.at),
    Representation: {
      '@guid': text,
      '@name': source.title,
      '@plainTextPath': textPath(text),
      ...made(source.by, source.at),
      PlainTextSelection: source.quotes.map(selection),
    },
    Coding: codings(source.sourceId, source.codings),
    VariableValue: values(source),
  }
}

/** The name of a source's text in the folder `sources`. */
export const textNameOf = (source: SourceData, { original }: SourceFiles): string =>
  original !== null && isPdf(source)
    ? `${guidOfName(`text of ${source.sourceId}`)}.txt`
    : `${guidOf(source.sourceId)}.txt`

const isPdf = ({ mediaType }: SourceData): boolean => mediaType === 'application/pdf'

function links(notes: readonly NoteData[], known: ReadonlySet<string>): Element[] {
  return notes.flatMap(({ noteId, links: all }) =>
    all
      .filter(({ target }) => known.has(target))
      .map(({ target }) => ({
        '@guid': guidOfName(`link ${noteId} ${target}`),
        '@direction': 'OneWay',
        '@originGUID': guidOf(noteId),
        '@targetGUID': guidOf(target),
      })),
  )
}

export interface NoteText {
  note: NoteData
  /** The name of its Markdown in the folder `sources`. */
  file: string
}

/** Everybody who is named, also those whose own record has not arrived. */
function users({ members, sources, notes }: ProjectData): Element[] {
  const names = new Map<string, string>(members.map(({ memberId, name }) => [memberId, name]))
  const coders = (all: readonly CodingData[]): string[] => all.map(({ coder }) => coder)
  const named = [
    ...notes.map(({ by }) => by),
    ...sources.flatMap(({ by, codings: own, quotes }) => [
      by,
      ...coders(own),
      ...quotes.flatMap((quote) => [quote.by, ...coders(quote.codings)]),
    ]),
  ]
  for (const id of named) if (!names.has(id)) names.set(id, 'Somebody')
  return [...names].map(([id, name]) => ({ '@guid': guidOf(id), '@name': name }))
}

const noteSource = ({ note, file }: NoteText): Element => ({
  '@guid': guidOf(note.noteId),
  '@name': note.title || 'Untitled note',
  '@plainTextPath': `internal://${file}`,
  ...made(note.by, note.at),
})

/** project.qde, piece by piece: a source is a piece. */
export function* writeProject(
  data: ProjectData,
  filesOf: (source: SourceData) => SourceFiles,
  notes: readonly NoteText[],
): Generator<string> {
  const known = new Set<string>([
    ...data.codes.map(({ codeId }) => codeId),
    ...data.sources.flatMap(({ sourceId, quotes }) => [sourceId, ...quotes.map(({ quoteId }) => quoteId)]),
    ...data.notes.map(({ noteId }) => noteId),
  ])
  const all = users(data)
  yield XML_DECLARATION + openingTag('Project', { '@xmlns': PROJECT_NAMESPACE, '@name': data.name, '@origin': ORIGIN })
  if (all.length > 0) yield toXml('Users', { User: all })
  yield toXml('CodeBook', codeBook(data.codes))
  yield toXml('Variables', {
    Variable: facts.map(([name]) => ({ '@guid': variableGuid(name), '@name': name, '@typeOfVariable': 'Text' })),
  })
  if (data.sources.length > 0) yield '<Sources>'
  for (const source of data.sources) {
    const files = filesOf(source)
    yield isPdf(source) && files.original !== null
      ? toXml('PDFSource', pdfSource(source, files.original))
      : toXml('TextSource', textSource(source, files))
  }
  if (data.sources.length > 0) yield '</Sources>'
  if (notes.length > 0) yield toXml('Notes', { Note: notes.map(noteSource) })
  const lines = links(data.notes, known)
  if (lines.length > 0) yield toXml('Links', { Link: lines })
  yield '</Project>'
}

/** A codebook by itself, as .qdc */
export const writeCodebook = (codes: readonly CodeData[]): string =>
  XML_DECLARATION + toXml('CodeBook', { '@xmlns': CODEBOOK_NAMESPACE, '@origin': ORIGIN, ...codeBook(codes) })
