/** A note's text in its document: begun, filled from Markdown, read as Markdown. Needs no editor and no window. */
import type * as Y from 'yjs'
import { noteRootOf } from '../docs/noteRoot.ts'
import { treeFromMarkdown } from './markdown/fromMarkdown.ts'
import type { ResolveRef } from './markdown/references.ts'
import { type LookupQuote, treeToMarkdown } from './markdown/toMarkdown.ts'
import { noteFingerprint, treeFingerprint } from './fingerprint.ts'
import { branch, type TreeNode } from './tree.ts'
import { type FileOf, treeToVault } from './vault/toVault.ts'
import { appendToY, readFromY } from './yTree.ts'

export type { ResolvedRef, ResolveRef } from './markdown/references.ts'
export type { LookupQuote } from './markdown/toMarkdown.ts'
export { noteFingerprint, treeFingerprint }
export { projectNote } from './projectNote.ts'

function fill(doc: Y.Doc, nodes: readonly TreeNode[]): void {
  const root = noteRootOf(doc)
  // Filling twice would put a second note behind the first.
  if (root.length > 0) throw new Error('note already has text')
  doc.transact(() => appendToY(root, nodes))
}

/** Gives a new note its first, empty paragraph; only its creator does so, or two peers would each add one. */
export const seedNote = (doc: Y.Doc): void => fill(doc, [branch('paragraph', [])])

/** Fills a new note. `resolve` finds what `[[…]]` and `![[…]]` refer to. Never fails on account of the Markdown. */
export function noteFromMarkdown(doc: Y.Doc, markdown: string, resolve?: ResolveRef): void {
  const nodes = treeFromMarkdown(markdown, resolve)
  fill(doc, nodes.length === 0 ? [branch('paragraph', [])] : nodes)
}

/** Puts more behind what a note says. */
export function appendMarkdown(doc: Y.Doc, markdown: string, resolve?: ResolveRef): void {
  doc.transact(() => appendToY(noteRootOf(doc), treeFromMarkdown(markdown, resolve)))
}

/** The note's Markdown; `lookup` supplies a quote's words and its source's title as they stand now. */
export const noteToMarkdown = (doc: Y.Doc, lookup?: LookupQuote): string =>
  treeToMarkdown(readFromY(noteRootOf(doc)), lookup)

/** The note's blocks, to be written back one day. */
export const noteTree = (doc: Y.Doc): TreeNode[] => readFromY(noteRootOf(doc))

/** The note's Markdown for a folder of files; `fileOf` says which file each thing has there. */
export const noteToVault = (doc: Y.Doc, lookup: LookupQuote, fileOf: FileOf): string =>
  treeToVault(readFromY(noteRootOf(doc)), lookup, fileOf)

/** The Markdown that a note of these blocks would have. */
export const treeMarkdown = (nodes: readonly TreeNode[], lookup?: LookupQuote): string => treeToMarkdown(nodes, lookup)

/** Fills a new note with blocks that were read elsewhere. */
export const noteFromTree = (doc: Y.Doc, nodes: readonly TreeNode[]): void =>
  fill(doc, nodes.length === 0 ? [branch('paragraph', [])] : nodes)

/** Makes a note say what these blocks say; those that it has at its beginning and end already stay untouched. */
export function rewriteNote(doc: Y.Doc, nodes: readonly TreeNode[]): void {
  const root = noteRootOf(doc)
  const there = readFromY(root)
  const meant = nodes.length === 0 ? [branch('paragraph', [])] : nodes
  const isWhole = root.length === there.length
  const same = (a: TreeNode | undefined, b: TreeNode | undefined): boolean =>
    a !== undefined && b !== undefined && treeFingerprint([a]) === treeFingerprint([b])
  let before = 0
  while (isWhole && same(there[before], meant[before])) before++
  let after = 0
  while (
    isWhole &&
    before + after < Math.min(there.length, meant.length) &&
    same(there.at(-1 - after), meant.at(-1 - after))
  )
    after++
  doc.transact(() => {
    if (root.length > before + after) root.delete(before, root.length - before - after)
    appendToY(root, meant.slice(before, meant.length - after), before)
  })
}
