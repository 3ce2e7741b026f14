/** What one can do when the store of this window's workspace was given up. */
import { useState } from 'react'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import type { OpenWorkspace } from '#shared/contract/shell.ts'
import { shell } from '../data/shell.ts'

export interface WaysOut {
  tryAgain: () => void
  isTrying: boolean
  /** In a window of its own; this one keeps what it holds. */
  openAnother: () => void
}

export function useWaysOut({ path }: OpenWorkspace): WaysOut {
  const toasts = useToasts()
  const [isTrying, setTrying] = useState(false)
  const open = async (folder: string): Promise<void> => {
    const outcome = await shell().openWorkspace(folder)
    if (!outcome.ok) toasts.show({ text: outcome.error.message, tone: 'warn' })
  }
  return {
    isTrying,
    tryAgain: () => {
      setTrying(true)
      void open(path).finally(() => setTrying(false))
    },
    openAnother: () => {
      void shell()
        .chooseFolder('open')
        .then((folder) => (folder === null ? undefined : open(folder)))
    },
  }
}
