/** A button that opens a short list, found by typing. */
import { type ReactNode, useState } from 'react'
import { SearchField } from '../controls/SearchField.tsx'
import { ComboList } from './ComboList.tsx'
import { useComboList } from './useComboList.ts'
import { Popover, PopoverTrigger } from '../overlays/Popover.tsx'
import styles from './PickPopover.module.css'

export interface PickPopoverProps<T> {
  label: string
  placeholder: string
  /** What is offered for these words. */
  find: (words: string) => readonly T[]
  idOf: (item: T) => string
  row: (item: T) => ReactNode
  onPick: (item: T) => void
  /** Said where nothing is offered. */
  none: string
  /** A kit button. */
  children: ReactNode
}

export function PickPopover<T>({ children, label, ...rest }: PickPopoverProps<T>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <PopoverTrigger isOpen={isOpen} onOpenChange={setOpen}>
      {children}
      <Popover label={label} width={300}>
        <PickList label={label} {...rest} onDone={() => setOpen(false)} />
      </Popover>
    </PopoverTrigger>
  )
}

function PickList<T>({
  label,
  placeholder,
  find,
  idOf,
  row,
  onPick,
  none,
  onDone,
}: Omit<PickPopoverProps<T>, 'children'> & { onDone: () => void }) {
  const [query, setQuery] = useState('')
  const items = find(query.trim()).slice(0, 60)
  const pick = (item: T): void => {
    onDone()
    onPick(item)
  }
  const list = useComboList({ items, idOf, query, onPick: pick })
  return (
    <>
      <SearchField
        label={label}
        placeholder={placeholder}
        value={query}
        onChange={setQuery}
        combo={list.inputProps}
        autoFocus
        isBare
      />
      <div className={styles.picks}>
        <ComboList label={label} list={list.listProps} sections={[{ id: 'all', items }]} idOf={idOf}>
          {row}
        </ComboList>
        {items.length === 0 && <p className={styles.none}>{none}</p>}
      </div>
    </>
  )
}
