/** The deck over the whole screen: keys walk it, N shows the speaker's notes with the time, B makes it black. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Pack } from '#shared/workshop/pack.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { Key } from '#renderer/ui/controls/Key.tsx'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { WholeWindow } from '#renderer/ui/overlays/Dialog.tsx'
import { SlideView } from './SlideView.tsx'
import { typedAfter } from './typedNumber.ts'
import { timedSlide, timerWords } from './timerWords.ts'
import { useTimer } from './useTimer.ts'
import styles from './Present.module.css'

export interface PresentProps {
  pack: Pack
  onClose: () => void
}

export function Present({ pack, onClose }: PresentProps) {
  return (
    <WholeWindow isOpen onOpenChange={(isOpen) => !isOpen && onClose()} label={`${pack.title}, slides`}>
      <Stage pack={pack} onClose={onClose} />
    </WholeWindow>
  )
}

/** The whole screen, as long as it is shown; leaving that by the system's key ends it. A window that may not stays as it is. */
function useFullScreen(onLeft: () => void): void {
  const left = useRef(onLeft)
  useEffect(() => {
    left.current = onLeft
  })
  useEffect(() => {
    let isIn = false
    const onChange = (): void => {
      if (document.fullscreenElement) isIn = true
      else if (isIn) left.current()
    }
    document.addEventListener('fullscreenchange', onChange)
    document.documentElement.requestFullscreen().catch(() => undefined)
    return () => {
      document.removeEventListener('fullscreenchange', onChange)
      if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined)
    }
  }, [])
}

function Stage({ pack: { deck }, onClose }: PresentProps) {
  const [chosen, setAt] = useState(0)
  const [isBlack, setBlack] = useState(false)
  const [hasNotes, setNotes] = useState(false)
  const stage = useRef<HTMLDivElement>(null)
  /** The number of a slide as far as it was typed; Enter goes there. */
  const typed = useRef('')
  useFullScreen(onClose)
  useEffect(() => stage.current?.focus(), [])
  const at = Math.min(chosen, deck.length - 1)
  const timed = timedSlide(deck, at)
  const timer = useTimer()
  const slide = deck[at]
  const next = deck[at + 1]
  const go = (to: number): void => {
    const target = Math.min(deck.length - 1, Math.max(0, to))
    setBlack(false)
    setAt(target)
    if (timedSlide(deck, target) !== timed) timer.restart()
    const title = deck[target]?.title
    if (title !== undefined) announce(`Slide ${target + 1} of ${deck.length}: ${title}`)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const number = typed.current
    typed.current = typedAfter(number, key)
    if (key === 'Enter' && number !== '') go(Number(number) - 1)
    else if (key === 'ArrowRight' || key === 'ArrowDown' || key === 'PageDown' || key === ' ' || key === 'Enter')
      go(at + 1)
    else if (key === 'ArrowLeft' || key === 'ArrowUp' || key === 'PageUp' || key === 'Backspace') go(at - 1)
    else if (key === 'Home') go(0)
    else if (key === 'End') go(deck.length - 1)
    else if (key === 'b' || key === '.') setBlack(!isBlack)
    else if (key === 'n') setNotes(!hasNotes)
    else if (key === 't') timer.toggle()
    else if (key === 'r') timer.restart()
    else if (typed.current === '') return
    event.preventDefault()
    event.stopPropagation()
  }
  if (!slide) return null
  const time = timerWords(timer.seconds, deck[timed]?.minutes ?? null)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the whole screen; a click is the arrow
    <div
      ref={stage}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it has all keys
      tabIndex={0}
      role="group"
      aria-label={`Slide ${at + 1} of ${deck.length}`}
      className={cx(styles.stage, hasNotes && styles.withNotes)}
      onKeyDown={onKeyDown}
      onClick={() => go(at + 1)}
    >
      <div className={styles.screen}>
        {isBlack ? (
          <div className={styles.black} role="img" aria-label="Black; B shows the slide again" />
        ) : (
          <SlideView slide={slide} />
        )}
      </div>
      {hasNotes && (
        <div className={styles.speaker}>
          <p className={cx(styles.time, time.isOver && styles.over)}>
            {time.words}
            {!timer.isRunning && <span>stopped</span>}
          </p>
          <p className={styles.where}>
            {`${at + 1} of ${deck.length}`}
            {deck[timed] && `, ${deck[timed].title}`}
            {deck[timed]?.from && `, planned from ${deck[timed].from}`}
          </p>
          <div className={styles.notes}>{slide.notes === '' ? 'No notes for this slide.' : slide.notes}</div>
          {next ? (
            <div className={styles.next}>
              <p>{`Next: ${next.title}`}</p>
              <SlideView slide={next} isSmall />
            </div>
          ) : (
            <p className={styles.where}>This is the last slide.</p>
          )}
          <p className={styles.keys}>
            <Key>N</Key> notes <Key>B</Key> black <Key>T</Key> stop the time <Key>R</Key> begin it again <Key>7</Key>{' '}
            <Key>Enter</Key> to the seventh <Key>Esc</Key> end
          </p>
        </div>
      )}
    </div>
  )
}
