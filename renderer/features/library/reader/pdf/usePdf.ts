/** The PDF behind a source: being opened, open, or why not. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import type { BlobHash } from '#shared/model/ids.ts'
import { openPdf } from '#renderer/app/pages/openPdf.ts'
import { runTask } from '#renderer/data/core.ts'

/** `failed`: `why` says, in a sentence, what is known of it; null: the file is here and cannot be read. */
export type PdfState =
  | { state: 'opening' }
  | { state: 'open'; document: PDFDocumentProxy }
  | { state: 'failed'; why: string | null }

export function usePdf(hash: BlobHash): PdfState {
  const [pdf, setPdf] = useState<PdfState>({ state: 'opening' })
  useEffect(() => {
    let isGone = false
    let close = (): void => undefined
    const open = async (): Promise<PdfState> => {
      // Originals do not travel with the workspace: one that is not here comes from a teammate's computer.
      const here = await runTask('fetchBlob', { hash })
      if (!here.ok) return { state: 'failed', why: here.error.message }
      if (isGone) return { state: 'opening' }
      const opened = openPdf(hash)
      close = opened.close
      try {
        return { state: 'open', document: await opened.document }
      } catch {
        return { state: 'failed', why: null }
      }
    }
    void open().then((state) => {
      if (!isGone) setPdf(state)
    })
    return () => {
      isGone = true
      close()
    }
  }, [hash])
  return pdf
}
