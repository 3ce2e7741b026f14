/** What can be done in a note, by name: the same for keys, the app's menus and its palette. */
import { $isTableCellNode } from '@lexical/table'
import { $findMatchingParent } from '@lexical/utils'
import {
  $addUpdateTag,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  FORMAT_TEXT_COMMAND,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
} from 'lexical'
import { slashItems } from '../menus/slashItems.ts'
import { $moveBlocks } from './moveBlocks.ts'

const formats = { bold: 'bold', italic: 'italic', strike: 'strikethrough', mono: 'code' } as const

/** By the names of the slash menu, and what only keys did before. */
export const noteActs = [
  'quote',
  'link',
  'web',
  'bold',
  'italic',
  'strike',
  'mono',
  'heading-1',
  'heading-2',
  'heading-3',
  'text',
  'list',
  'numbers',
  'checks',
  'table',
  'quotation',
  'code',
  'rule',
  'up',
  'down',
] as const
export type NoteAct = (typeof noteActs)[number]

export interface NoteActDoors {
  openQuotePicker: () => void
  openLinkEditor: () => void
  tell: (sentence: string) => void
}

/** Does it where the caret is; at the end of the note where there is none. */
export function runNoteAct(editor: LexicalEditor, act: NoteAct, doors: NoteActDoors): void {
  if (!editor.isEditable()) return
  editor.focus(
    () => {
      if (act === 'web') doors.openLinkEditor()
      else if (act in formats) editor.dispatchCommand(FORMAT_TEXT_COMMAND, formats[act as keyof typeof formats])
      else editor.update(() => $runAct(act, doors))
    },
    { defaultSelection: 'rootEnd' },
  )
}

function $runAct(act: NoteAct, doors: NoteActDoors): void {
  // A step of its own, however soon after another.
  $addUpdateTag(HISTORY_PUSH_TAG)
  if ($getSelection() === null) $getRoot().selectEnd()
  if (act === 'up' || act === 'down') {
    $moveBlocks(act === 'up')
    return
  }
  const item = slashItems(doors.openQuotePicker).find(({ id }) => id === act)
  const selection = $getSelection()
  const isInCell =
    $isRangeSelection(selection) && $findMatchingParent(selection.anchor.getNode(), $isTableCellNode) !== null
  if (item === undefined) return
  if (isInCell && item.isInline !== true) doors.tell('A table’s cell holds words and links only.')
  else item.$run()
}
