/**
 * What an importer makes of a file: one immutable plain text, and blocks that say how to
 * set it. It is stored by hash, travels with the workspace, and is what quotes anchor to.
 *
 * Offsets here (`from`, `to`) are UTF-16 code units, as JavaScript slices strings; they
 * never leave this structure. Everything that is stored about quotes, printed, or sent
 * uses Unicode code points (`start`, `end`); `textIndex.ts` converts.
 */
import { z } from 'zod'

const Span = z.object({ from: z.int().nonnegative(), to: z.int().nonnegative() })

/** Inline formatting inside a block; `href` only on links, absolute http(s) or mailto only. */
export const Mark = Span.extend({
  kind: z.enum(['emphasis', 'strong', 'code', 'link', 'superscript', 'subscript']),
  href: z.string().optional(),
})
export type Mark = z.infer<typeof Mark>

/**
 * One block of text. Blocks are in reading order, do not overlap, and are separated in `text`
 * by "\n\n" (or "\n" between list items and between table rows). A block's text has no
 * trailing white space.
 */
export const Block = Span.extend({
  kind: z.enum(['heading', 'paragraph', 'listItem', 'quotation', 'preformatted', 'tableRow', 'caption']),
  /** Headings 1–6; list items: nesting depth, 0 = outermost. */
  level: z.int().min(0).max(9).optional(),
  ordered: z.boolean().optional(),
  /** 1-based number printed before an ordered list item. */
  ordinal: z.int().optional(),
  /** Table rows: one span per cell; cells are separated by a tab in `text`. */
  cells: z.array(Span).optional(),
  headerRow: z.boolean().optional(),
  marks: z.array(Mark).optional(),
  /** Readers' comments of a web page and document comments are kept, as sections of their own. */
  section: z.enum(['comments', 'footnotes']).optional(),
  /** 1-based page on which the block starts, for paged sources. */
  page: z.int().positive().optional(),
})
export type Block = z.infer<typeof Block>

/** A run of text on a page: its span in `text` and its box in PDF points, origin top left. */
export const PageRun = z.tuple([
  z.int().nonnegative(), // from
  z.int().nonnegative(), // to
  z.number(), // x
  z.number(), // y
  z.number(), // width
  z.number(), // height
])
export type PageRun = z.infer<typeof PageRun>

export const Page = Span.extend({
  number: z.int().positive(),
  width: z.number().positive(),
  height: z.number().positive(),
  runs: z.array(PageRun),
})
export type Page = z.infer<typeof Page>

export const Extraction = z.object({
  format: z.literal(1),
  /** Which extractor made it, with its own version ("html/1"): a better one can re-anchor quotes. */
  extractor: z.string(),
  text: z.string(),
  blocks: z.array(Block),
  pages: z.array(Page).optional(),
})
export type Extraction = z.infer<typeof Extraction>
