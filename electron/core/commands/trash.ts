import { appError, type ErrorCode } from '#shared/contract/errors.ts'
import type { Trashed } from '#shared/docs/layout.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import type { Command, CommandContext } from './context.ts'

/** Things that lie inside another's document: where, and what to say when there is none. */
const inside: Readonly<Record<string, { sql: string; missing: ErrorCode; noun: string }>> = {
  q_: {
    sql: 'SELECT source_id AS docId, trashed_at AS trashedAt FROM quote WHERE quote_id = ?',
    missing: 'QuoteNotFound',
    noun: 'quote',
  },
  t_: {
    sql: 'SELECT plan_id AS docId, trashed_at AS trashedAt FROM step WHERE step_id = ?',
    missing: 'StepNotFound',
    noun: 'step',
  },
  b_: {
    sql: 'SELECT doc_id AS docId, trashed_at AS trashedAt FROM observation WHERE observation_id = ?',
    missing: 'ObservationNotFound',
    noun: 'observation',
  },
  z_: {
    sql: 'SELECT workshop_id AS docId, trashed_at AS trashedAt FROM agenda_item WHERE item_id = ?',
    missing: 'AgendaItemNotFound',
    noun: 'part of an agenda',
  },
  i_: {
    sql: 'SELECT person_id AS docId, trashed_at AS trashedAt FROM interaction WHERE interaction_id = ?',
    missing: 'InteractionNotFound',
    noun: 'interaction',
  },
}
const whole: Readonly<Record<string, { missing: ErrorCode; noun: string }>> = {
  s_: { missing: 'SourceNotFound', noun: 'source' },
  n_: { missing: 'NoteNotFound', noun: 'note' },
  p_: { missing: 'PlanNotFound', noun: 'plan' },
  h_: { missing: 'PersonNotFound', noun: 'person' },
  x_: { missing: 'TensionNotFound', noun: 'tension' },
  y_: { missing: 'WorkshopNotFound', noun: 'workshop' },
  e_: { missing: 'ExerciseNotFound', noun: 'exercise' },
  r_: { missing: 'TemplateNotFound', noun: 'template' },
  // One that the app ships is no thing of its own that could be taken away.
  'X.': { missing: 'TensionNotFound', noun: 'tension of your own' },
}
const prefixOf = (id: string): string => id.slice(0, 2)
const nounOf = (id: string): string => (inside[prefixOf(id)] ?? whole[prefixOf(id)])?.noun ?? 'thing'

/** The document in which a part lies (a quote, a step), and whether it is in the trash; undefined: no such part. */
export function partOf(db: Db, id: string): { docId: string; trashedAt: number | null } | undefined {
  const part = inside[prefixOf(id)]
  return part && db.get<{ docId: string; trashedAt: number | null }>(part.sql, id)
}

/** Where the trash mark of a thing stands: a quote's in its source's document, a document's in the library. */
function markDoc(id: string, { db }: CommandContext): Outcome<string> {
  const part = inside[prefixOf(id)]
  const docId = part
    ? partOf(db, id)?.docId
    : db.get(`SELECT 1 FROM entity WHERE id = ? AND kind <> 'purged'`, id) && LIBRARY_DOC
  if (docId !== undefined) return ok(docId)
  const missing = (part ?? whole[prefixOf(id)])?.missing ?? 'NoteNotFound'
  return err(appError(missing, `There is no ${nounOf(id)} ${id} in this workspace.`))
}

function mark(ids: readonly string[], value: Trashed, context: CommandContext): Outcome<Record<string, never>> {
  const marks: { docId: string; id: string }[] = []
  for (const id of new Set(ids)) {
    const docId = markDoc(id, context)
    if (!docId.ok) return docId
    marks.push({ docId: docId.value, id })
  }
  for (const { docId, id } of marks) {
    const standing = context.edit.read(docId, id, 'trashed') ?? null
    // Trashing what is in the trash already keeps the first time and name.
    if ((standing === null) !== (value === null)) context.edit.set(docId, id, 'trashed', value)
  }
  return ok({})
}

const things = (ids: readonly string[]): string => {
  const noun = nounOf(ids[0] ?? '')
  return ids.length === 1 ? `${noun[0]?.toUpperCase()}${noun.slice(1)}` : `${ids.length} things`
}

export const trash: Command<'trash'> = {
  label: ({ ids }) => `${things(ids)} moved to the trash`,
  run: ({ ids }, context) => mark(ids, { at: context.edit.now(), by: context.edit.me }, context),
}

export const restore: Command<'restore'> = {
  label: ({ ids }) => `${things(ids)} restored`,
  run: ({ ids }, context) => mark(ids, null, context),
}
