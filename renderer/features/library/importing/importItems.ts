/** What was dropped or pasted, as items to import. */
import type { ImportItem } from '#shared/contract/tasks.ts'

/** The parts of a File that matter here. */
export interface DroppedFile {
  name: string
  arrayBuffer: () => Promise<ArrayBuffer>
}

/** By path where the file lies on disk, else by its bytes (an attachment dragged out of a mail program). */
export async function itemsFromFiles(
  files: readonly DroppedFile[],
  pathOf: (file: DroppedFile) => string,
): Promise<ImportItem[]> {
  return Promise.all(
    files.map(async (file): Promise<ImportItem> => {
      const path = pathOf(file)
      if (path !== '') return { path }
      return { fileName: (file.name || 'Pasted file').slice(0, 255), bytes: new Uint8Array(await file.arrayBuffer()) }
    }),
  )
}

/** The page that copied HTML came from, as browsers on Windows note it. */
const sourceUrlOf = (html: string): string | undefined => /^SourceURL:(https?:\S+)/m.exec(html)?.[1]

/** Copied text; undefined when there is none. A lone line of HTML without structure is taken as text. */
export function itemFromText(html: string, text: string): ImportItem | undefined {
  const hasStructure = /<(p|h[1-6]|li|table|blockquote|article|div|br)\b/i.test(html)
  const url = sourceUrlOf(html)
  if (hasStructure) return { pasted: { html, ...(text.trim() !== '' && { text }), ...(url !== undefined && { url }) } }
  if (text.trim() === '') return undefined
  return { pasted: { text } }
}
