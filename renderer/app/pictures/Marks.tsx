/**
 * What of a drawing leads somewhere, as buttons that lie over it: a pointer presses them, Tab comes to one of them and
 * the arrows go from one to the next, and a screen reader hears what each says.
 */
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Behind, Mark } from '#shared/pictures/behind.ts'
import { useIsOpen } from './openBehind.ts'
import { markAt } from './markWalk.ts'
import styles from './Picture.module.css'

export interface MarksProps {
  /** Of the picture. */
  title: string
  marks: readonly Mark[]
  onOpen: (behind: Behind, byKeys: boolean) => void
}

export function Marks({ title, marks, onOpen }: MarksProps) {
  const list = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const isOpen = useIsOpen()
  // There may be fewer of them now.
  const stop = Math.min(at, marks.length - 1)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const next = markAt(event.key, stop, marks)
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    list.current?.querySelectorAll<HTMLElement>('button')[next]?.focus()
  }
  return (
    <div ref={list} role="group" className={styles.marks} aria-label={`Behind ${title}`}>
      {marks.map(({ x, y, width, height, words, behind }, place) => (
        <button
          // A mark is its place: the focus stays there when figures change.
          key={place}
          type="button"
          className={styles.mark}
          style={{ left: x, top: y, width, height }}
          tabIndex={place === stop ? 0 : -1}
          aria-label={words}
          title={words}
          aria-current={isOpen(behind) ? 'true' : undefined}
          onFocus={() => setAt(place)}
          onKeyDown={onKeyDown}
          // Without a pointer there is no click count.
          onClick={(event) => onOpen(behind, event.detail === 0)}
        />
      ))}
    </div>
  )
}
