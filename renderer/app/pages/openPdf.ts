/** Opens a PDF: a source's original, or pages that were made to be looked at. The library and its worker are fetched only when a PDF is looked at. */
// oxlint-disable-next-line import/default -- the build gives the file's address as default export
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist'
import type { BlobHash } from '#shared/model/ids.ts'

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): unknown }
}

let worker: Worker | undefined

/** One worker for the window's life. Its address is our own file; the window's policy lets nothing else through. */
function sharedWorker(): Worker {
  if (worker) return worker
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  const policy = trustedTypes?.createPolicy('commonplace', {
    createScriptURL: (url) => {
      if (new URL(url, location.href).origin !== location.origin) throw new Error('foreign worker refused')
      return url
    },
  })
  const url = policy ? policy.createScriptURL(workerUrl) : workerUrl
  worker = new Worker(url as string, { type: 'module' })
  return worker
}

export interface OpenPdf {
  document: Promise<PDFDocumentProxy>
  close: () => void
}

/** By a blob's name or its bytes, which are taken over. The document rejects when it is not here or cannot be read. */
export function openPdf(of: BlobHash | Uint8Array): OpenPdf {
  let task: PDFDocumentLoadingTask | undefined
  let isClosed = false
  const load = async (): Promise<PDFDocumentProxy> => {
    const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
    if (isClosed) throw new Error('closed')
    pdfjs.GlobalWorkerOptions.workerPort ??= sharedWorker()
    task = pdfjs.getDocument({
      ...(typeof of === 'string' ? { url: `/blob/${of}` } : { data: of }),
      cMapUrl: '/pdfjs/cmaps/',
      standardFontDataUrl: '/pdfjs/standard_fonts/',
      wasmUrl: '/pdfjs/wasm/',
      iccUrl: '/pdfjs/iccs/',
      enableXfa: false,
    })
    return task.promise
  }
  return {
    document: load(),
    close: () => {
      isClosed = true
      void task?.destroy()
    },
  }
}
