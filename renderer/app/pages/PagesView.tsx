/** Pages one below the other, as they will be on paper; their words for whoever listens. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { VisuallyHidden } from '#renderer/ui/base/VisuallyHidden.tsx'
import styles from './Pages.module.css'

/** More are not drawn before they leave. */
const MOST_PAGES = 12

export interface PagesViewProps {
  document: PDFDocumentProxy
  /** Said below the last. */
  more: string | null
}

export function PagesView({ document, more }: PagesViewProps) {
  const shown = Math.min(document.numPages, MOST_PAGES)
  return (
    <div className={styles.pages}>
      {Array.from({ length: shown }, (_, i) => (
        <PageImage key={i} document={document} number={i + 1} of={document.numPages} />
      ))}
      <p className={styles.more}>
        {more ?? (document.numPages > shown ? `The first ${shown} of ${document.numPages} pages.` : '')}
      </p>
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
