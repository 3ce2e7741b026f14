/** The reader's acts as commands, for the palette, the menus and the keys of the whole window. */
import { useAct } from '#renderer/app/acting.ts'
import { useCommand } from '#renderer/app/commands.ts'
import type { SourceView } from '#shared/contract/views.ts'
import type { Find } from './find/useFind.ts'
import { nextSize, type ReadingSetting } from './readingSettings.ts'
import type { Quoting } from './useQuoting.ts'
import type { ReaderPosition } from './useReaderPosition.ts'
import { useReread } from './useReread.ts'

export interface ReaderCommandsInput {
  source: SourceView
  quoteCount: number
  position: ReaderPosition
  quoting: Quoting
  find: Find
  setting: ReadingSetting
  setSetting: (setting: ReadingSetting) => void
}

export function useReaderCommands(input: ReaderCommandsInput): void {
  const { source, quoteCount, position, quoting, find, setting, setSetting } = input
  const { sourceId, read } = source
  const act = useAct()
  const reread = useReread(sourceId)
  const hasQuotes = { isActive: quoteCount > 0 }
  const hasCurrent = { isActive: position.currentId !== null }
  useCommand('quote.add', () => void quoting.quoteSelection())
  useCommand('quote.next', () => position.stepQuote(1), hasQuotes)
  useCommand('quote.previous', () => position.stepQuote(-1), hasQuotes)
  useCommand('quote.memo', () => void quoting.quoteSelection(true), hasCurrent)
  useCommand('quote.note', () => void quoting.noteFromQuote(), hasCurrent)
  useCommand('quote.step', () => void quoting.stepFromQuote(), hasCurrent)
  useCommand('source.code', () => quoting.pickFor({ on: 'source' }))
  useCommand('source.read', () => void act('editSource', { sourceId, patch: { read: !read } }))
  useCommand('source.reread', reread)
  useCommand('find', find.open)
  useCommand('reader.larger', () => setSetting({ ...setting, size: nextSize(setting.size, 1) }))
  useCommand('reader.smaller', () => setSetting({ ...setting, size: nextSize(setting.size, -1) }))
}
