/** Which note each of a folder's notes is or becomes: by the id that it carries, by what was taken in before, or a new one. */
import { createId, NoteId } from '#shared/model/ids.ts'
import { guidOfName, idOfGuid } from '../../exchange/refi/guids.ts'
import { BY_PSEUDONYM, type VaultFacts } from '../../exchange/vault/frontMatter.ts'
import type { LinkGoal } from '../../exchange/vault/linkIndex.ts'
import type { VaultFile } from '../../exchange/vault/vaultFiles.ts'
import { titleFromFileName } from '../../importers/fileName.ts'
import { cutTo, oneLine } from '../../importers/cleanText.ts'
import type { Remembered } from './lastTime.ts'
import type { VaultWork } from './work.ts'

/** A file whose text is to be read. */
export interface WantedNote {
  file: VaultFile
  facts: VaultFacts
  hash: string
  noteId: NoteId
  title: string
  /** It is here: by this fingerprint it is known whether it was changed here since; null: whether is not known. */
  here: { was: string | null } | null
}

const TITLE_LENGTH = 300

/** The file's name as its program means it: Notion puts an id behind it, Logseq folders into it, a bundle has it outside. */
export function bareName(path: string): string {
  const parts = path.split('/')
  const [above = '', last = path] = parts.slice(-2).length === 2 ? parts.slice(-2) : ['', path]
  if (/\.textbundle$/i.test(above) && /^text\.\w+$/i.test(last)) return above.replace(/\.textbundle$/i, '')
  return last
    .replace(/\.[A-Za-z]+$/, '')
    .replace(/(\S) [0-9a-f]{32}$/, '$1')
    .replaceAll('___', '/')
}

export function titleOf(path: string, facts: VaultFacts): string {
  if (facts.ours && facts.title !== null) return facts.title
  const name = oneLine(bareName(path)) || titleFromFileName(path)
  return cutTo(facts.title ?? name, TITLE_LENGTH)
}

export interface Standing {
  kind: string
  trashed: boolean
}

export function standingOf({ parts: { db } }: VaultWork, id: string): Standing | undefined {
  const row = db.get<{ kind: string; trashed: number }>(
    'SELECT kind, trashed_at IS NOT NULL AS trashed FROM entity WHERE id = ?',
    id,
  )
  if (row) return { kind: row.kind, trashed: row.trashed === 1 }
  // The built-in codes are nobody's entries.
  return db.get('SELECT 1 FROM code WHERE code_id = ?', id) ? { kind: 'code', trashed: false } : undefined
}

const linkKinds = new Set(['source', 'code'])
const withoutPeople = 'People stand in it by pseudonym; the note here keeps their names and stays as it is.'
const inTrash = 'It is in the trash; restore it there and import again, if it is wanted.'

export interface NotePlan {
  wanted: WantedNote[]
  /** Files that are as they were. */
  known: { path: string; goal: LinkGoal; facts: VaultFacts; remembered: Remembered | undefined }[]
}

/** Looks each file up; what needs no reading is counted in the report. */
export function planNotes(
  work: VaultWork,
  read: readonly { file: VaultFile; facts: VaultFacts; hash: string }[],
  remembered: ReadonlyMap<string, Remembered>,
  me: string,
  /** Sources and codes that came in with this very folder. */
  brought: ReadonlySet<string>,
): NotePlan {
  const { report } = work
  const plan: NotePlan = { wanted: [], known: [] }
  const taken = new Set<string>()
  for (const { file, facts, hash } of read) {
    const { path } = file
    const title = titleOf(path, facts)
    const want = (noteId: string, here: WantedNote['here']): void => {
      taken.add(noteId)
      plan.wanted.push({ file, facts, hash, noteId: NoteId.parse(noteId), title, here })
    }
    const know = (kind: LinkGoal['kind'], id: string): void => {
      taken.add(id)
      plan.known.push({ path, goal: { kind, id }, facts, remembered: remembered.get(path) })
      if (!brought.has(id)) report.unchanged++
    }
    const ours = facts.ours
    const standing = ours && standingOf(work, ours.id)
    // A copy of a file carries the id of the first; it is a note of its own.
    if (ours && !taken.has(ours.id)) {
      if (NoteId.safeParse(ours.id).success && standing?.kind !== 'purged') {
        if (standing?.trashed) report.skipped.push({ item: path, reason: inTrash })
        else if (standing && ours.base === BY_PSEUDONYM) {
          know('note', ours.id)
          report.skipped.push({ item: path, reason: withoutPeople })
        } else want(ours.id, standing ? { was: ours.base } : null)
        continue
      }
      if (standing && standing.kind !== 'purged') {
        // Sources, codes and plans are written for readers; what they say is changed where they are.
        if (linkKinds.has(standing.kind)) know(standing.kind as LinkGoal['kind'], ours.id)
        else {
          taken.add(ours.id)
          report.unchanged++
        }
        continue
      }
    }
    const before = remembered.get(path)
    const beforeHere = before && standingOf(work, before.noteId)
    const isBefore = before !== undefined && beforeHere?.kind === 'note' && !taken.has(before.noteId)
    // The same text written on two laptops would stand twice in one note: each member's import makes notes of its own.
    const own = idOfGuid('n', guidOfName(`vault ${path} ${hash} by ${me}`))
    const ownHere = standingOf(work, own)
    if (isBefore && beforeHere.trashed) report.skipped.push({ item: path, reason: inTrash })
    else if (isBefore && before.file === hash) know('note', before.noteId)
    else if (isBefore) want(before.noteId, { was: before.note })
    else if (ownHere?.kind === 'note' && !taken.has(own)) {
      if (ownHere.trashed) report.skipped.push({ item: path, reason: inTrash })
      else know('note', own)
    } else want(ownHere || taken.has(own) ? createId('n') : own, null)
  }
  return plan
}
