/** The codebook: shipped codes and groups, overlaid with what the team set, and the team's own → code rows. */
import { createReader, type FieldsOfSubject, valueOf } from '#shared/docs/fields.ts'
import { codeFields, Trashed } from '#shared/docs/layout.ts'
import { builtInCodeById, builtInCodes, builtInGroupById, builtInGroups } from '#shared/model/codebook/codebook.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'
import { hideSearchItems, removeSearchItem, writeSearchBlocks, writeSearchTitle } from './searchBlocks.ts'

interface CodeRow {
  id: string
  name: string
  tree: 'phases' | 'norms' | 'own'
  parent: string | null
  codable: boolean
  builtIn: boolean
  title: string
  brief: string
  definition: string
  useWhen: string
  avoidWhen: string
  example: string
  colour: string
  position: number
  archived: boolean
  alias: string | null
  trashed: boolean
}

/** The code as the app ships it, before a team's changes; undefined for the team's own codes. */
function builtInRow(id: string): CodeRow | undefined {
  const common = { id, builtIn: true, archived: false, alias: null, trashed: false }
  const group = builtInGroupById.get(id)
  if (group) {
    const position = builtInGroups.indexOf(group) * 100
    return {
      ...common,
      name: id,
      tree: group.tree,
      parent: null,
      codable: false,
      title: group.title,
      brief: group.definition,
      definition: group.definition,
      useWhen: '',
      avoidWhen: '',
      example: '',
      colour: group.colour,
      position,
    }
  }
  const code = builtInCodeById.get(id)
  if (!code) return undefined
  const { name, tree, parent, label: title, brief, definition, useWhen, avoidWhen, example, colour } = code
  return {
    ...common,
    name,
    tree,
    parent,
    codable: true,
    title,
    brief,
    definition,
    useWhen,
    avoidWhen,
    example,
    colour,
    position: builtInCodes.indexOf(code) + 1,
  }
}

/** A code's row: shipped texts, overlaid with what the team set. */
function codeRow(id: string, fields: FieldsOfSubject | undefined, madeAt: number): CodeRow | undefined {
  const base: CodeRow | undefined =
    builtInRow(id) ??
    (fields && {
      id,
      name: '',
      tree: 'own',
      parent: null,
      codable: true,
      builtIn: false,
      title: '',
      brief: '',
      definition: '',
      useWhen: '',
      avoidWhen: '',
      example: '',
      colour: 'own',
      position: madeAt,
      archived: false,
      alias: null,
      trashed: false,
    })
  if (!base) return undefined
  const value = createReader(fields, codeFields)
  const parent = value('parent')
  const row: CodeRow = {
    ...base,
    name: value('name') ?? base.name,
    title: value('title') ?? base.title,
    brief: value('brief') ?? base.brief,
    definition: value('definition') ?? base.definition,
    useWhen: value('useWhen') ?? base.useWhen,
    avoidWhen: value('avoidWhen') ?? base.avoidWhen,
    example: value('example') ?? base.example,
    colour: value('colour') ?? base.colour,
    position: value('order') ?? base.position,
    archived: value('archived') ?? false,
    alias: value('alias') ?? null,
    trashed: valueOf(fields, 'trashed', Trashed) != null,
    parent: parent == null ? base.parent : parent === '' ? null : parent,
  }
  return row.name === '' ? undefined : row
}

/** Follows aliases; a ring of aliases (two devices merged crosswise) ends at its least id, the same everywhere. */
export function resolveAlias(id: string, aliasOf: ReadonlyMap<string, string>): string {
  const seen: string[] = []
  let at = id
  while (!seen.includes(at)) {
    seen.push(at)
    const next = aliasOf.get(at)
    if (next === undefined) return at
    at = next
  }
  return seen.slice(seen.indexOf(at)).sort()[0] as string
}

/** In the order of the table's columns. */
const columnsOf = (row: CodeRow, resolved: string) => ({
  code_id: row.id,
  resolved_id: resolved,
  name: row.name,
  tree: row.tree,
  parent: row.parent,
  codable: row.codable ? 1 : 0,
  built_in: row.builtIn ? 1 : 0,
  title: row.title,
  brief: row.brief,
  definition: row.definition,
  use_when: row.useWhen,
  avoid_when: row.avoidWhen,
  example: row.example,
  colour: row.colour,
  position: row.position,
  archived: row.archived ? 1 : 0,
  trashed: row.trashed ? 1 : 0,
})
type CodeColumns = ReturnType<typeof columnsOf>

/** Makes the code table exactly what built-in codes and these items say, touching only rows that differ. */
export function writeCodes(
  db: Db,
  ids: Iterable<string>,
  subjects: ReadonlyMap<string, FieldsOfSubject>,
  madeAtById: ReadonlyMap<string, number>,
): void {
  const rows: CodeRow[] = []
  for (const id of ids) {
    const row = codeRow(id, subjects.get(id), madeAtById.get(id) ?? 0)
    if (row) rows.push(row)
  }
  // A code that was taken back (undone) can stand for no other: what was merged into it stands for itself again.
  const known = new Set(rows.filter((row) => !row.trashed).map((row) => row.id))
  const aliasOf = new Map(
    rows.flatMap((row) =>
      row.alias !== null && known.has(row.alias) && !row.trashed ? [[row.id, row.alias] as const] : [],
    ),
  )
  const kept = new Map(db.all<CodeColumns>('SELECT * FROM code').map((row) => [row.code_id, JSON.stringify(row)]))
  const itemOf = (id: string) => ({ kind: 'code', itemId: id, docId: LIBRARY_DOC }) as const
  const named = new Set(rows.map((row) => row.id))
  for (const id of kept.keys()) {
    if (named.has(id)) continue
    db.run('DELETE FROM code WHERE code_id = ?', id)
    removeSearchItem(db, itemOf(id))
  }
  for (const row of rows) {
    const resolved = resolveAlias(row.id, aliasOf)
    const columns = columnsOf(row, resolved)
    // Most of a codebook stays as it is; full text is the dear part.
    if (kept.get(row.id) === JSON.stringify(columns)) continue
    db.run(
      `INSERT OR REPLACE INTO code (code_id, resolved_id, name, tree, parent, codable, built_in, title, brief, definition, use_when, avoid_when, example, colour, position, archived, trashed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...Object.values(columns),
    )
    const item = itemOf(row.id)
    const texts = [row.brief, row.definition, row.useWhen, row.example]
    writeSearchTitle(db, item, row.title === '' ? row.name : `${row.name} ${row.title}`)
    writeSearchBlocks(db, item, [
      { start: null, body: texts.filter((text, i) => text !== '' && texts.indexOf(text) === i).join('\n') },
    ])
    hideSearchItems(db, 'item_id', row.id, row.trashed || resolved !== row.id)
  }
}
