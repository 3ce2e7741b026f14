/** The PDF behind a source: being opened, open, or why not. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import type { BlobHash } from '#shared/model/ids.ts'
import { openPdf } from './loadPdf.ts'

export type PdfState = { state: 'opening' } | { state: 'open'; document: PDFDocumentProxy } | { state: 'failed' }

export function usePdf(hash: BlobHash): PdfState {
  const [pdf, setPdf] = useState<PdfState>({ state: 'opening' })
  useEffect(() => {
    let isGone = false
    const opened = openPdf(hash)
    opened.document.then(
      (document) => {
        if (!isGone) setPdf({ state: 'open', document })
      },
      () => {
        if (!isGone) setPdf({ state: 'failed' })
      },
    )
    return () => {
      isGone = true
      opened.close()
    }
  }, [hash])
  return pdf
}
