/** What a file's name says: its ending, and a title where the file itself has none. */
import { oneLine } from './cleanText.ts'

/** The ending in lower case without the dot; empty when there is none. */
export function extensionOf(fileName: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? ''
}

/** "2015-09_letters-to-readers.txt" → "2015-09 letters to readers". Never empty. */
export function titleFromFileName(fileName: string): string {
  const base = (fileName.split(/[\\/]/).pop() ?? '').replace(/\.[A-Za-z0-9]{1,10}$/, '')
  const spaced = base.includes(' ') ? base : base.replace(/_+/g, ' ').replace(/(?<=\p{L})-+|-+(?=\p{L})/gu, ' ')
  return oneLine(spaced) || 'Untitled'
}
