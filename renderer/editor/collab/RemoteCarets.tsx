/** Draws teammates' carets and selections over the text: a bar where they are, their name in the margin of that line. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { createDOMRange, createRectsFromDOMRange } from '@lexical/selection'
import { $getNodeByKey, type LexicalEditor } from 'lexical'
import { useEffect, useState } from 'react'
import { cx } from '../../ui/base/cx.ts'
import { initials } from '../../ui/text/Avatar.tsx'
import type { CaretPoint, Carets, ShownCaret } from './carets.ts'
import styles from './RemoteCarets.module.css'

/** How a person is named and coloured here, whatever their device says of them. */
export type WhoIs = (memberId: string, name: string) => { name: string; hue: 'me' | 'a' | 'b' | 'c' }

interface Box {
  x: number
  y: number
  width: number
  height: number
}
interface Drawn {
  client: number
  name: string
  hue: 'me' | 'a' | 'b' | 'c'
  caret: Box
  selection: Box[]
}
interface Picture {
  carets: Drawn[]
  /** Pixels left of the text in which a name can stand. */
  margin: number
}

const nothing: Picture = { carets: [], margin: 0 }
/** A margin below this has room for initials only. */
const ROOM_FOR_NAME = 56
/** Text within this belongs to one line. */
const SAME_LINE = 6

function $rangeOf(editor: LexicalEditor, from: CaretPoint, to: CaretPoint): Range | null {
  const a = $getNodeByKey(from.key)
  const b = $getNodeByKey(to.key)
  return a && b ? createDOMRange(editor, a, from.offset, b, to.offset) : null
}

/** Where a caret stands; at an empty line or beside a block, which have no letters to measure, at its start. */
function $caretBox(editor: LexicalEditor, at: CaretPoint): DOMRect | null {
  const box = $rangeOf(editor, at, at)?.getBoundingClientRect()
  if (box && box.height > 0) return box
  const element = editor.getElementByKey(at.key)?.getBoundingClientRect()
  if (!element || element.height === 0) return null
  return new DOMRect(element.x, element.y, 0, Math.min(element.height, 25))
}

function measure(editor: LexicalEditor, frame: HTMLElement, shown: readonly ShownCaret[], who: WhoIs): Picture {
  const origin = frame.getBoundingClientRect()
  const pane = frame.closest('[data-pane]')?.getBoundingClientRect()
  const toBox = ({ x, y, width, height }: DOMRect): Box => ({
    x: Math.round(x - origin.x),
    y: Math.round(y - origin.y),
    width: Math.round(width),
    height: Math.round(height),
  })
  const carets = editor.getEditorState().read(() =>
    shown.flatMap(({ client, memberId, name, anchor, focus }): Drawn[] => {
      const box = $caretBox(editor, focus)
      if (!box) return []
      const isCollapsed = anchor.key === focus.key && anchor.offset === focus.offset
      const range = isCollapsed ? null : $rangeOf(editor, anchor, focus)
      const selection = range ? createRectsFromDOMRange(editor, range).map(toBox) : []
      return [{ client, ...who(memberId, name), caret: toBox(box), selection }]
    }),
  )
  return { carets, margin: Math.round(origin.x - (pane?.x ?? 0)) }
}

export interface RemoteCaretsProps {
  carets: Carets
  /** The positioned element that holds the text. */
  frame: HTMLElement | null
  who: WhoIs
}

export function RemoteCarets({ carets, frame, who }: RemoteCaretsProps) {
  const [editor] = useLexicalComposerContext()
  const [picture, setPicture] = useState<Picture>(nothing)
  useEffect(() => {
    if (!frame) return undefined
    let waiting = 0
    let isDrawn = false
    const draw = (): void => {
      waiting = 0
      const shown = carets.shown()
      if (shown.length === 0 && !isDrawn) return
      isDrawn = shown.length > 0
      const next = isDrawn ? measure(editor, frame, shown, who) : nothing
      setPicture((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next))
    }
    // After the page has been laid out anew, and once however much has changed.
    const drawSoon = (): void => {
      waiting ||= requestAnimationFrame(draw)
    }
    const stopUpdates = editor.registerUpdateListener(drawSoon)
    const stopCarets = carets.subscribe(drawSoon)
    const sizes = new ResizeObserver(drawSoon)
    sizes.observe(frame)
    drawSoon()
    return () => {
      cancelAnimationFrame(waiting)
      sizes.disconnect()
      stopCarets()
      stopUpdates()
    }
  }, [editor, carets, frame, who])
  if (picture.carets.length === 0) return null
  const hasRoom = picture.margin >= ROOM_FOR_NAME
  return (
    <div className={styles.layer} aria-hidden="true" data-testid="carets">
      {picture.carets.map(({ client, hue, caret, selection }) => (
        <div key={client} className={styles[`hue-${hue}`]}>
          {selection.map((box, index) => (
            <span
              key={index}
              className={styles.selected}
              style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
            />
          ))}
          <span className={styles.caret} style={{ left: caret.x - 1, top: caret.y, height: caret.height }} />
        </div>
      ))}
      {lines(picture.carets).map(({ y, names }) => (
        <div
          key={y}
          className={styles.names}
          style={{ top: y, maxWidth: hasRoom ? picture.margin - 12 : picture.margin }}
        >
          {names.map(({ client, name, hue }) => (
            <span key={client} className={cx(styles.name, styles[`hue-${hue}`])} title={name}>
              {hasRoom && names.length === 1 ? name : initials(name)}
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}

/** Names of one line stand side by side. */
function lines(carets: readonly Drawn[]): { y: number; names: Drawn[] }[] {
  const found: { y: number; names: Drawn[] }[] = []
  for (const each of carets) {
    const line = found.find(({ y }) => Math.abs(y - each.caret.y) <= SAME_LINE)
    if (line) line.names.push(each)
    else found.push({ y: each.caret.y, names: [each] })
  }
  return found
}
