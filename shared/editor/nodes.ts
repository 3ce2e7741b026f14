/** Every kind of node that a note may hold. Editors of all windows and the tests register exactly these. */
import { CodeNode } from '@lexical/code'
import { AutoLinkNode, LinkNode } from '@lexical/link'
import { ListItemNode, ListNode } from '@lexical/list'
import { HeadingNode, QuoteNode } from '@lexical/rich-text'
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import type { Klass, LexicalNode } from 'lexical'
import { EntityLink } from './nodes/EntityLink.ts'
import { HorizontalRule } from './nodes/HorizontalRule.ts'
import { InsightBlock } from './nodes/InsightBlock.ts'
import { MarkdownBlock, MarkdownInline } from './nodes/markdownNodes.ts'
import { QuoteBlock } from './nodes/QuoteBlock.ts'

/** For `createEditor({ nodes: appNodes })`. Paragraph, text, line break and tab come with Lexical. */
export const appNodes: Klass<LexicalNode>[] = [
  HeadingNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  LinkNode,
  AutoLinkNode,
  TableNode,
  TableRowNode,
  TableCellNode,
  CodeNode,
  HorizontalRule,
  QuoteBlock,
  InsightBlock,
  EntityLink,
  MarkdownBlock,
  MarkdownInline,
]

export { setDecorators } from './nodes/decorators.ts'
export { $createEntityLink, $isEntityLink } from './nodes/EntityLink.ts'
export { $createHorizontalRule, $isHorizontalRule, HorizontalRule } from './nodes/HorizontalRule.ts'
export { $createInsightBlock, $isInsightBlock } from './nodes/InsightBlock.ts'
export { $createQuoteBlock, $isQuoteBlock } from './nodes/QuoteBlock.ts'
