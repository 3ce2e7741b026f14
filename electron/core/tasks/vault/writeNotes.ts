/** Puts a folder's notes into the workspace, their links in place. */
import type { AppError } from '#shared/contract/errors.ts'
import { NOTE } from '#shared/docs/layout.ts'
import { settleLinks } from '#shared/editor/vault/fromVault.ts'
import { branch, decorator, text, type TreeNode } from '#shared/editor/tree.ts'
import { createId, LIBRARY_DOC } from '#shared/model/ids.ts'
import type { Editor } from '../../docs/editing.ts'
import { noteFingerprint, noteFromTree, noteToMarkdown, treeFingerprint, treeMarkdown } from '../../docs/noteText.ts'
import { createQuoteLookup, createResolver } from '../../docs/references.ts'
import { noteHash, type Remembered } from './lastTime.ts'
import type { WantedNote } from './planNotes.ts'
import { turn, type VaultWork } from './work.ts'

export interface ReadNote extends WantedNote {
  tree: TreeNode[]
}

/** Tags have neither spaces nor dots: `close-reading` is the code "close reading", `p1/owner` the code "P1.OWNER". */
const tagName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_./-]+/g, ' ')
    .trim()

/** Codes by what a tag may call them. */
export function codesByTag({ parts: { db } }: VaultWork): ReadonlyMap<string, { id: string; name: string }> {
  const codes = db.all<{ id: string; name: string; title: string }>(
    'SELECT code_id AS id, name, title FROM code WHERE trashed = 0 ORDER BY code_id DESC',
  )
  return new Map([
    ...codes.filter(({ title }) => title !== '').map((code) => [tagName(code.title), code] as const),
    ...codes.map((code) => [tagName(code.name), code] as const),
  ])
}

const isFrontMatter = (node: TreeNode | undefined): boolean =>
  node?.type === 'markdown' && 'children' in node && JSON.stringify(node.children?.[0] ?? null).includes('"---"')

