/** A block of a page between the walk that finds it and the steps that tidy it. */
import type { BlockProps } from '../extractionBuilder.ts'
import type { InlineContent } from '../inlineText.ts'

export interface DraftBlock {
  props: BlockProps
  content: InlineContent
  /** Set for table rows instead of content. */
  cells?: InlineContent[]
  /** Characters inside links, kept or not: what tells menus from prose. */
  linked: number
  /** The innermost block element the text stands in. */
  element?: Element
  /** What a second judge thinks of the block's element; absent where there was none. */
  kept?: boolean
}
