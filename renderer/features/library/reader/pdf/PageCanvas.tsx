/** A page as the PDF draws it. */
import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import styles from './Pdf.module.css'

export interface PageCanvasProps {
  document: PDFDocumentProxy
  number: number
  /** CSS pixels. */
  width: number
}

/** Canvases beyond this are drawn coarser instead of failing. */
const MAX_PIXELS = 16_000_000

export function PageCanvas({ document, number, width }: PageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    let task: RenderTask | undefined
    let isGone = false
    const draw = async () => {
      const page = await document.getPage(number)
      const element = canvas.current
      if (isGone || !element) return
      const natural = page.getViewport({ scale: 1 })
      const wanted = (width / natural.width) * Math.min(3, window.devicePixelRatio || 1)
      const most = Math.sqrt(MAX_PIXELS / (natural.width * natural.height))
      const viewport = page.getViewport({ scale: Math.min(wanted, most) })
      // Drawn aside and put in at once, so that a page does not go white while it is zoomed.
      const aside = window.document.createElement('canvas')
      aside.width = Math.floor(viewport.width)
      aside.height = Math.floor(viewport.height)
      task = page.render({ canvas: aside, viewport })
      await task.promise
      if (isGone) return
      element.width = aside.width
      element.height = aside.height
      element.getContext('2d')?.drawImage(aside, 0, 0)
    }
    draw().catch((cause: unknown) => {
      if (!isGone && !(cause instanceof Error && cause.name === 'RenderingCancelledException')) setFailed(true)
    })
    return () => {
      isGone = true
      task?.cancel()
    }
  }, [document, number, width])
  return (
    <>
      <canvas ref={canvas} aria-hidden="true" className={styles.canvas} />
      {hasFailed && <p className={styles.failed}>This page could not be drawn. Its words are in the text view.</p>}
    </>
  )
}
