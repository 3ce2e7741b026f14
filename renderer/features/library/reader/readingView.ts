/** What the reader can ask of its view, be it the text or a PDF's pages. */
import type { TextSpan } from '#shared/model/sentences.ts'

export interface ReadingView {
  /** Holds the text's elements; null before they are in the page. */
  root: () => HTMLElement | null
  /** Puts the place of a span into the page, without scrolling. */
  mount: (span: TextSpan) => void
}

/** Scrolls only when the box is not comfortably in sight; then it comes to the upper third. */
export function scrollToBox(scroller: HTMLElement, box: DOMRect, always = false): void {
  const frame = scroller.getBoundingClientRect()
  const isInSight = box.top >= frame.top + 24 && box.bottom <= frame.bottom - 48
  if (isInSight && !always) return
  scroller.scrollTop += box.top - frame.top - Math.max(48, Math.min(frame.height / 3, frame.height - box.height - 48))
}
