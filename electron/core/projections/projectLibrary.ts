/** library document → entity, member and code rows. */
import { DASHBOARD, SAVED_FILTERS } from '#shared/docs/dashboardLayout.ts'
import { type Doc, fieldsBySubject, itemsOf, valueOf } from '#shared/docs/fields.ts'
import { ItemRecord, Purged, Trashed, WORKSPACE } from '#shared/docs/layout.ts'
import { RELATIONSHIPS } from '#shared/docs/rulesLayout.ts'
import { USUAL_TEMPLATE, UsualTemplate } from '#shared/docs/templateLayout.ts'
import { builtInCodeById, builtInCodes, builtInGroupById, builtInGroups } from '#shared/model/codebook/codebook.ts'
import { citationStyles } from '#shared/references/cite.ts'
import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { writeCodes } from './projectCodes.ts'
import { projectDashboard, projectSavedFilters } from './projectDashboard.ts'
import { exerciseItems } from './projectExercises.ts'
import { projectLibraryItems } from './projectLibraryItems.ts'
import { templateItems } from './projectTemplates.ts'
import { projectTensions } from './projectTensions.ts'
import { projectRules } from './projectJudgements.ts'
import { projectionTables } from './schema.ts'
import { hideSearchItems, removeSearchItems } from './searchBlocks.ts'

const isCodeId = (id: string): boolean => id.startsWith('c_') || builtInCodeById.has(id) || builtInGroupById.has(id)

/** A document's things are out of sight while it is in the trash; its own trashed quotes and steps stay so afterwards. */
function hideDocument(db: Db, docId: string, hidden: boolean): void {
  hideSearchItems(db, 'doc_id', docId, hidden)
  if (hidden) return
  for (const { id } of db.all<{ id: string }>(
    `SELECT quote_id AS id FROM quote WHERE source_id = @docId AND trashed_at IS NOT NULL
     UNION ALL SELECT step_id FROM step WHERE plan_id = @docId AND trashed_at IS NOT NULL`,
    { docId },
  ))
    hideSearchItems(db, 'item_id', id, true)
}

/** Takes out all rows of a document that was deleted for ever. */
function removeDocument(db: Db, docId: string): void {
  removeSearchItems(db, 'doc_id', docId)
  for (const [table, column] of [
    ['source', 'source_id'],
    ['reference', 'source_id'],
    ['quote', 'source_id'],
    ['coding', 'source_id'],
    ['coding_reason', 'source_id'],
    ['settlement', 'source_id'],
    ['coding_settled', 'source_id'],
    ['note', 'note_id'],
    ['note_link', 'note_id'],
    ['plan', 'plan_id'],
    ['step', 'plan_id'],
    ['step_dependency', 'plan_id'],
    ['step_measure', 'plan_id'],
    ['observation', 'doc_id'],
    ['evidence', 'doc_id'],
    ['gate', 'plan_id'],
    ['person', 'person_id'],
    ['person_group', 'person_id'],
    ['interaction', 'person_id'],
    ['judgement', 'person_id'],
    ['fit_rating', 'person_id'],
    ['promise', 'person_id'],
    ['workshop', 'workshop_id'],
    ['workshop_line', 'workshop_id'],
    ['workshop_exercise', 'workshop_id'],
    ['workshop_shown', 'workshop_id'],
    ['agenda_item', 'workshop_id'],
  ] as const)
    db.run(`DELETE FROM ${table} WHERE ${column} = ?`, docId)
}

/** The kinds whose content is a document of its own, which can be deleted for ever. */
const ownDocuments: ReadonlySet<string> = new Set(['source', 'note', 'plan', 'person', 'workshop'])

