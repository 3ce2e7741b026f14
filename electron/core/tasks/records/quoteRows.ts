/** Rows of a table as quotes, each found in its source by its words. */
import { codingField } from '#shared/docs/layout.ts'
import { describe, locate, type Located } from '#shared/model/anchoring.ts'
import { BlobHash, CodeId, createId, QuoteId, SourceId } from '#shared/model/ids.ts'
import { createTextIndex } from '#shared/model/textIndex.ts'
import { createCodeReader, type RecordParts, type RowReader, unknownCodes } from './row.ts'

interface SourceRow {
  sourceId: string
  title: string
  extractionHash: string
}

const excerpt = (words: string): string => {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}

export function createQuoteRows({ db, extractions }: RecordParts): RowReader {
  const codesOf = createCodeReader(db)
  const sources = db.all<SourceRow & { fileName: string }>(
    `SELECT s.source_id AS sourceId, s.title, s.file_name AS fileName, s.extraction_hash AS extractionHash
     FROM source s JOIN entity e ON e.id = s.source_id AND e.trashed_at IS NULL ORDER BY e.at, s.source_id`,
  )
  const byId = new Map(sources.map((source) => [source.sourceId, source]))
  const byName = new Map<string, SourceRow[]>()
  for (const source of sources)
    for (const name of new Set([source.title.toLowerCase(), source.fileName.toLowerCase()]))
      byName.set(name, [...(byName.get(name) ?? []), source])
  let read: { hash: string; text: string | undefined } | undefined
  const textOf = ({ extractionHash }: SourceRow): string | undefined => {
    if (read?.hash !== extractionHash) read = { hash: extractionHash, text: extractions.get(extractionHash)?.text }
    return read.text
  }
  /** Taken in by this very reading. */
  const seen = new Set<string>()

  const place = (text: string, cells: Readonly<Record<string, string>>): Located => {
    const exact = cells['quote'] ?? ''
    const [prefix, suffix] = [cells['before'] ?? '', cells['after'] ?? '']
    const start = /^\d{1,9}$/.test(cells['start'] ?? '') ? Number(cells['start']) : null
    if (start !== null) {
      const index = createTextIndex(text)
      const from = index.toUtf16(Math.min(start, index.length))
      if (text.startsWith(exact, from) && exact.trim() !== '')
        return { found: 'once', span: { from, to: from + exact.length } }
    }
    const told = locate(text, { exact, prefix, suffix })
    // The words around it may be written otherwise by now.
    return told.found === 'never' ? locate(text, { exact }) : told
  }

  return {
    read: ({ cells }) => {
      const words = cells['quote'] ?? ''
      if (words.trim() === '') return { refused: 'There are no words in it.' }
      const id = QuoteId.safeParse(cells['id'])
      const known = id.success
        ? db.get<{ trashed: number }>('SELECT trashed_at IS NOT NULL AS trashed FROM quote WHERE quote_id = ?', id.data)
        : undefined
      if (known?.trashed === 1) return { refused: 'This quote is in the trash; restore it there if it is wanted.' }
      if (known) return { isHere: true }
      const name = (cells['source'] ?? '').trim()
      const named = byName.get(name.toLowerCase()) ?? []
      const [source] = [byId.get((cells['source id'] ?? '').trim()) ?? named].flat()
      if (!source)
        return {
          refused: name === '' ? 'No source is named.' : `There is no source “${excerpt(name)}” here; import it first.`,
        }
      if (!byId.has((cells['source id'] ?? '').trim()) && named.length > 1)
        return { refused: `${named.length} sources are called “${excerpt(name)}”; give the source’s id.` }
      const text = textOf(source)
      if (text === undefined) return { refused: `The text of “${source.title}” is not on this computer.` }
      const found = place(text, cells)
      if (found.found === 'never') return { refused: `These words do not occur in “${source.title}”.` }
      if (found.found === 'often')
        return {
          refused: `These words occur ${found.count} times in “${source.title}”; give the words before or after them.`,
        }
      const selector = describe(text, found.span)
      const key = `${source.sourceId} ${selector.start} ${selector.end}`
      const isThere =
        seen.has(key) ||
        db.get(
          'SELECT 1 FROM quote WHERE source_id = ? AND start = ? AND end = ? AND trashed_at IS NULL',
          source.sourceId,
          selector.start,
          selector.end,
        ) !== undefined
      if (isThere) return { isHere: true }
      const { codes, unknown } = codesOf(cells['codes'] ?? '')
      return {
        isHere: false,
        shown: { title: source.title, text: excerpt(words), codes: codes.map((code) => code.name) },
        without: unknownCodes(unknown),
        write: (edit) => {
          seen.add(key)
          const sourceId = SourceId.parse(source.sourceId)
          // Known nowhere here, it keeps the id by which it left.
          const quoteId = id.success ? id.data : createId('q')
          edit.addItem(sourceId, quoteId, {
            selector,
            extraction: BlobHash.parse(source.extractionHash),
            by: edit.me,
            at: edit.now(),
          })
          const memo = (cells['memo'] ?? '').trim()
          if (memo !== '') edit.set(sourceId, quoteId, 'memo', memo)
          for (const { codeId, stance } of codes)
            edit.set(sourceId, quoteId, codingField(CodeId.parse(codeId), edit.me), { stance, at: edit.now() })
          return { docId: sourceId, codings: codes.length }
        },
      }
    },
  }
}
