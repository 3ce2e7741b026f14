/** What can be done with words selected by pointer: below them, never over them. */
import { Copy, Highlighter, ListChecks } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { RefObject } from 'react'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import type { ReaderSelection } from './useReaderSelection.ts'
import styles from './SelectionBubble.module.css'

export interface SelectionBubbleProps {
  article: RefObject<HTMLElement | null>
  selection: ReaderSelection
  onQuote: () => void
  onStep: () => void
}

export function SelectionBubble({ article, selection, onQuote, onStep }: SelectionBubbleProps) {
  const readOnly = useReadOnlyBecause()
  const [place, setPlace] = useState<{ top: number; left: number } | null>(null)
  const look = useEffectEvent(() => {
    const chosen = document.getSelection()
    const frame = article.current?.getBoundingClientRect()
    if (!frame || !chosen || selection.span() === undefined) {
      setPlace(null)
      return
    }
    const boxes = [...chosen.getRangeAt(0).getClientRects()]
    const last = boxes.at(-1)
    if (last)
      setPlace({ top: last.bottom - frame.top + 8, left: Math.max(0, Math.min(last.right - frame.left - 60, 400)) })
  })
  useEffect(() => {
    const element = article.current
    let timer: ReturnType<typeof setTimeout> | undefined
    const onUp = () => {
      // A click on a selection takes it away only after the pointer is up.
      timer = setTimeout(() => look())
    }
    const onChange = () => {
      if (document.getSelection()?.isCollapsed !== false) setPlace(null)
    }
    element?.addEventListener('pointerup', onUp)
    document.addEventListener('selectionchange', onChange)
    return () => {
      clearTimeout(timer)
      element?.removeEventListener('pointerup', onUp)
      document.removeEventListener('selectionchange', onChange)
    }
  }, [article])
  if (!place) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only keeps the selection; the buttons act
    <div
      role="group"
      aria-label="Selected words"
      className={styles.bubble}
      style={{ top: place.top, insetInlineStart: place.left }}
      // A press must not take the selection away before it is used.
      onMouseDown={(event) => event.preventDefault()}
    >
      <Button kind="ghost" size="small" icon={Highlighter} keys="Q" disabledReason={readOnly} onPress={onQuote}>
        Quote
      </Button>
      <Button kind="ghost" size="small" icon={ListChecks} keys="E" disabledReason={readOnly} onPress={onStep}>
        To a step
      </Button>
      <Button
        kind="ghost"
        size="small"
        icon={Copy}
        onPress={() => {
          document.execCommand('copy')
          setPlace(null)
        }}
      >
        Copy
      </Button>
    </div>
  )
}
