/** Reads a vault's notes in the thread for files: first what stands above them, later their text. */
import { cleanMarkdown } from '#shared/editor/markdown/parse.ts'
import type { TreeNode } from '#shared/editor/tree.ts'
import { treeFromVault } from '#shared/editor/vault/fromVault.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import type { ImportError } from '#shared/model/importError.ts'
import { detectKind } from '../../importers/detectKind.ts'
import { ImportFailure, importError } from '../../importers/errors.ts'
import { readVaultFacts, type VaultFacts, withoutOurs } from './frontMatter.ts'

/** Some of a vault's files; `facts` wants what stands above them, `trees` their text. */
export interface VaultJob {
  vault: 'facts' | 'trees'
  /** For the sentence when nothing comes back. */
  fileName: string
  notes: readonly { path: string; bytes: Uint8Array }[]
}

export interface ReadVaultNote {
  path: string
  facts: VaultFacts
  /** With its links pending; empty where only facts were asked for. */
  tree: TreeNode[]
  problem: ImportError | null
}

const nothing: VaultFacts = { title: null, aliases: [], tags: [], created: null, ours: null, isBroken: false }

function textOf(bytes: Uint8Array, path: string): string {
  // An empty note is a note, in a vault: somebody linked to it.
  if (bytes.length === 0) return ''
  try {
    const detected = detectKind(bytes, path)
    if ('decoded' in detected) return cleanMarkdown(detected.decoded.text)
  } catch (cause) {
    if (cause instanceof ImportFailure && cause.code === 'FileNoText') return ''
    throw cause
  }
  throw new ImportFailure('FileKindUnknown', 'is named like a note and holds something else.')
}

function readNote(job: VaultJob, path: string, bytes: Uint8Array): ReadVaultNote {
  try {
    const text = textOf(bytes, path)
    const facts = readVaultFacts(text)
    if (job.vault === 'facts') return { path, facts, tree: [], problem: null }
    const isOurs = facts.ours !== null
    return { path, facts, tree: treeFromVault(isOurs ? withoutOurs(text) : text, { isOurs }), problem: null }
  } catch (cause) {
    const problem =
      cause instanceof ImportFailure ? importError(cause.code, path, cause.detail) : importError('FileBroken', path)
    return { path, facts: nothing, tree: [], problem }
  }
}

export const readVaultNotes = (job: VaultJob): Result<ReadVaultNote[], ImportError> =>
  job.notes.length === 0
    ? err(importError('FileEmpty', job.fileName))
    : ok(job.notes.map(({ path, bytes }) => readNote(job, path, bytes)))
