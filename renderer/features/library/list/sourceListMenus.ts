/** What the menus of the sources' list say: the acts on a source, and the orders. */
import { Trash2 } from 'lucide-react'
import { shell } from '#renderer/data/shell.ts'
import type { MenuEntry } from '#renderer/ui/overlays/Menu.tsx'
import type { SourceRow } from '#shared/contract/views.ts'
import type { SourceOrder } from './useSourceRows.ts'

const orderWords: Readonly<Record<SourceOrder, string>> = {
  added: 'Added last first',
  published: 'Newest first',
  title: 'By title',
}

export const orderEntries = (order: SourceOrder, setOrder: (order: SourceOrder) => void): MenuEntry[] =>
  (Object.keys(orderWords) as SourceOrder[]).map((id) => ({
    id,
    label: orderWords[id],
    isChecked: id === order,
    onAction: () => setOrder(id),
  }))

export interface SourceActs {
  /** All that the menu is about: the chosen ones where the source is among them. */
  ids: readonly string[]
  open: (source: SourceRow) => void
  setRead: (ids: readonly string[], read: boolean) => void
  trash: (ids: readonly string[]) => void
}

export function sourceEntries(source: SourceRow, { ids, open, setRead, trash }: SourceActs): MenuEntry[] {
  const { url } = source
  return [
    { id: 'open', label: 'Open', keys: 'Enter', onAction: () => open(source) },
    {
      id: 'read',
      label: source.read ? 'Mark as unread' : 'Mark as read',
      onAction: () => setRead(ids, !source.read),
    },
    ...(url === null
      ? []
      : [{ id: 'web', label: 'Open the page on the web', onAction: () => void shell().openExternal(url) }]),
    { id: 'line', kind: 'line' },
    {
      id: 'trash',
      label: ids.length === 1 ? 'Move to the trash' : `Move ${ids.length} to the trash`,
      icon: Trash2,
      keys: 'Delete',
      isDanger: true,
      onAction: () => trash(ids),
    },
  ]
}
