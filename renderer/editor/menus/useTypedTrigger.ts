/** Notices that the words before the caret ask for a menu: "/quo", "[[Visit". */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $getSelection, $isRangeSelection, $isTextNode, type NodeKey } from 'lexical'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Box } from './place.ts'

export interface Typed {
  /** The text node it stands in, and from where to where. */
  nodeKey: NodeKey
  from: number
  to: number
  /** What was typed after the sign. */
  query: string
}

/** Group 1 is the sign, group 2 the query; it must end at the caret. */
export type Trigger = RegExp

const isSame = (a: Typed | null, b: Typed | null): boolean =>
  a === b || (a !== null && b !== null && a.nodeKey === b.nodeKey && a.from === b.from && a.query === b.query)

function $typedAt(trigger: Trigger): Typed | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null
  const { anchor } = selection
  if (anchor.type !== 'text') return null
  const node = anchor.getNode()
  if (!$isTextNode(node) || !node.isSimpleText() || node.hasFormat('code')) return null
  // In code the signs are what they are.
  if (['code', 'markdown'].includes(node.getParent()?.getType() ?? '')) return null
  const before = node.getTextContent().slice(0, anchor.offset)
  const match = trigger.exec(before)
  if (match === null) return null
  const query = match[2] ?? ''
  return {
    nodeKey: node.getKey(),
    from: anchor.offset - query.length - (match[1] ?? '').length,
    to: anchor.offset,
    query,
  }
}

/** The words that ask now, and a way to say "not this time": they ask again only after they were taken away. */
export function useTypedTrigger(trigger: Trigger): {
  typed: Typed | null
  dismiss: () => void
  anchor: () => Box | null
} {
  const [editor] = useLexicalComposerContext()
  const [typed, setTyped] = useState<Typed | null>(null)
  const [dismissed, setDismissed] = useState<{ nodeKey: NodeKey; from: number } | null>(null)

  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        // A composition is not finished: what it will say is not known.
        const next = editor.isEditable() && !editor.isComposing() ? editorState.read(() => $typedAt(trigger)) : null
        setTyped((now) => (isSame(now, next) ? now : next))
        setDismissed((now) =>
          now && (next === null || next.nodeKey !== now.nodeKey || next.from !== now.from) ? null : now,
        )
      }),
    [editor, trigger],
  )
  useEffect(() => {
    const root = editor.getRootElement()
    if (root === null) return undefined
    const leave = (event: FocusEvent): void => {
      if (!(event.relatedTarget instanceof Node) || !root.contains(event.relatedTarget)) setTyped(null)
    }
    root.addEventListener('focusout', leave)
    return () => root.removeEventListener('focusout', leave)
  }, [editor])

  const isDismissed = typed !== null && dismissed?.nodeKey === typed.nodeKey && dismissed.from === typed.from
  const open = isDismissed ? null : typed
  const dismiss = useCallback(() => {
    if (typed) setDismissed({ nodeKey: typed.nodeKey, from: typed.from })
  }, [typed])
  const anchor = useMemo(
    () => (): Box | null => {
      if (open === null) return null
      const text = editor.getElementByKey(open.nodeKey)?.firstChild
      if (!(text instanceof Text)) return null
      const range = document.createRange()
      range.setStart(text, Math.min(open.from, text.length))
      range.setEnd(text, Math.min(open.to, text.length))
      // Over a line's end: the last rectangle is the caret's line.
      const rects = range.getClientRects()
      const last = rects[rects.length - 1]
      return last ? { left: last.left, right: last.right, top: last.top, bottom: last.bottom } : null
    },
    [editor, open],
  )
  return { typed: open, dismiss, anchor }
}
