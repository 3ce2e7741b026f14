/** Workspaces that were open lately: asked again whenever this window comes to the front, as another may have opened one. */
import { useEffect, useState } from 'react'
import type { RecentWorkspace } from '#shared/contract/shell.ts'
import { shell } from '../data/shell.ts'

export interface Recent {
  /** The folder that is open in this window; null on the first-run screen. */
  here: string | null
  all: readonly RecentWorkspace[]
}

export function useRecentWorkspaces(): Recent {
  const [recent, setRecent] = useState<Recent>({ here: null, all: [] })
  useEffect(() => {
    let isGone = false
    const askAgain = (): void => {
      void Promise.all([shell().currentWorkspace(), shell().recentWorkspaces()]).then(([here, all]) => {
        if (!isGone) setRecent({ here: here?.path ?? null, all })
      })
    }
    askAgain()
    window.addEventListener('focus', askAgain)
    return () => {
      isGone = true
      window.removeEventListener('focus', askAgain)
    }
  }, [])
  return recent
}
