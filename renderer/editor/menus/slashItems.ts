/** What the slash menu offers, and how each thing comes into the note. */
import { $createCodeNode } from '@lexical/code'
import { $insertList } from '@lexical/list'
import { $createHeadingNode, $createQuoteNode, type HeadingTagType } from '@lexical/rich-text'
import { $setBlocksType } from '@lexical/selection'
import { $createTableNodeWithDimensions } from '@lexical/table'
import {
  $createParagraphNode,
  $createTextNode,
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  type ElementNode,
} from 'lexical'
import {
  Braces,
  ChartNoAxesColumn,
  Heading1,
  Heading2,
  Heading3,
  Highlighter,
  Link2,
  List,
  ListChecks,
  ListOrdered,
  Minus,
  Quote,
  Table,
  Type,
} from 'lucide-react'
import { $createHorizontalRule, $createInsightBlock } from '#shared/editor/nodes.ts'
import { figureByKind } from '#shared/insight/figures.ts'
import { $insertBlock } from '../insertBlock.ts'
import type { MenuRow } from './TypedMenu.tsx'

export interface SlashItem extends MenuRow {
  /** More words under which it is found, in lower case. */
  also: string
  /** Stands inside a line, so that it can be in a table's cell, too. */
  isInline?: boolean
}

function $turnInto(create: () => ElementNode): void {
  const selection = $getSelection()
  if ($isRangeSelection(selection)) $setBlocksType(selection, create)
}

const heading = (level: 1 | 2 | 3, icon: MenuRow['icon'], detail: string): SlashItem => ({
  id: `heading-${level}`,
  label: ['Heading', 'Subheading', 'Small heading'][level - 1] ?? 'Heading',
  detail,
  also: `h${level} title section heading`,
  icon,
  $run: () => $turnInto(() => $createHeadingNode(`h${level}` satisfies HeadingTagType)),
})

/** A table with a header row, and the caret in its first cell. */
function $insertTable(): void {
  $insertBlock($createTableNodeWithDimensions(3, 3, { rows: true, columns: false }))
}

/** `onQuote` opens the quote picker, which puts its quote where the caret is. */
export const slashItems = (onQuote: () => void): SlashItem[] => [
  {
    id: 'quote',
    label: 'Quote from a source',
    detail: 'Stays live: text, codes and a way back',
    also: 'evidence embed source words',
    icon: Highlighter,
    $run: onQuote,
  },
  {
    id: 'link',
    label: 'Link to a note, source or code',
    detail: 'Or type [[ anywhere',
    also: 'mention reference backlink wiki',
    icon: Link2,
    isInline: true,
    $run: () => $insertNodes([$createTextNode('[[')]),
  },
  heading(1, Heading1, 'A part of the note'),
  heading(2, Heading2, 'A section of the note'),
  heading(3, Heading3, 'Within a section'),
  {
    id: 'list',
    label: 'List',
    detail: 'Or type - and a space',
    also: 'bullet unordered points ul',
    icon: List,
    $run: () => $insertList('bullet'),
  },
  {
    id: 'numbers',
    label: 'Numbered list',
    detail: 'Or type 1. and a space',
    also: 'ordered ol steps',
    icon: ListOrdered,
    $run: () => $insertList('number'),
  },
  {
    id: 'checks',
    label: 'Checklist',
    detail: 'Things to do; or type [] and a space',
    also: 'todo task check box',
    icon: ListChecks,
    $run: () => $insertList('check'),
  },
  {
    id: 'table',
    label: 'Table',
    detail: 'Three by three, with a header row',
    also: 'grid rows columns',
    icon: Table,
    $run: $insertTable,
  },
  {
    id: 'quotation',
    label: 'Quotation',
    detail: 'Words with no source in the library',
    also: 'blockquote said cite',
    icon: Quote,
    $run: () => $turnInto(() => $createQuoteNode()),
  },
  {
    id: 'code',
    label: 'Preformatted text',
    detail: 'Set as it is typed; or type ```',
    also: 'code block monospace pre',
    icon: Braces,
    $run: () => $turnInto(() => $createCodeNode()),
  },
  {
    id: 'rule',
    label: 'Line',
    detail: 'Parts two sections; or type ---',
    also: 'rule divider separator horizontal hr',
    icon: Minus,
    $run: () => $insertBlock($createHorizontalRule()),
  },
  {
    id: 'text',
    label: 'Plain text',
    detail: 'Turns a heading back into a paragraph',
    also: 'paragraph normal body',
    icon: Type,
    $run: () => $turnInto(() => $createParagraphNode()),
  },
  ...Object.entries(figureByKind).map(
    ([picture, { title, about }]): SlashItem => ({
      id: `insight-${picture}`,
      label: `Picture: ${title}`,
      detail: about,
      also: 'insight chart figure graph picture live',
      icon: ChartNoAxesColumn,
      $run: () => $insertBlock($createInsightBlock({ picture, filters: '{}', caption: '' })),
    }),
  ),
]
