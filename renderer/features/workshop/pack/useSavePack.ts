/** Saving a pack: a folder is asked for, and the whole pack stands in one below it, or nothing does. */
import { useState } from 'react'
import type { WorkshopView } from '#shared/contract/workshopQueries.ts'
import { runTask } from '#renderer/data/core.ts'
import { shell } from '#renderer/data/shell.ts'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { workshopTitle } from '../words.ts'

/** A name that every file system takes; long titles are cut. */
function folderName(title: string): string {
  const words = title
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[. ]+$/, '')
  return `${[...words].slice(0, 80).join('').trim() || 'Workshop'}, pack`
}

export function useSavePack(workshop: WorkshopView): { isSaving: boolean; save: () => Promise<void> } {
  const toasts = useToasts()
  const [isSaving, setSaving] = useState(false)
  const save = async (): Promise<void> => {
    const folder = await shell().chooseFolder('export')
    if (folder === null) return
    setSaving(true)
    // Node takes this separator everywhere.
    const path = `${folder.replace(/[/\\]$/, '')}/${folderName(workshopTitle(workshop.title))}`
    const outcome = await runTask('exportPack', { workshopId: workshop.workshopId, path })
    setSaving(false)
    if (!outcome.ok) {
      toasts.show({ text: outcome.error.message, tone: 'warn', topic: 'pack' })
      return
    }
    const { files, names } = outcome.value
    const kept = names === 0 ? '' : ' The names behind the pseudonyms lie in kept-apart: do not hand that on.'
    toasts.show({ text: `${files.length} files saved to ${outcome.value.path}.${kept}`, topic: 'pack' })
  }
  return { isSaving, save }
}
