/**
 * What others' changes do here, noted as they arrive, for the brief. Looked at after the documents have changed and
 * before their projections have: the difference between the two is what is new.
 */
import { DASHBOARD, SAVED_FILTERS } from '#shared/docs/dashboardLayout.ts'
import { parseEvidenceField, parseGateSubject } from '#shared/docs/evidence.ts'
import { fieldsBySubject, type FieldEntry, itemsOf, valueOf } from '#shared/docs/fields.ts'
import { EDITED, ItemRecord, NOTE, parseCodingField, SOURCE, Trashed, WORKSPACE } from '#shared/docs/layout.ts'
import { PERSON } from '#shared/docs/personLayout.ts'
import { PLAN } from '#shared/docs/planLayout.ts'
import { parseSideSubject } from '#shared/docs/tensionLayout.ts'
import { WORKSHOP } from '#shared/docs/workshopLayout.ts'
import { CodingValue, QuoteRecord } from '#shared/model/coding.ts'
import { ImportId, MemberId } from '#shared/model/ids.ts'
import { ImportRecord } from '#shared/model/people.ts'
import { EvidenceValue } from '#shared/model/plan.ts'
import { SettlementRecord } from '#shared/model/settlement.ts'
import { builtInTensionById } from '#shared/model/tensions.ts'
import type { BriefRow } from '#shared/contract/team.ts'
import { z } from 'zod'
import type { Db } from '../db/database.ts'
import type { Change } from '../docs/hub.ts'

export interface Arrival {
  docId: string
  subject: string
  kind: BriefRow['kind']
  what: BriefRow['what']
  member: string | null
}

type Fields = ReadonlyMap<string, FieldEntry>
/** The member whose device it is; null when nobody knows. */
type AuthorOf = (device: string) => string | null
/** The sender, where they have this document open. */
type AtWork = (docId: string) => string | null

const newest = (fields: Fields, wanted: (field: string) => boolean): FieldEntry | undefined => {
  let found: FieldEntry | undefined
  for (const [name, entry] of fields) if (wanted(name) && (!found || entry.stamp[0] > found.stamp[0])) found = entry
  return found
}

const KNOWN = {
  plan: 'SELECT NULL AS trashed_at FROM plan WHERE plan_id = ?',
  step: 'SELECT trashed_at FROM step WHERE step_id = ?',
  person: 'SELECT NULL AS trashed_at FROM person WHERE person_id = ?',
  interaction: 'SELECT trashed_at FROM interaction WHERE interaction_id = ?',
  workshop: 'SELECT NULL AS trashed_at FROM workshop WHERE workshop_id = ?',
  agendaItem: 'SELECT trashed_at FROM agenda_item WHERE item_id = ?',
} as const

/** The newest piece of evidence that stands otherwise than it is projected: it says whose change came. */
const evidenceChanged = (db: Db, docId: string, subject: string, fields: Fields): FieldEntry | undefined =>
  newest(fields, (field) => {
    const target = parseEvidenceField(field)
    if (target === undefined) return false
    const was = db.get<{ stance: string }>(
      'SELECT stance FROM evidence WHERE doc_id = ? AND subject = ? AND target = ?',
      docId,
      subject,
      target,
    )
    return (valueOf(fields, field, EvidenceValue.nullable())?.stance ?? null) !== (was?.stance ?? null)
  })

/** What lies in the library itself, not in a document of its own. */
const PARTS: ReadonlySet<string> = new Set(['code', 'tension', 'exercise', 'template'])

const isAside = (field: string): boolean =>
  field.startsWith('read:') || field.startsWith('coding:') || field === 'trashed' || field === 'place'

/** Put into the trash, or taken out of it, since the projection was made. */
function trashing(fields: Fields, was: number | null, authorOf: AuthorOf): Pick<Arrival, 'what' | 'member'> | null {
  const entry = fields.get('trashed')
  const trashed = valueOf(fields, 'trashed', Trashed) ?? null
  if (entry === undefined || (trashed === null) === (was === null)) return null
  return trashed ? { what: 'trashed', member: trashed.by } : { what: 'restored', member: authorOf(entry.device) }
}

