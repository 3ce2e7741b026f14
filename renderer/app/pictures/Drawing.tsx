/** A picture, drawn as wide as its place and drawn again when either changes, and what is said of it. */
import { startTransition, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { Behind, Mark } from '#shared/pictures/behind.ts'
import type { PictureSpec } from '#shared/pictures/picture.ts'
import { notesOf } from '#shared/pictures/words.ts'
import { pageTheme } from '#shared/pictures/theme.ts'
import { drawingLibrary, loadDrawingLibrary } from './drawingLibrary.ts'
import { Marks } from './Marks.tsx'
import styles from './Picture.module.css'

/** Lines in longer rows cannot be followed by the eye. */
const WIDEST = 1120
/** A window that is being resized does not draw again for each pixel. */
const STEP = 16

export interface DrawingProps {
  picture: PictureSpec
  /** Opens what stands behind a mark; without it the drawing is only looked at. */
  onOpen?: ((behind: Behind, byKeys: boolean) => void) | undefined
}

const nothing: readonly Mark[] = []

export function Drawing({ picture, onOpen }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [library, setLibrary] = useState(drawingLibrary)
  const [marks, setMarks] = useState(nothing)
  const id = useId().replace(/[^\w-]/g, '')

  useEffect(() => {
    if (library) return undefined
    let isHere = true
    void loadDrawingLibrary().then((loaded) => isHere && setLibrary(loaded))
    return () => {
      isHere = false
    }
  }, [library])

  useLayoutEffect(() => {
    const element = place.current
    if (!element) return undefined
    const measure = (): void => setWidth(Math.min(WIDEST, Math.floor(element.clientWidth / STEP) * STEP))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useLayoutEffect(() => {
    if (!library || width === 0) return
    const { svg, marks: drawn } = library.drawWithMarks<SVGElement>(picture, { document, width, theme: pageTheme, id })
    place.current?.replaceChildren(svg)
    // The picture is seen first, and then can be pressed.
    startTransition(() => setMarks(drawn))
  }, [library, picture, width, id])

  return (
    <>
      <div className={styles.drawing}>
        <div ref={place} />
        {onOpen && marks.length > 0 && <Marks title={picture.title} marks={marks} onOpen={onOpen} />}
      </div>
      {notesOf(picture, width === 0 ? WIDEST : width).map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </>
  )
}
