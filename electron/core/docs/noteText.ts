/** The core's door to a note's text; how it is laid out is known in shared/editor alone. */
export {
  appendMarkdown,
  type LookupQuote,
  noteFingerprint,
  noteFromMarkdown,
  noteFromTree,
  noteToMarkdown,
  noteToVault,
  noteTree,
  projectNote,
  type ResolvedRef,
  type ResolveRef,
  rewriteNote,
  seedNote,
  treeFingerprint,
  treeMarkdown,
} from '#shared/editor/noteText.ts'
