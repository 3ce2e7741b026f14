/**
 * Loads pdf.js for Node. Its "fake worker" is set up front: it would otherwise import its
 * worker by a path that does not exist once the core is bundled. Nothing is rendered, so no
 * canvas is needed; fonts are only measured.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type * as PdfjsModule from 'pdfjs-dist/legacy/build/pdf.mjs'

export type Pdfjs = typeof PdfjsModule

let loading: Promise<Pdfjs> | undefined

/** pdf.js counts on it; the oldest runtime of the core's may lack it. */
function provideWithResolvers(): void {
  const holder = Promise as unknown as { withResolvers?: unknown }
  holder.withResolvers ??= function withResolvers<T>() {
    let resolve: (value: T | PromiseLike<T>) => void = () => undefined
    let reject: (reason: unknown) => void = () => undefined
    const promise = new Promise<T>((yes, no) => {
      resolve = yes
      reject = no
    })
    return { promise, resolve, reject }
  }
}

export function loadPdfjs(): Promise<Pdfjs> {
  loading ??= (async () => {
    provideWithResolvers()
    const holder = globalThis as { pdfjsWorker?: unknown }
    holder.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    return import('pdfjs-dist/legacy/build/pdf.mjs')
  })()
  return loading
}

/** Where the character maps and standard fonts are; undefined when the package is not there. */
export function pdfjsFolder(configured: string | undefined): string | undefined {
  if (configured !== undefined) return configured
  try {
    return dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  } catch {
    return undefined
  }
}

/** A folder as pdf.js wants it: with a slash at its end. */
export const folderUrl = (folder: string, name: string): string => `${join(folder, name)}/`
