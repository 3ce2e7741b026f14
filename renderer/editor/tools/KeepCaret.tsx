/**
 * Where the caret was when the focus left is where it is when the focus comes back without the pointer: after the
 * palette, a dialog, F6. The browser alone would put it at the beginning of the note.
 */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  type BaseSelection,
  BLUR_COMMAND,
  COMMAND_PRIORITY_LOW,
  FOCUS_COMMAND,
  mergeRegister,
} from 'lexical'
import { useEffect } from 'react'
import { watchPointer } from './watchPointer.ts'

/** What was written meanwhile, by a merge say, may have taken its place away. */
function $stillStands(selection: BaseSelection): boolean {
  const points = $isRangeSelection(selection) ? [selection.anchor, selection.focus] : []
  return (
    points.every(({ key, offset, type }) => {
      const node = $getNodeByKey(key)
      return node?.isAttached() === true && (type === 'element' || offset <= node.getTextContentSize())
    }) && selection.getNodes().every((node) => node.isAttached())
  )
}

export function KeepCaret() {
  const [editor] = useLexicalComposerContext()
  useEffect(() => {
    let kept: BaseSelection | null = null
    let isPointing = false
    return mergeRegister(
      editor.registerCommand(
        BLUR_COMMAND,
        () => {
          kept = $getSelection()?.clone() ?? null
          return false
        },
        COMMAND_PRIORITY_LOW,
      ),
      editor.registerCommand(
        FOCUS_COMMAND,
        () => {
          const selection = kept
          kept = null
          if (selection !== null && !isPointing && $stillStands(selection)) $setSelection(selection.clone())
          return false
        },
        COMMAND_PRIORITY_LOW,
      ),
      watchPointer(editor, (isPressed) => {
        isPointing = isPressed
      }),
    )
  }, [editor])
  return null
}
