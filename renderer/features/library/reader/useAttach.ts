/** Gives a reference its file: chosen in the dialog, or dropped on its page. */
import { type DragEvent, useState } from 'react'
import { useDoneToast } from '#renderer/app/acting.ts'
import { mayWrite } from '#renderer/app/commands.ts'
import { runTask } from '#renderer/data/core.ts'
import { shell } from '#renderer/data/shell.ts'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import type { ImportItem } from '#shared/contract/tasks.ts'
import type { SourceId } from '#shared/model/ids.ts'
import { itemsFromFiles } from '../importing/importItems.ts'

export function useAttach(sourceId: SourceId) {
  const toasts = useToasts()
  const sayDone = useDoneToast()
  const [isRunning, setRunning] = useState(false)

  const attach = async (items: readonly ImportItem[]): Promise<void> => {
    const [item] = items
    if (!item || isRunning) return
    if (items.length > 1) {
      toasts.show({ text: 'A source has one file. Drop one, and import the others by themselves.', tone: 'warn' })
      return
    }
    setRunning(true)
    const outcome = await runTask('attachFile', { sourceId, item })
    setRunning(false)
    if (!outcome.ok) toasts.show({ text: outcome.error.message, tone: 'warn' })
    else sayDone('The file is attached; its text is here now.')
  }

  return {
    isRunning,
    choose: () =>
      void shell()
        .chooseFiles()
        .then((paths) => attach(paths.map((path) => ({ path })))),
    /** Of the page: the drop is not an import then. */
    onDrop: (event: DragEvent) => {
      const files = [...event.dataTransfer.files]
      if (files.length === 0) return
      event.preventDefault()
      if (mayWrite()) void itemsFromFiles(files, (file) => shell().pathForFile(file)).then(attach)
    },
  }
}
