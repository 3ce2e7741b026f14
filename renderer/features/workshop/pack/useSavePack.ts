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
    if (!outcome.ok) {
      setSaving(false)
      toasts.show({ text: outcome.error.message, tone: 'warn', topic: 'pack' })
      return
    }
    const { files, names } = outcome.value
    const pages = files.filter((name) => name.endsWith('.html'))
    const printed = await shell().pdfBeside({ folder: outcome.value.path, files: pages, paper: workshop.paper })
    setSaving(false)
    // The pack is there in its other formats.
    if (!printed.ok) toasts.show({ text: printed.error.message, tone: 'warn', topic: 'pack pdf' })
    const count = files.length + (printed.ok ? printed.value.files.length : 0)
    const kept = names === 0 ? '' : ' The names behind the pseudonyms lie in kept-apart: do not hand that on.'
    toasts.show({ text: `${count} files saved to ${outcome.value.path}.${kept}`, topic: 'pack' })
  }
  return { isSaving, save }
}
