/** The core's door to a note's text; how it is laid out is known in shared/editor alone. */
export {
  appendMarkdown,
  type LookupQuote,
  noteFromMarkdown,
  noteToMarkdown,
  projectNote,
  type ResolvedRef,
  type ResolveRef,
  seedNote,
} from '#shared/editor/noteText.ts'