/** Projects what changed; without `only`, everything. Returns the number of malformed entries skipped. */
export function projectLibrary(db: Db, doc: Doc, tables: Set<string>, only?: ReadonlySet<string>): number {
  // Codes name one another (parents, aliases), so they are written together. Everything else is looked up by id: a
  // library of 10,000 notes must not be read through to add one.
  const withCodes = only === undefined || [...only].some(isCodeId)
  const items = itemsOf(doc)
  const builtIn = [...builtInGroups, ...builtInCodes].map(({ id }) => id)
  const read = only && withCodes ? new Set([...only, ...builtIn, ...[...items.keys()].filter(isCodeId)]) : only
  const { subjects, malformed } = fieldsBySubject(doc, read)
  let skipped = malformed
  const madeAtById = new Map<string, number>()
  const wanted = (id: string) => only === undefined || only.has(id)
  for (const id of read ?? items.keys()) {
    const raw = items.get(id)
    // "workspace" has fields but is no item, and a field may arrive before its item.
    if (raw === undefined) continue
    const item = ItemRecord.safeParse(raw)
    if (!item.success) {
      skipped++
      continue
    }
    const { kind, by, at } = item.data
    if (kind === 'code') madeAtById.set(id, at)
    if (!wanted(id)) continue
    const isPurged = ownDocuments.has(kind) && valueOf(subjects.get(id), 'purged', Purged) !== undefined
    // A tombstone is neither live nor in the trash.
    const trashed = isPurged ? null : (valueOf(subjects.get(id), 'trashed', Trashed) ?? null)
    db.run(
      'INSERT OR REPLACE INTO entity (id, kind, by, at, trashed_at, trashed_by) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      isPurged ? 'purged' : kind,
      by,
      at,
      trashed?.at ?? null,
      trashed?.by ?? null,
    )
    tables.add('entity')
    if (isPurged) {
      removeDocument(db, id)
      for (const table of projectionTables) tables.add(table)
      continue
    }
    hideDocument(db, id, trashed !== null)
    if (kind === 'member') {
      db.run(
        'INSERT OR REPLACE INTO member (member_id, name) VALUES (?, ?)',
        id,
        valueOf(subjects.get(id), 'name', z.string().min(1)) ?? 'Somebody',
      )
      tables.add('member')
    }
    if (kind === 'group') {
      db.run(
        'INSERT OR REPLACE INTO community_group (group_id, name, at) VALUES (?, ?, ?)',
        id,
        valueOf(subjects.get(id), 'name', z.string().min(1)) ?? '',
        at,
      )
      tables.add('community_group')
    }
  }
  skipped += projectTensions(db, doc, subjects, tables, only)
  for (const kind of [exerciseItems, templateItems]) projectLibraryItems(kind, db, doc, subjects, tables, only)
  if (withCodes) {
    writeCodes(db, [...builtIn, ...madeAtById.keys()], subjects, madeAtById)
    tables.add('code')
    tables.add('search_item')
  }
  if (wanted(RELATIONSHIPS)) {
    skipped += projectRules(db, subjects.get(RELATIONSHIPS))
    tables.add('rules_change')
  }
  if (wanted(DASHBOARD)) {
    skipped += projectDashboard(db, subjects.get(DASHBOARD))
    tables.add('dashboard_card')
  }
  if (wanted(SAVED_FILTERS)) {
    skipped += projectSavedFilters(db, subjects.get(SAVED_FILTERS))
    tables.add('saved_filter')
  }
  if (wanted(WORKSPACE)) {
    const name = valueOf(subjects.get(WORKSPACE), 'name', z.string())
    db.run('DELETE FROM workspace')
    const style = valueOf(subjects.get(WORKSPACE), 'citationStyle', z.enum(citationStyles))
    const template = valueOf(subjects.get(WORKSPACE), USUAL_TEMPLATE, UsualTemplate) ?? null
    if (name !== undefined || style !== undefined || template !== null)
      db.run(
        'INSERT INTO workspace (name, citation_style, template) VALUES (?, ?, ?)',
        name ?? null,
        style ?? null,
        template,
      )
    tables.add('workspace')
  }
  return skipped
}
