/**
 * The running import of this window. It lives outside the components, because one may go to another
 * place while files are read; files that come meanwhile wait for their turn.
 */
import { useSyncExternalStore } from 'react'
import { askAbout, isSavedWorkspace } from '#renderer/app/workspaceFile/asked.ts'
import { runTask } from '#renderer/data/core.ts'
import type { AppError } from '#shared/contract/errors.ts'
import type { ImportedView, ImportItem, ImportReport } from '#shared/contract/tasks.ts'

export interface ImportState {
  /** Null: nothing is being read. */
  running: {
    done: number
    total: number
    current: string | null
    /** How far it is in a folder or a project. */
    part: { done: number; total: number } | null
    isStopping: boolean
  } | null
  /** How many notes came out of folders, new or changed, since the last word was dismissed. */
  notes: number
  /** What could not be taken in, until it is dismissed. */
  failed: readonly { path: string; error: AppError }[]
  /** Sources that came in with a warning of their own. */
  warned: readonly ImportedView[]
  /** What a project's file brought beside sources, and what a list of references brought, in words. */
  projects: readonly string[]
  /** What folders brought, in words. */
  folders: readonly string[]
  /** What of a project's file there is no place for. */
  skipped: ImportReport['skipped']
  /** How many came in since the last word was dismissed. */
  imported: number
  /** The whole import failed (the store had to restart). */
  error: AppError | null
}

const nothing: ImportState = {
  running: null,
  notes: 0,
  failed: [],
  warned: [],
  projects: [],
  folders: [],
  skipped: [],
  imported: 0,
  error: null,
}
let state: ImportState = nothing
let waiting: ImportItem[] = []
let stop: AbortController | undefined
const listeners = new Set<() => void>()
/** Told the first source of each import, to open it. */
const arrivals = new Set<(source: ImportedView) => void>()

const set = (next: Partial<ImportState>): void => {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

const some = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`

/** "interviews.qdpx: 2 codes, 158 quotes and 205 codings" */
function projectWords({
  path,
  codes,
  quotes,
  codings,
  notes,
  coders,
  people = 0,
}: ImportReport['projects'][number]): string {
  const parts = [
    [codes, 'code'],
    [quotes, 'quote'],
    [codings, 'coding'],
    [notes, 'note'],
    [coders, 'coder'],
    [people, 'person'],
  ] as const
  const brought = parts
    .filter(([count]) => count > 0)
    .map(([count, one]) => (one === 'person' && count > 1 ? `${count.toLocaleString('en')} people` : some(count, one)))
  const name = path.split(/[\\/]/).at(-1) ?? path
  return `${name}: ${brought.length === 0 ? 'nothing that was not here' : new Intl.ListFormat('en').format(brought)}`
}

/** "library.bib: 12 sources came in, 8 were here already and learned what they lacked" */
function listWords({ imported, merged, projects }: ImportReport): string[] {
  const told = new Set(projects.map(({ path }) => path))
  const files = [...new Set([...imported, ...merged].map(({ path }) => path))].filter((path) => !told.has(path))
  return files.flatMap((path) => {
    const [came, here] = [imported, merged].map((all) => all.filter((each) => each.path === path).length) as [
      number,
      number,
    ]
    // One file that is one source is in the list beside.
    if (here === 0 && came < 2) return []
    const parts = [
      came === 0 ? '' : `${some(came, 'source')} came in`,
      here === 0
        ? ''
        : `${here.toLocaleString('en')} ${here === 1 ? 'was here already and learned what it' : 'were here already and learned what they'} lacked`,
    ]
    return [`${path.split(/[\\/]/).at(-1) ?? path}: ${parts.filter((part) => part !== '').join(', ')}`]
  })
}

/** "2,300 notes and 12 sources came in; 4 files were here already." */
function folderWords({ notes, mergedNotes, unchanged, imported }: ImportReport): string[] {
  if (notes.length + mergedNotes.length + unchanged === 0) return []
  const came = [
    [notes.length, 'note'],
    [imported.length, 'source'],
  ] as const
  const parts = came.filter(([count]) => count > 0).map(([count, one]) => some(count, one))
  const said = [
    parts.length === 0
      ? ''
      : `${new Intl.ListFormat('en').format(parts)} came in${notes.length + imported.length > 1 ? ', one step to undo' : ''}`,
    mergedNotes.length === 0 ? '' : `${some(mergedNotes.length, 'note')} changed as the folder says`,
    unchanged === 0 ? '' : `${some(unchanged, 'file')} ${unchanged === 1 ? 'was' : 'were'} here already`,
  ]
  return [`${said.filter((part) => part !== '').join('; ')}.`]
}

/** A file already in the library is no trouble worth keeping; a stopped one was stopped on purpose. */
const finish = (report: ImportReport): void => {
  const failed = report.failed.filter(({ error }) => error.code !== 'ImportCancelled')
  set({
    failed: [...state.failed, ...failed],
    warned: [...state.warned, ...[...report.imported, ...report.merged].filter((each) => each.warnings.length > 0)],
    projects: [...state.projects, ...report.projects.map(projectWords), ...listWords(report)],
    folders: [...state.folders, ...folderWords(report)],
    notes: state.notes + report.notes.length + report.mergedNotes.length,
    skipped: [...state.skipped, ...report.skipped],
    imported: state.imported + report.imported.length,
  })
}

/** Reads files into the library, one import at a time. */
export async function startImport(items: readonly ImportItem[]): Promise<void> {
  const saved = items.filter(isSavedWorkspace)
  const [first] = saved
  // Whose it is is shown before anything of it comes in; the others are given again.
  if (first && 'path' in first) askAbout({ is: 'file', path: first.path })
  const files = items.filter((item) => !saved.includes(item))
  if (files.length === 0) return
  waiting.push(...files)
  if (state.running) {
    set({ running: { ...state.running, total: state.running.total + files.length } })
    return
  }
  dismissImport()
  let before = 0
  while (waiting.length > 0) {
    const batch = waiting
    waiting = []
    stop = new AbortController()
    let hasArrived = before > 0
    set({ running: { done: before, total: before + batch.length, current: null, part: null, isStopping: false } })
    const outcome = await runTask(
      'import',
      { items: batch },
      {
        signal: stop.signal,
        onProgress: ({ done, current, part, report }) => {
          const first = report.imported[0]
          if (first && !hasArrived) {
            hasArrived = true
            for (const listener of arrivals) listener(first)
          }
          if (state.running)
            set({
              running: {
                ...state.running,
                done: before + done,
                total: before + batch.length + waiting.length,
                current,
                part,
              },
            })
        },
      },
    )
    if (outcome.ok) {
      finish(outcome.value)
      const first = outcome.value.imported[0]
      if (first && !hasArrived) for (const listener of arrivals) listener(first)
    } else set({ error: outcome.error })
    before += batch.length
  }
  set({ running: null })
}

/** Stops reading; what came in stays. */
export function cancelImport(): void {
  waiting = []
  stop?.abort()
  if (state.running) set({ running: { ...state.running, isStopping: true } })
}

/** Puts the words about the last import away. */
export const dismissImport = (): void =>
  set({ notes: 0, failed: [], warned: [], projects: [], folders: [], skipped: [], imported: 0, error: null })

/** Tells of the first source of every import; returns the way to stop. */
export function onFirstImported(listener: (source: ImportedView) => void): () => void {
  arrivals.add(listener)
  return () => void arrivals.delete(listener)
}

export const useImport = (): ImportState =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
