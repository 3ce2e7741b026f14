/**
 * Works out what an export tells of that is otherwise only worked out once somebody looks: states of relationships, and
 * agreement between coders; and reads what draws pictures. Where it cannot be, the export says so in its place.
 */
import type { ExportSubject } from '#shared/contract/exportSubjects.ts'
import { queries } from '#shared/contract/queries.ts'
import { figureByKind, figureOf } from '#shared/insight/figures.ts'
import type { Agreement, AgreementInput } from '../agreement/agreement.ts'
import { readyToDraw } from '../exporters/drawing.ts'
import { picturesOf } from '../exporters/noteTree.ts'
import type { QueryContext } from '../queries/context.ts'
import { filtersOf } from '../queries/insight/figureTable.ts'
import { markdownOfNote } from '../queries/notes.ts'

export interface WorkOutParts extends Pick<QueryContext, 'db' | 'hub'> {
  agreement: Pick<Agreement, 'ready'>
  relationships: { ready: () => Promise<unknown> }
}

interface Needs {
  states: boolean
  agreement: AgreementInput[]
}

/** What a figure with these filters rests on; nothing where this app cannot draw it. */
function add(needs: Needs, kind: string, filtersJson: string): void {
  const filters = filtersOf(filtersJson)
  if (filters === null) return
  figureOf(kind)?.visit((of) => {
    if (of.query === 'agreement') needs.agreement.push(queries.agreement.input.parse(of.input(filters)))
    if (of.query === 'stateMoves' || of.query === 'givingShares') needs.states = true
  })
}

function needsOf(parts: WorkOutParts, subject: ExportSubject): Needs {
  const needs: Needs = { states: subject.kind === 'people' || subject.kind === 'workshop', agreement: [] }
  if (subject.kind === 'insight') for (const kind of Object.keys(figureByKind)) add(needs, kind, '{}')
  if (subject.kind === 'note' && parts.db.get('SELECT 1 FROM note WHERE note_id = ?', subject.noteId))
    for (const { picture, filters } of picturesOf(markdownOfNote(parts, subject.noteId))) add(needs, picture, filters)
  return needs
}

export async function workOutExport(parts: WorkOutParts, subject: ExportSubject): Promise<void> {
  const { states, agreement } = needsOf(parts, subject)
  if (states) await parts.relationships.ready()
  await parts.agreement.ready(agreement)
  if (subject.kind === 'insight') await readyToDraw()
}
