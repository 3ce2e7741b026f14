/** Pages made of what the core says of a document, by the same printing that it leaves by; the newest wish wins. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import type { AppError } from '#shared/contract/errors.ts'
import { appError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import type { Paper } from '#shared/model/workshop.ts'
import { shell } from '../../data/shell.ts'
import { openPdf } from './openPdf.ts'

export interface Pages {
  document: PDFDocumentProxy
  close: () => void
}

export async function makePages(html: string, paper: Paper): Promise<Result<Pages, AppError>> {
  const pdf = await shell().previewPdf({ html, paper })
  if (!pdf.ok) return pdf
  const opened = openPdf(pdf.value)
  try {
    return ok({ document: await opened.document, close: opened.close })
  } catch {
    opened.close()
    return err(appError('Unexpected', 'The pages could not be drawn; the export itself is not touched by that.'))
  }
}

/** Letters that are typed do not each make pages. */
const QUIET_MS = 250

export interface Made<T> {
  /** The newest that could be made; what came before stays until then. */
  made: T | null
  error: AppError | null
  isMaking: boolean
}

/** Makes something anew whenever `key` changes, one after the other, and lets go of what it replaces. */
export function useNewest<T>(key: string, make: () => Promise<Result<T, AppError>>, letGo: (made: T) => void): Made<T> {
  const [state, setState] = useState<{ made: T | null; error: AppError | null; of: string | null }>({
    made: null,
    error: null,
    of: null,
  })
  const last = useRef<{ work: Promise<unknown>; made: T | null }>({ work: Promise.resolve(), made: null })
  const by = useRef({ make, letGo })
  useEffect(() => {
    by.current = { make, letGo }
  })
  useEffect(() => {
    let isOld = false
    const { current } = last
    // What fails unforeseen is said like any other error; the next wish is made all the same.
    const made = async (): Promise<Result<T, AppError>> => {
      try {
        return await by.current.make()
      } catch {
        return err(appError('Unexpected', 'It could not be shown; the export itself is not touched by that.'))
      }
    }
    const timer = setTimeout(() => {
      current.work = current.work.then(async () => {
        if (isOld) return
        const outcome = await made()
        if (!outcome.ok) {
          if (!isOld) setState((before) => ({ ...before, error: outcome.error, of: key }))
          return
        }
        if (isOld) return by.current.letGo(outcome.value)
        const before = current.made
        current.made = outcome.value
        setState({ made: outcome.value, error: null, of: key })
        if (before !== null) by.current.letGo(before)
      })
    }, QUIET_MS)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [key])
  useEffect(
    () => () => {
      const { current } = last
      if (current.made !== null) by.current.letGo(current.made)
      current.made = null
    },
    [],
  )
  return { made: state.made, error: state.error, isMaking: state.of !== key }
}
