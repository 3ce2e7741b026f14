/** What one row of a table of quotes or notes comes to. */
import type { Extractions } from '../../blobs/extractions.ts'
import type { Executor } from '../../commands/executor.ts'
import type { Db } from '../../db/database.ts'
import type { Editor } from '../../docs/editing.ts'
import type { Hub } from '../../docs/hub.ts'
import type { ImportPool } from '../../importers/pool.ts'
import type { RecordRow } from '../../importers/table/readRecords.ts'

export interface RecordParts {
  db: Db
  hub: Hub
  pool: ImportPool
  executor: Executor
  extractions: Extractions
}

export type ReadRow =
  /** In a sentence. */
  | { refused: string }
  | { isHere: true }
  | {
      isHere: false
      shown: { title: string; text: string; codes: string[] }
      /** What of the row cannot come with it. */
      without: string[]
      write: (edit: Editor) => { docId: string; codings: number }
    }

export interface RowReader {
  read(row: RecordRow): ReadRow
}

const MOST_CODES = 100

export interface ReadCodes {
  codes: { codeId: string; name: string; stance: 'supports' | 'disputes' | 'illustrates' }[]
  unknown: string[]
}

/** "P1.OWNER: supports; R1.HELP": codes by their names; without a stance, a passage shows what the code means. */
export function createCodeReader(db: Db): (cell: string) => ReadCodes {
  const byName = new Map(
    db
      .all<{ codeId: string; name: string }>(
        `SELECT k.resolved_id AS codeId, k.name FROM code k JOIN code r ON r.code_id = k.resolved_id
         WHERE k.trashed = 0 AND r.trashed = 0 AND r.codable = 1`,
      )
      .map((code) => [code.name.toLowerCase(), code]),
  )
  return (cell) => {
    const read: ReadCodes = { codes: [], unknown: [] }
    const whole = byName.get(cell.trim().toLowerCase())
    const parts = whole
      ? [cell]
      : cell.split(cell.includes(';') || cell.includes('\n') ? /[;\n]/ : /,/).slice(0, MOST_CODES)
    for (const part of parts) {
      const words = part.trim().replace(/^#/, '')
      if (words === '') continue
      const told = /^(.*\S)\s*:\s*(supports|disputes|illustrates)$/i.exec(words)
      const code = byName.get(words.toLowerCase()) ?? byName.get((told?.[1] ?? '').toLowerCase())
      const stance = told && !byName.has(words.toLowerCase()) ? told[2]?.toLowerCase() : undefined
      if (code)
        read.codes.push({ ...code, stance: (stance ?? 'illustrates') as 'supports' | 'disputes' | 'illustrates' })
      else read.unknown.push(told?.[1] ?? words)
    }
    return read
  }
}

export const unknownCodes = (names: readonly string[]): string[] =>
  names.map((name) => `There is no code “${name}” to code with; it came without.`)
