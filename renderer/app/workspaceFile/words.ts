/** What is said of workspace files: whose they are, what came of them, what a passphrase is worth. */
import type { MergedWorkspace, SavedWorkspace, WorkspaceFileView } from '#shared/contract/workspaceFile.ts'

const list = new Intl.ListFormat('en')
const some = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : more}`

export const nameOfFile = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

export const dayWords = (at: number): string =>
  new Date(at).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })

export const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('en')} KB`
    : `${(bytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} MB`

/** Documents by kind, in the order in which people think of them; the library is not one to them. */
const KINDS: readonly [kind: string, one: string, more: string][] = [
  ['source', 'source', 'sources'],
  ['note', 'note', 'notes'],
  ['plan', 'plan', 'plans'],
  ['person', 'person', 'people'],
  ['workshop', 'workshop', 'workshops'],
]
const countWords = (counts: Readonly<Record<string, number>>): string[] =>
  KINDS.flatMap(([kind, one, more]) => {
    const count = counts[kind] ?? 0
    return count === 0 ? [] : [some(count, one, more)]
  })

/** Whose hands a file comes from, and whether that can be known. `mayMerge`: it would be taken. */
export function whoseWords({ by, standing }: Pick<WorkspaceFileView, 'by' | 'standing'>): {
  words: string
  mayMerge: boolean
} {
  const { name, deviceName } = by
  switch (standing) {
    case 'self':
      return { words: 'Saved from this folder.', mayMerge: true }
    case 'member':
      return { words: `Saved by ${name} on ${deviceName}, a device of this team.`, mayMerge: true }
    case 'viewer':
      return {
        words: `Saved by ${name}, who may only read this workspace; an owner can make them an editor.`,
        mayMerge: false,
      }
    case 'gone':
      return { words: `Saved by ${name} on ${deviceName}, which no longer belongs to this team.`, mayMerge: false }
    case 'copy':
    case 'unsealed':
      return {
        words: `It says it is from ${name}, on ${deviceName}. That is no device of this team but a copy, so nobody can prove it: merge it only if you know whose hands it comes from.`,
        mayMerge: true,
      }
  }
}

/** What a merge brought, a sentence each. */
export function mergedWords(report: MergedWorkspace): string[] {
  const added = countWords(report.added)
  const changed = countWords(report.changed)
  const lines: string[] = []
  if (added.length > 0) lines.push(`New here: ${list.format(added)}.`)
  if (changed.length > 0) lines.push(`Changed: ${list.format(changed)}.`)
  if (lines.length === 0)
    lines.push(
      (report.changed['library'] ?? 0) > 0 || (report.added['library'] ?? 0) > 0
        ? 'The codebook, names or arrangement changed; all sources, notes, plans and people were here.'
        : 'Everything in it was here already.',
    )
  if (report.files > 0) lines.push(`${some(report.files, 'file')} of sources came with them.`)
  for (const { item, reason } of report.skipped) lines.push(`${item} was left out: ${reason}`)
  return lines
}

export const savedWords = ({ path, bytes, documents, files, left }: SavedWorkspace): string[] => [
  `${nameOfFile(path)} holds ${some(documents, 'document')} and ${some(files, 'file')}, ${sizeWords(bytes)} in all. It was read again after it was written, and is whole.`,
  ...left,
]

/** What can be said of a passphrase without guessing at it: its length. */
export function strengthWords(passphrase: string): string | undefined {
  const letters = [...passphrase].length
  if (letters === 0) return undefined
  if (letters < 10)
    return 'Short: whoever has the file can let a computer try them all. Take four or more unrelated words.'
  if (letters < 20) return 'Fair, if nobody could guess it. Four or more unrelated words are stronger.'
  return 'Long enough, unless it is a saying or a name.'
}
