/** "/" at the start of a line or after a space: what can be put here. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $isTableCellNode } from '@lexical/table'
import { $findMatchingParent } from '@lexical/utils'
import { $getNodeByKey } from 'lexical'
import { useMemo } from 'react'
import { type SlashItem, slashItems } from './slashItems.ts'
import { TypedMenu } from './TypedMenu.tsx'
import { useTypedTrigger } from './useTypedTrigger.ts'

const trigger = /(?:^|\s)(\/)([\p{L}\p{N}-]{0,24}(?: [\p{L}\p{N}-]{1,24})?)$/u

/** Items whose name or other words begin like the query; the name's own beginning first. */
export function matchItems(items: readonly SlashItem[], query: string): SlashItem[] {
  const wanted = query.trim().toLocaleLowerCase()
  if (wanted === '') return [...items]
  const rank = (item: SlashItem): number => {
    const label = item.label.toLocaleLowerCase()
    if (label.startsWith(wanted)) return 0
    if (`${label} ${item.also}`.split(' ').some((word) => word.startsWith(wanted))) return 1
    return `${label} ${item.also}`.includes(wanted) ? 2 : 3
  }
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}

export function SlashMenu({ onQuote }: { onQuote: () => void }) {
  const [editor] = useLexicalComposerContext()
  const { typed, dismiss, anchor } = useTypedTrigger(trigger)
  const items = useMemo(() => slashItems(onQuote), [onQuote])
  const rows = useMemo(() => {
    if (typed === null) return []
    const isInCell = editor.getEditorState().read(() => {
      const node = $getNodeByKey(typed.nodeKey)
      return node !== null && $findMatchingParent(node, $isTableCellNode) !== null
    })
    return matchItems(
      items.filter((item) => !isInCell || item.isInline),
      typed.query,
    )
  }, [editor, items, typed])
  if (typed === null) return null
  return <TypedMenu label="Insert" typed={typed} rows={rows} anchor={anchor} onDismiss={dismiss} />
}
