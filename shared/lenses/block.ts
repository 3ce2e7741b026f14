/** What the lenses read: a text in blocks, each judged by itself, so that typing in one leaves the others alone. */

/** A stretch of a block in UTF-16 offsets of its text. */
export interface Stretch {
  from: number
  to: number
}

export interface LensBlock {
  /** A paragraph, heading, list item or table cell, as written. */
  text: string
  /** Somebody else's words as a whole: a quote block, a block quote. Never a finding in it. */
  isQuotation: boolean
  /** Where the block begins in the whole text, in code points. */
  start: number
  /** Inline code, addresses, pictures: not prose. Never a finding in it, and nothing reaches across it. */
  opaque?: readonly Stretch[]
  /** Signs of formatting ("**"), which are not there for a reader; words on both sides belong together. */
  markup?: readonly Stretch[]
}
