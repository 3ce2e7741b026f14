/** The list under the words that asked for it; the caret stays in the text and the keys go to the list. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $getNodeByKey, $isTextNode, COMMAND_PRIORITY_CRITICAL, KEY_DOWN_COMMAND } from 'lexical'
import { type ReactNode, useEffect, useEffectEvent, useId, useState } from 'react'
import { Icon, type LucideIcon } from '../../ui/base/Icon.tsx'
import { Key } from '../../ui/controls/Key.tsx'
import { ComboList } from '../../ui/lists/ComboList.tsx'
import { Floating } from './Floating.tsx'
import type { Box } from './place.ts'
import type { Typed } from './useTypedTrigger.ts'
import styles from './TypedMenu.module.css'

export interface MenuRow {
  id: string
  label: string
  detail?: string | undefined
  icon?: LucideIcon | undefined
  /** Drawn instead of the icon. */
  sign?: ReactNode
  /** Runs inside an editor update, after the typed words were taken away. */
  $run: () => void
}

export interface TypedMenuProps {
  label: string
  typed: Typed
  rows: readonly MenuRow[]
  anchor: () => Box | null
  onDismiss: () => void
}

/** Takes away the words that asked and leaves the caret there. False when a merge has taken them away already. */
function $takeTyped({ nodeKey, from, to }: Typed): boolean {
  const node = $getNodeByKey(nodeKey)
  if (!$isTextNode(node)) return false
  node.select(from, Math.min(to, node.getTextContentSize())).removeText()
  return true
}

export function TypedMenu({ label, typed, rows, anchor, onDismiss }: TypedMenuProps) {
  const [editor] = useLexicalComposerContext()
  const listId = useId()
  const [at, setAt] = useState({ query: typed.query, id: '' })
  const found = at.query === typed.query ? rows.findIndex((row) => row.id === at.id) : -1
  const index = found === -1 ? 0 : found
  const current = rows[index]
  const optionId = (id: string) => `${listId}-${id}`

  const pick = (id: string): void => {
    const row = rows.find((each) => each.id === id)
    if (row === undefined) return
    editor.update(() => {
      if ($takeTyped(typed)) row.$run()
    })
  }
  const go = (to: number): void => {
    const row = rows[(to + rows.length) % rows.length]
    if (row === undefined) return
    setAt({ query: typed.query, id: row.id })
    document.getElementById(optionId(row.id))?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = useEffectEvent((event: KeyboardEvent): boolean => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return false
    if (event.key === 'Escape') onDismiss()
    else if (current === undefined || event.shiftKey) return false
    else if (event.key === 'ArrowDown') go(index + 1)
    else if (event.key === 'ArrowUp') go(index - 1)
    else if (event.key === 'Enter' || event.key === 'Tab') pick(current.id)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  })
  useEffect(
    () => editor.registerCommand(KEY_DOWN_COMMAND, (event) => onKeyDown(event), COMMAND_PRIORITY_CRITICAL),
    [editor],
  )
  // The text keeps the focus: it says to screen readers which row is current.
  const currentOption = current === undefined ? null : optionId(current.id)
  useEffect(() => {
    const root = editor.getRootElement()
    root?.setAttribute('aria-controls', listId)
    if (currentOption !== null) root?.setAttribute('aria-activedescendant', currentOption)
    return () => {
      root?.removeAttribute('aria-controls')
      root?.removeAttribute('aria-activedescendant')
    }
  }, [editor, listId, currentOption])

  if (rows.length === 0) return null
  return (
    <Floating anchor={anchor} version={rows} className={styles.menu}>
      <ComboList
        label={label}
        sections={[{ id: 'all', items: rows }]}
        idOf={(row) => row.id}
        list={{
          id: listId,
          currentId: current?.id,
          optionId,
          setCurrent: (id) => setAt({ query: typed.query, id }),
          onPick: pick,
        }}
      >
        {(row, { isCurrent }) => (
          <>
            <span className={styles.sign}>{row.sign ?? (row.icon && <Icon of={row.icon} />)}</span>
            <span className={styles.words}>
              <span className={styles.label}>{row.label}</span>
              {row.detail && <span className={styles.detail}>{row.detail}</span>}
            </span>
            {isCurrent && <Key isHidden>Enter</Key>}
          </>
        )}
      </ComboList>
    </Floating>
  )
}
