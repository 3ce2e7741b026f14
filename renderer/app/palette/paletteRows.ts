/** What the palette offers for a query: rows of three kinds, in sections. */
import type { QueryOutput } from '#shared/contract/queries.ts'
import type { AppCommand, AppCommandId } from '#shared/model/appCommands.ts'
import type { ComboSection } from '#renderer/ui/lists/ComboList.tsx'
import type { TextRange } from '#renderer/ui/text/Snippet.tsx'
import { isTitle, rankCommands } from './rankCommands.ts'

export type Found = QueryOutput<'quickFind'>[number]
export type PaletteRow =
  | { type: 'command'; id: AppCommandId; title: string; ranges: TextRange[]; keys?: string; disabledBecause?: string }
  | { type: 'found'; found: Found; ranges: TextRange[] }
  | { type: 'search'; query: string }

/** A command as the palette sees it; `disabledBecause` says why it can't be done now. */
export type OfferedCommand = AppCommand & { id: AppCommandId; disabledBecause?: string | undefined }

export interface PaletteQuery {
  mode: 'all' | 'commands' | 'codes' | 'people'
  words: string
}

/** ">" asks for commands only, "#" for codes only, "@" for people only. */
export function parsePaletteQuery(text: string): PaletteQuery {
  const rest = text.slice(1).trim()
  if (text.startsWith('>')) return { mode: 'commands', words: rest }
  if (text.startsWith('#')) return { mode: 'codes', words: rest }
  if (text.startsWith('@')) return { mode: 'people', words: rest }
  return { mode: 'all', words: text.trim() }
}

/** Commands shown beside other finds; all of them under ">". */
const FEW = 6

export const rowId = (row: PaletteRow): string =>
  row.type === 'command' ? row.id : row.type === 'found' ? `${row.found.kind}-${row.found.id}` : 'search'

/** What was named in full comes first, also where it cannot be done and says why; then what can be done now. */
function commandRows(commands: readonly OfferedCommand[], words: string, most: number): PaletteRow[] {
  const rank = ({ item }: { item: OfferedCommand }): number =>
    isTitle(item.title, words) ? 0 : item.disabledBecause === undefined ? 1 : 2
  const sorted = rankCommands(commands, words).sort((a, b) => rank(a) - rank(b))
  return sorted.slice(0, most).map(({ item, ranges }) => ({
    type: 'command',
    id: item.id,
    title: item.title,
    ranges,
    ...(item.keys !== undefined && { keys: item.keys }),
    ...(item.disabledBecause !== undefined && { disabledBecause: item.disabledBecause }),
  }))
}

/** The words of the query where they stand in a found title. */
function liftedIn(title: string, words: string): TextRange[] {
  const lower = title.toLowerCase()
  if (lower.length !== title.length) return []
  return words
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => {
      const from = lower.indexOf(word)
      return from < 0 ? [] : [{ from, to: from + word.length }]
    })
}

export function paletteSections(
  { mode, words }: PaletteQuery,
  commands: readonly OfferedCommand[],
  found: readonly Found[],
): ComboSection<PaletteRow>[] {
  const finds = found.map((each): PaletteRow => ({ type: 'found', found: each, ranges: liftedIn(each.title, words) }))
  const sections: ComboSection<PaletteRow>[] =
    mode === 'commands'
      ? [{ id: 'commands', label: 'Commands', items: commandRows(commands, words, Infinity) }]
      : mode === 'codes'
        ? [{ id: 'codes', label: 'Codes', items: finds }]
        : mode === 'people'
          ? [{ id: 'people', label: 'People', items: finds }]
          : [
              { id: 'found', label: words === '' ? 'Recent' : 'Go to', items: finds },
              { id: 'commands', label: 'Commands', items: commandRows(commands, words, FEW) },
              ...(words === ''
                ? []
                : [{ id: 'search', label: 'Every word', items: [{ type: 'search', query: words } as const] }]),
            ]
  return sections.filter((section) => section.items.length > 0)
}
