/** The codebook as figures need it: what each code id counts as, and in which group that stands. */
import type { CodeId } from '#shared/model/ids.ts'
import type { Db } from '../../db/database.ts'

export interface Code {
  /** Its place in the codebook's order, from 0. */
  no: number
  codeId: CodeId
  name: string
  title: string
  tree: 'phases' | 'norms' | 'own'
  parent: CodeId | null
  isGroup: boolean
  archived: boolean
  /** The built-in group above it, at any height; its own of a group. Null: it stands in none. */
  group: CodeId | null
}

export interface Codebook {
  /** In the codebook's order: phases, norms, the team's own; merged and deleted ones left out. */
  codes: readonly Code[]
  /** What a coding of this id counts as; undefined: nothing that is known. */
  codeOf: (codeId: string) => Code | undefined
}

type Raw = Omit<Code, 'no' | 'group' | 'isGroup' | 'archived'> & {
  resolved: CodeId
  codable: number
  archived: number
}

export function readCodebook(db: Db): Codebook {
  const rows = db.all<Raw>(
    `SELECT code_id AS codeId, resolved_id AS resolved, name, title, tree, parent, codable, archived FROM code WHERE trashed = 0
     ORDER BY CASE tree WHEN 'phases' THEN 0 WHEN 'norms' THEN 1 ELSE 2 END, position, code_id`,
  )
  const resolved = new Map<string, CodeId>(rows.map((row) => [row.codeId, row.resolved]))
  const codes = rows
    .filter((row) => row.codeId === row.resolved)
    .map(({ codeId, name, title, tree, parent, codable, archived }, no): Code => {
      const above = (parent === null ? undefined : resolved.get(parent)) ?? null
      return {
        no,
        codeId,
        name,
        title,
        tree,
        parent: above === codeId ? null : above,
        isGroup: codable === 0,
        archived: archived === 1,
        group: null,
      }
    })
  const byId = new Map<string, Code>(codes.map((code) => [code.codeId, code]))
  for (const code of codes) {
    // Of two devices each may have put one code below the other: what is walked twice is a ring.
    const seen = new Set<Code>()
    let at: Code | undefined = code
    while (at && !at.isGroup && !seen.has(at)) {
      seen.add(at)
      at = at.parent === null ? undefined : byId.get(at.parent)
    }
    code.group = at?.isGroup === true ? at.codeId : null
  }
  return { codes, codeOf: (codeId) => byId.get(resolved.get(codeId) ?? '') }
}

/** Whether a coding of `code` is one of `asked`: a group asks for all below it, a code for itself. */
export const isWithin = (code: Code, asked: Code): boolean =>
  (asked.isGroup ? code.group : code.codeId) === asked.codeId
