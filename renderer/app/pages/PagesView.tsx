/** Pages one below the other, as they will be on paper; their words for whoever listens. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { cx } from '#renderer/ui/base/cx.ts'
import { VisuallyHidden } from '#renderer/ui/base/VisuallyHidden.tsx'
import styles from './Pages.module.css'

/** More are not drawn before they leave, unless said otherwise. */
const MOST_PAGES = 12

export interface PagesViewProps {
  document: PDFDocumentProxy
  /** Said below the last. */
  more: string | null
  /** The first that is shown, from 0 on. */
  first?: number
  most?: number
  /** Lying, as slides and sheets of cards are: they have more room. */
  isWide?: boolean
}

export function PagesView({ document, more, first = 0, most = MOST_PAGES, isWide = false }: PagesViewProps) {
  const all = document.numPages
  const shown = Math.max(0, Math.min(all - first, most))
  return (
    <div className={cx(styles.pages, isWide && styles.wide)}>
      {Array.from({ length: shown }, (_, i) => (
        <PageImage key={i} document={document} number={first + i + 1} of={all} />
      ))}
      <p className={styles.more}>{more ?? (all > shown ? `The first ${shown} of ${all} pages.` : '')}</p>
    </div>
  )
}

interface PageImageProps {
  document: PDFDocumentProxy
  number: number
  of: number
}

function PageImage({ document, number, of }: PageImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [words, setWords] = useState('')
  useEffect(() => {
    let isGone = false
    let stop = (): void => undefined
    const draw = async (): Promise<void> => {
      const page = await document.getPage(number)
      const element = canvas.current
      if (isGone || !element) return
      const natural = page.getViewport({ scale: 1 })
      const scale = (element.clientWidth / natural.width) * Math.min(2, window.devicePixelRatio || 1)
      const viewport = page.getViewport({ scale: Math.max(0.5, scale) })
      element.width = Math.floor(viewport.width)
      element.height = Math.floor(viewport.height)
      const task = page.render({ canvas: element, viewport })
      stop = () => task.cancel()
      await task.promise
      const { items } = await page.getTextContent()
      if (!isGone) setWords(items.map((item) => ('str' in item ? item.str : '')).join(' '))
    }
    // A page of a document that was let go of meanwhile has nothing more to draw.
    draw().catch(() => undefined)
    return () => {
      isGone = true
      stop()
    }
  }, [document, number])
  return (
    <figure className={styles.page} aria-label={`Page ${number} of ${of}`}>
      <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
      <VisuallyHidden>{words}</VisuallyHidden>
    </figure>
  )
}
