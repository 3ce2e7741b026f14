/** A note's text in its document: begun, filled from Markdown, read as Markdown. Needs no editor and no window. */
import type * as Y from 'yjs'
import { noteRootOf } from '../docs/noteRoot.ts'
import { treeFromMarkdown } from './markdown/fromMarkdown.ts'
import type { ResolveRef } from './markdown/references.ts'
import { type LookupQuote, treeToMarkdown } from './markdown/toMarkdown.ts'
import { branch, type TreeNode } from './tree.ts'
import { appendToY, readFromY } from './yTree.ts'

export type { ResolvedRef, ResolveRef } from './markdown/references.ts'
export type { LookupQuote } from './markdown/toMarkdown.ts'
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
