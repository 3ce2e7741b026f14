/** Find in this note: what is found is marked on the page, without touching the text. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $createRangeSelection, $getNearestNodeFromDOMNode, $isTextNode, $setSelection } from 'lexical'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react'
import { Button } from '../../ui/controls/Button.tsx'
import { SearchField } from '../../ui/controls/SearchField.tsx'
import { findRanges } from './findRanges.ts'
import styles from './FindBar.module.css'

const ALL = 'note-find'
const CURRENT = 'note-find-current'

function paint(ranges: readonly Range[], current: Range | undefined): void {
  if (!('highlights' in CSS)) return
  CSS.highlights.set(ALL, new Highlight(...ranges.filter((range) => range !== current)))
  CSS.highlights.set(CURRENT, new Highlight(...(current ? [current] : [])))
}

export function FindBar({ initial, onClose }: { initial: string; onClose: () => void }) {
  const [editor] = useLexicalComposerContext()
  const [query, setQuery] = useState(initial)
  const [ranges, setRanges] = useState<readonly Range[]>(() => {
    const root = editor.getRootElement()
    return root === null ? [] : findRanges(root, initial)
  })
  const [at, setAt] = useState(0)
  const current = ranges[at]

  const search = (words: string): void => {
    const root = editor.getRootElement()
    const next = root === null ? [] : findRanges(root, words)
    setRanges(next)
    setAt((now) => Math.max(0, Math.min(now, next.length - 1)))
  }
  const searchAgain = useEffectEvent(() => search(query))
  useEffect(() => {
    let frame = 0
    const stop = editor.registerUpdateListener(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => searchAgain())
    })
    return () => {
      cancelAnimationFrame(frame)
      stop()
    }
  }, [editor])
  useEffect(() => {
    paint(ranges, current)
    return () => paint([], undefined)
  }, [ranges, current])
  useEffect(() => {
    current?.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const go = (step: number): void => {
    if (ranges.length > 0) setAt((at + step + ranges.length) % ranges.length)
  }
  /** The caret goes to what was found, so that Escape leads back to the right place. */
  const close = (): void => {
    onClose()
    if (current) {
      editor.update(() => {
        const from = $getNearestNodeFromDOMNode(current.startContainer)
        const to = $getNearestNodeFromDOMNode(current.endContainer)
        if (!$isTextNode(from) || !$isTextNode(to)) return
        const selection = $createRangeSelection()
        selection.anchor.set(from.getKey(), Math.min(current.startOffset, from.getTextContentSize()), 'text')
        selection.focus.set(to.getKey(), Math.min(current.endOffset, to.getTextContentSize()), 'text')
        $setSelection(selection)
      })
    }
    editor.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' || event.key === 'F3') go(event.shiftKey ? -1 : 1)
    else if (event.key === 'ArrowDown') go(1)
    else if (event.key === 'ArrowUp') go(-1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const count = query === '' ? '' : ranges.length === 0 ? 'Nothing found' : `${at + 1} of ${ranges.length}`
  return (
    <search className={styles.bar}>
      <SearchField
        label="Find in this note"
        value={query}
        onChange={(value) => {
          setQuery(value)
          setAt(0)
          search(value)
        }}
        placeholder="Find in this note"
        autoFocus
        onKeyDown={onKeyDown}
        aside={
          <span role="status" className={styles.count}>
            {count}
          </span>
        }
        className={styles.field}
      />
      <Button kind="icon" icon={ChevronUp} label="Previous" keys="Shift Enter" onPress={() => go(-1)} />
      <Button kind="icon" icon={ChevronDown} label="Next" keys="Enter" onPress={() => go(1)} />
      <Button kind="icon" icon={X} label="Close" keys="Esc" onPress={close} />
    </search>
  )
}