function ofLibrary(db: Db, { live, subjects }: Change, authorOf: AuthorOf): Arrival[] {
  const { docId, doc } = live
  const arrivals: Arrival[] = []
  const read = fieldsBySubject(doc, subjects).subjects
  for (const subject of subjects) {
    // How the team arranges its pictures is no news.
    if (subject === WORKSPACE || subject === DASHBOARD || subject === SAVED_FILTERS) continue
    const side = parseSideSubject(subject)
    if (side !== undefined || builtInTensionById.has(subject)) {
      const fields: Fields = read.get(subject) ?? new Map()
      const entry = evidenceChanged(db, docId, subject, fields) ?? newest(fields, () => true)
      const member = entry ? authorOf(entry.device) : null
      arrivals.push({ docId, subject: side?.tensionId ?? subject, kind: 'tension', what: 'changed', member })
      continue
    }
    const fields: Fields = read.get(subject) ?? new Map()
    const record = ItemRecord.safeParse(itemsOf(doc).get(subject))
    const isPart = !record.success || PARTS.has(record.data.kind)
    const at = { docId: isPart ? docId : subject, subject }
    const kind = record.success ? record.data.kind : 'code'
    const was = db.get<{ trashed_at: number | null }>('SELECT trashed_at FROM entity WHERE id = ?', subject)
    if (record.success && !was) arrivals.push({ ...at, kind, what: 'added', member: record.data.by })
    else {
      const put = was ? trashing(fields, was.trashed_at, authorOf) : null
      const entry = newest(fields, (field) => !isAside(field))
      if (put) arrivals.push({ ...at, kind, ...put })
      else if (PARTS.has(kind) && entry) arrivals.push({ ...at, kind, what: 'changed', member: authorOf(entry.device) })
    }
  }
  return arrivals
}

/** Codings of a target that stand otherwise than they are projected. */
function codings(db: Db, docId: string, subject: string, target: string, fields: Fields): Arrival[] {
  const arrivals: Arrival[] = []
  for (const name of fields.keys()) {
    const key = parseCodingField(name)
    if (!key) continue
    const now = valueOf(fields, name, CodingValue.nullable())?.stance ?? null
    const was =
      db.get<{ stance: string }>(
        'SELECT stance FROM coding WHERE target = ? AND code_id = ? AND coder = ?',
        target,
        key.code,
        key.coder,
      )?.stance ?? null
    if (now === was) continue
    const what = was === null ? 'added' : now === null ? 'trashed' : 'changed'
    arrivals.push({ docId, subject, kind: 'coding', what, member: key.coder })
  }
  return arrivals
}

/** What somebody settled of a passage, or opened again. */
function settling(
  db: Db,
  docId: string,
  subject: string,
  record: SettlementRecord,
  fields: Fields,
  authorOf: AuthorOf,
) {
  const at = { docId, subject, kind: 'settlement' as const }
  const was = db.get<{ trashed_at: number | null }>(
    'SELECT trashed_at FROM settlement WHERE settlement_id = ?',
    subject,
  )
  if (was === undefined) return [{ ...at, what: 'added' as const, member: record.by }]
  const put = trashing(fields, was.trashed_at, authorOf)
  return put ? [{ ...at, ...put }] : []
}

function ofSource(db: Db, { live, subjects }: Change, authorOf: AuthorOf): Arrival[] {
  const { docId, doc } = live
  const arrivals: Arrival[] = []
  const read = fieldsBySubject(doc, subjects).subjects
  const known = db.get('SELECT 1 FROM source WHERE source_id = ?', docId) !== undefined
  for (const subject of subjects) {
    const fields: Fields = read.get(subject) ?? new Map()
    if (subject === SOURCE) {
      if (!known) continue
      arrivals.push(...codings(db, docId, docId, docId, fields))
      const entry = newest(fields, (field) => !isAside(field))
      const row = db.get<{ title: string; authors: string; url: string | null; at: string | null }>(
        'SELECT title, authors, url, published_on AS at FROM source WHERE source_id = ?',
        docId,
      )
      const differs =
        row?.title !== valueOf(fields, 'title', z.string()) ||
        row?.authors !== JSON.stringify(valueOf(fields, 'authors', z.array(z.string())) ?? []) ||
        row?.url !== (valueOf(fields, 'url', z.string().nullable()) ?? null) ||
        row?.at !== (valueOf(fields, 'publishedOn', z.string().nullable()) ?? null)
      if (entry && differs)
        arrivals.push({ docId, subject: docId, kind: 'source', what: 'changed', member: authorOf(entry.device) })
      continue
    }
    const settled = subject.startsWith('a_') ? SettlementRecord.safeParse(itemsOf(doc).get(subject)) : undefined
    if (settled?.success) arrivals.push(...settling(db, docId, subject, settled.data, fields, authorOf))
    const record = QuoteRecord.safeParse(itemsOf(doc).get(subject))
    if (!record.success) continue
    const was = db.get<{ memo: string; trashed_at: number | null }>(
      'SELECT memo, trashed_at FROM quote WHERE quote_id = ?',
      subject,
    )
    if (!was) {
      arrivals.push({ docId, subject, kind: 'quote', what: 'added', member: record.data.by })
      continue
    }
    const put = trashing(fields, was.trashed_at, authorOf)
    if (put) arrivals.push({ docId, subject, kind: 'quote', ...put })
    arrivals.push(...codings(db, docId, subject, subject, fields))
    const memo = fields.get('memo')
    if (memo && (valueOf(fields, 'memo', z.string()) ?? '') !== was.memo)
      arrivals.push({ docId, subject, kind: 'memo', what: 'changed', member: authorOf(memo.device) })
  }
  return arrivals
}

