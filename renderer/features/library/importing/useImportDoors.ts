/** The doors into the library: dialog, drop anywhere on the window, paste where no text is being typed. */
import { useEffect, useEffectEvent, useState } from 'react'
import { mayWrite, useCommand } from '#renderer/app/commands.ts'
import { isTyping } from '#renderer/app/keys.ts'
import { currentRoute, goToPlace } from '#renderer/app/navigation.ts'
import { shell } from '#renderer/data/shell.ts'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { startImport } from './imports.ts'
import { itemFromText, itemsFromFiles } from './importItems.ts'

export async function chooseAndImport(): Promise<void> {
  const paths = await shell().chooseFiles()
  await startImport(paths.map((path) => ({ path })))
}

export async function chooseFolderAndImport(): Promise<void> {
  const path = await shell().chooseFolder('import')
  if (path !== null) await startImport([{ path }])
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

/** Registers the doors; true while something is dragged over the window. */
export function useImportDoors(): boolean {
  const [isOver, setOver] = useState(false)
  const toasts = useToasts()
  const nothingCopied = () =>
    toasts.show({ text: 'There is no text on the clipboard. Copy a page or some text first.' })
  useCommand('library.import', () => {
    goToPlace('library')
    void chooseAndImport()
  })
  useCommand('library.importFolder', () => {
    goToPlace('library')
    void chooseFolderAndImport()
  })
  useCommand('library.paste', () => {
    goToPlace('library')
    void pasteFromClipboard().then((found) => found || nothingCopied())
  })

  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    // Elsewhere a paste means something else, or nothing.
    if (event.defaultPrevented || currentRoute().place !== 'library' || isTyping(event.target) || !event.clipboardData)
      return
    const { files } = event.clipboardData
    if (files.length > 0) {
      event.preventDefault()
      if (mayWrite()) void itemsFromFiles([...files], (file) => shell().pathForFile(file)).then(startImport)
      return
    }
    const item = itemFromText(event.clipboardData.getData('text/html'), event.clipboardData.getData('text/plain'))
    if (!item) return
    event.preventDefault()
    if (mayWrite()) void startImport([item])
  })
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const onDragLeave = (event: DragEvent) => {
      // It left the window, not only one element for the next.
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      setOver(false)
      if (event.defaultPrevented || !carriesFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      if (!mayWrite()) return
      goToPlace('library')
      const files = [...event.dataTransfer.files]
      void itemsFromFiles(files, (file) => shell().pathForFile(file)).then(startImport)
    }
    const paste = (event: ClipboardEvent) => onPaste(event)
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop)
    window.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop)
      window.removeEventListener('paste', paste)
    }
  }, [])
  return isOver
}

/** False: nothing there to import. */
async function pasteFromClipboard(): Promise<boolean> {
  let html = ''
  let text = ''
  try {
    for (const item of await navigator.clipboard.read()) {
      if (item.types.includes('text/html')) html = await (await item.getType('text/html')).text()
      if (item.types.includes('text/plain')) text = await (await item.getType('text/plain')).text()
    }
  } catch {
    // Refused, or empty: said below as nothing there.
    return false
  }
  const item = itemFromText(html, text)
  if (!item) return false
  void startImport([item])
  return true
}