export function createNoteWriter(work: VaultWork, remembered: Map<string, Remembered>) {
  const { parts, index, report } = work
  const { db, hub } = parts
  const byTag = codesByTag(work)
  const byName = createResolver(db)
  const quoteOf = createQuoteLookup(db)
  const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  // A file that could not be taken in is named in the report already.
  const leftOut = new Set(
    [...report.skipped.map(({ item }) => item), ...report.failed.map(({ path }) => path)].map(lastPart),
  )
  const isLeftOut = (name: string): boolean => leftOut.has(lastPart(name))

  /** The note's blocks, and what of its links leads nowhere. */
  const settle = (
    { tree, file, facts }: ReadNote,
    /** Just as we wrote it: a link says the whole path, and what else looks like one is text. */
    isOurs: boolean,
  ): { tree: TreeNode[]; nowhere: string[] } => {
    const nowhere = new Set<string>()
    const named = (name: string): { kind: 'note' | 'source' | 'code'; id: string } | null => {
      const found = name.startsWith('quote:') ? null : byName(name)
      return found && found.kind !== 'quote' ? found : null
    }
    const settled = settleLinks(tree, (target) => {
      if (target.kind === 'tag') {
        const code = byTag.get(tagName(target.tag))
        return code ? { kind: 'code', id: code.id } : null
      }
      if (target.kind === 'address') {
        const path = safeDecode(target.address.replace(/[?#].*$/s, ''))
        return path === '' ? null : index.find(path, file.path)
      }
      const { name, written } = target.wiki
      // A place in the same note.
      if (name === '') return null
      const found = isOurs ? index.findPath(name) : (index.find(name, file.path) ?? named(name))
      if (!found && !isOurs && !isLeftOut(name)) nowhere.add(written)
      return found
    })
    const codes = facts.ours
      ? []
      : [...new Set(facts.tags.map((tag) => byTag.get(tagName(tag))))].filter((code) => code !== undefined)
    if (codes.length === 0) return { tree: settled, nowhere: [...nowhere] }
    const line = branch('paragraph', [
      text('Codes: '),
      ...codes.flatMap(({ id, name }, n) => [
        ...(n > 0 ? [text(', ')] : []),
        decorator('entity-link', { __kind: 'code', __targetId: id, __lastLabel: name, __format: 0 }),
      ]),
    ])
    const head = isFrontMatter(settled[0]) ? 1 : 0
    return { tree: [...settled.slice(0, head), line, ...settled.slice(head)], nowhere: [...nowhere] }
  }

  const add = (edit: Editor, note: ReadNote, noteId: string, title: string, tree: readonly TreeNode[]): void => {
    const { created } = note.facts
    const at = created !== null && created < edit.now() ? created : edit.now()
    edit.addItem(LIBRARY_DOC, noteId, { kind: 'note', by: edit.me, at })
    edit.set(noteId, NOTE, 'title', title)
    const doc = edit.doc(noteId)
    doc.transact(() => noteFromTree(doc, tree), 'command')
  }

  const keep = (note: ReadNote, noteId: string, title: string): void => {
    const said = noteHash(title, noteFingerprint(hub.open(noteId).doc))
    remembered.set(note.file.path, { noteId, file: note.hash, note: said })
  }

  const titleNow = (noteId: string): string =>
    db.get<{ title: string }>('SELECT title FROM note WHERE note_id = ?', noteId)?.title ?? ''

  const write = (edit: Editor, note: ReadNote): void => {
    const { noteId, title, here, file } = note
    const { tree, nowhere } = settle(note, note.facts.ours !== null)
    if (nowhere.length > 0) {
      const some = nowhere.slice(0, 3).join(', ')
      const more = nowhere.length > 3 ? ` and ${nowhere.length - 3} more` : ''
      report.skipped.push({
        item: file.path,
        reason: `${some}${more} ${nowhere.length === 1 ? 'leads' : 'lead'} to nothing in this folder and ${nowhere.length === 1 ? 'stays' : 'stay'} as text.`,
      })
    }
    if (!here) {
      add(edit, note, noteId, title, tree)
      keep(note, noteId, title)
      report.notes.push({ noteId, title, path: file.path })
      return
    }
    const { doc } = hub.open(noteId)
    const there = noteFingerprint(doc)
    const before = titleNow(noteId)
    // Markdown does not tell all that an editor can: what is written the same is the same.
    const isSame = there === treeFingerprint(tree) || noteToMarkdown(doc, quoteOf) === treeMarkdown(tree, quoteOf)
    if (before === title && isSame) {
      keep(note, noteId, title)
      report.unchanged++
      return
    }
    if (here.was === noteHash(before, there)) {
      edit.set(noteId, NOTE, 'title', title)
      const changed = note.facts.ours ? settle(note, false).tree : tree
      edit.rewriteText(noteId, changed)
      keep(note, noteId, title)
      report.mergedNotes.push({ noteId, title, path: file.path })
      return
    }
    // Written on here and in the folder: neither may go, so the folder's stands beside it.
    const otherId = createId('n')
    add(edit, note, otherId, `${title} (from ${work.files.name})`, tree)
    remembered.set(file.path, { noteId, file: note.hash, note: here.was ?? '' })
    report.notes.push({ noteId: otherId, title: `${title} (from ${work.files.name})`, path: file.path })
    report.skipped.push({
      item: file.path,
      reason: `“${before}” was changed here and in the folder; what the folder says is a note of its own beside it.`,
    })
  }

  /** Some notes in one commit; the error is that of the commit. */
  return async (notes: readonly ReadNote[]): Promise<AppError | undefined> => {
    const live = new Set(notes.filter(({ noteId }) => hub.isLive(noteId)).map(({ noteId }) => noteId))
    const failure = work.steps.commit((edit) => {
      const library = edit.doc(LIBRARY_DOC)
      // One change of the library for all of them.
      library.transact(() => {
        for (const note of notes) write(edit, note)
      }, 'command')
    })
    for (const { noteId } of notes) if (!live.has(noteId)) hub.evict(noteId)
    await turn()
    return failure
  }
}

function safeDecode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
