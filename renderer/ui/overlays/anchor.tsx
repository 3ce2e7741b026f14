import { useRef, useState } from 'react'
import type { RefObject } from 'react'
import styles from './anchor.module.css'

/** A place in the window, in CSS pixels from its top left corner; a DOMRect is one. */
export interface AnchorRect {
  x: number
  y: number
  width: number
  height: number
}

export interface Anchor {
  ref: RefObject<HTMLSpanElement | null>
  /** To be rendered while the popover is open. */
  element: React.JSX.Element
}

/**
 * An unseen element at `rect`, for popovers that hang on words or on the pointer and not on a control.
 * With null it stays where it was: a popover that closes fades out in its place.
 */
export function useAnchor(rect: AnchorRect | null): Anchor {
  const ref = useRef<HTMLSpanElement>(null)
  const [place, setPlace] = useState<AnchorRect>(rect ?? { x: 0, y: 0, width: 0, height: 0 })
  if (rect !== null && rect !== place) setPlace(rect)
  return {
    ref,
    element: (
      <span
        ref={ref}
        aria-hidden="true"
        className={styles.anchor}
        style={{ left: place.x, top: place.y, width: place.width, height: place.height }}
      />
    ),
  }
}
