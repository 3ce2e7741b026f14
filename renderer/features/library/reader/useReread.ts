/** Reading a source again from its kept file, and saying in one line what became of its quotes. */
import { useCallback, useRef } from 'react'
import { useDoneToast } from '#renderer/app/acting.ts'
import { runTask } from '#renderer/data/core.ts'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import type { SourceId } from '#shared/model/ids.ts'
import { rereadWords } from './rereadWords.ts'

/** Reads it again, unless that is being done already. */
export function useReread(sourceId: SourceId): () => void {
  const toasts = useToasts()
  const sayDone = useDoneToast()
  const isRunning = useRef(false)
  return useCallback(() => {
    if (isRunning.current) return
    isRunning.current = true
    void runTask('rereadSource', { sourceId }).then((outcome) => {
      isRunning.current = false
      if (!outcome.ok) toasts.show({ text: outcome.error.message, tone: 'warn' })
      else if (outcome.value.changed) sayDone(rereadWords(outcome.value))
      else toasts.show({ text: rereadWords(outcome.value) })
    })
  }, [sourceId, toasts, sayDone])
}