/**
 * A text says nothing of who wrote it. Its mark of when it was edited does, where it came along; that is written in a
 * pause, and so whoever has the note open and sends what is typed counts as its author.
 */
function ofNote({ live, text, subjects }: Change, authorOf: AuthorOf, atWork: AtWork): Arrival[] {
  const { docId, doc } = live
  if (!text && !subjects.has(NOTE)) return []
  const fields: Fields = fieldsBySubject(doc, new Set([NOTE])).subjects.get(NOTE) ?? new Map()
  const entry = text ? fields.get(EDITED) : newest(fields, () => true)
  const told = entry && subjects.has(NOTE) ? authorOf(entry.device) : null
  return [{ docId, subject: docId, kind: 'note', what: 'changed', member: told ?? atWork(docId) }]
}

const kindOfSubject = (subject: string): keyof typeof KNOWN | undefined => {
  // What a gate stands on is said of its plan.
  if (subject === PLAN || parseGateSubject(subject) !== undefined) return 'plan'
  if (subject === PERSON) return 'person'
  if (subject === WORKSHOP) return 'workshop'
  if (subject.startsWith('z_')) return 'agendaItem'
  return subject.startsWith('t_') ? 'step' : subject.startsWith('i_') ? 'interaction' : undefined
}

/** Steps of a plan, interactions of a person, an agenda's parts; that a plan, a person or a workshop is new is said by the library. */
function ofRecords(db: Db, { live, subjects }: Change, authorOf: AuthorOf): Arrival[] {
  const { docId, doc } = live
  const arrivals: Arrival[] = []
  const read = fieldsBySubject(doc, subjects).subjects
  for (const subject of subjects) {
    const brought = ImportRecord.safeParse(subject.startsWith('j_') ? itemsOf(doc).get(subject) : undefined)
    // A log of years that was taken in is one thing that happened to this person.
    if (brought.success)
      arrivals.push({ docId, subject: docId, kind: 'person', what: 'changed', member: brought.data.by })
    const kind = kindOfSubject(subject)
    if (kind === undefined) continue
    const fields: Fields = read.get(subject) ?? new Map()
    const entry = evidenceChanged(db, docId, subject, fields) ?? newest(fields, (field) => !isAside(field))
    const isHead = kind === 'plan' || kind === 'person' || kind === 'workshop'
    const known = db.get<{ trashed_at: number | null }>(KNOWN[kind], isHead ? docId : subject)
    const record = z.object({ by: MemberId, import: ImportId.optional() }).safeParse(itemsOf(doc).get(subject))
    const id = isHead ? docId : subject
    if (known === undefined) {
      if (record.success && record.data.import === undefined)
        arrivals.push({ docId, subject: id, kind, what: 'added', member: record.data.by })
      continue
    }
    const put = isHead ? null : trashing(fields, known.trashed_at, authorOf)
    if (put) arrivals.push({ docId, subject: id, kind, ...put })
    else if (entry) arrivals.push({ docId, subject: id, kind, what: 'changed', member: authorOf(entry.device) })
  }
  return arrivals
}

/** What a change from elsewhere does here; call before it is projected. */
export function arrivalsOf(db: Db, change: Change, authorOf: AuthorOf, atWork: AtWork): Arrival[] {
  if (change.live.kind === 'library') return ofLibrary(db, change, authorOf)
  if (change.live.kind === 'source') return ofSource(db, change, authorOf)
  if (change.live.kind === 'plan' || change.live.kind === 'person' || change.live.kind === 'workshop')
    return ofRecords(db, change, authorOf)
  return ofNote(change, authorOf, atWork)
}

export function keepArrivals(db: Db, arrivals: readonly Arrival[], at: number): void {
  for (const { docId, subject, kind, what, member } of arrivals)
    db.run(
      'INSERT INTO arrival (at, doc_id, subject, kind, what, member) VALUES (?, ?, ?, ?, ?, ?)',
      at,
      docId,
      subject,
      kind,
      what,
      member,
    )
}
