import { useState } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { type AnchorRect, useAnchor } from './anchor.tsx'
import { type MenuEntry, MenuPopover } from './Menu.tsx'

export interface ContextMenu {
  /** Give this to `onContextMenu` with the entries for what lies under the pointer. Shift F10 and the menu key arrive here too. */
  open: (event: MouseEvent, entries: readonly MenuEntry[]) => void
  /** Opens at a place, for a "…" of one's own. */
  openAt: (rect: AnchorRect, entries: readonly MenuEntry[]) => void
  /** Render it anywhere. */
  menu: ReactNode
}

/** A menu at the pointer, or at the focused thing when opened by keyboard. */
export function useContextMenu(label: string): ContextMenu {
  const [opened, setOpened] = useState<{ rect: AnchorRect; entries: readonly MenuEntry[] } | null>(null)
  const anchor = useAnchor(opened?.rect ?? null)
  return {
    open: (event, entries) => {
      if (entries.length === 0) return
      event.preventDefault()
      const byKeyboard = event.button !== 2 && event.clientX === 0 && event.clientY === 0
      const rect =
        byKeyboard && event.target instanceof Element
          ? event.target.getBoundingClientRect()
          : { x: event.clientX, y: event.clientY, width: 0, height: 0 }
      setOpened({ rect: { x: rect.x, y: rect.y, width: rect.width, height: rect.height }, entries })
    },
    openAt: (rect, entries) => setOpened({ rect, entries }),
    menu: opened && (
      <>
        {anchor.element}
        <MenuPopover
          label={label}
          entries={opened.entries}
          placement="bottom start"
          isOpen
          onOpenChange={(isOpen) => !isOpen && setOpened(null)}
          triggerRef={anchor.ref}
        />
      </>
    ),
  }
}
