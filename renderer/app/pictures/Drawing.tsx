/** A picture, drawn as wide as its place and drawn again when either changes, and what is said of it. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { PictureSpec } from '#shared/pictures/picture.ts'
import { notesOf } from '#shared/pictures/words.ts'
import { pageTheme } from '#shared/pictures/theme.ts'
import { drawingLibrary, loadDrawingLibrary } from './drawingLibrary.ts'
import styles from './Picture.module.css'

/** Lines in longer rows cannot be followed by the eye. */
const WIDEST = 820
/** A window that is being resized does not draw again for each pixel. */
const STEP = 16

export function Drawing({ picture }: { picture: PictureSpec }) {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [library, setLibrary] = useState(drawingLibrary)
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
    const { drawPicture } = library
    place.current?.replaceChildren(drawPicture<SVGElement>(picture, { document, width, theme: pageTheme, id }))
  }, [library, picture, width, id])

  return (
    <>
      <div ref={place} className={styles.drawing} />
      {notesOf(picture, width === 0 ? WIDEST : width).map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </>
  )
}
