/** What is being done with a workspace file in this window; asked for by a command, or by dropping one. */
import { useSyncExternalStore } from 'react'
import type { ImportItem } from '#shared/contract/tasks.ts'
import { FILE_ENDING } from '#shared/sync/workspaceFile.ts'

export type Asked = { is: 'save' } | { is: 'file'; path: string } | null

let asked: Asked = null
const listeners = new Set<() => void>()

export function askAbout(next: Asked): void {
  asked = next
  for (const listener of listeners) listener()
}

export const useAsked = (): Asked =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => asked,
  )

/** By its name: what it is, the core sees when it reads it. */
export const isSavedWorkspace = (item: ImportItem): boolean =>
  'path' in item && item.path.toLowerCase().endsWith(`.${FILE_ENDING}`)
