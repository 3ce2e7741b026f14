import { useRef } from 'react'
import type { ReactNode } from 'react'
import { cx } from '../base/cx.ts'
import type { ComboListState } from './useComboList.ts'
import styles from './ComboList.module.css'

export interface ComboSection<T> {
  id: string
  /** A small heading; left out where there is one section. */
  label?: string | undefined
  items: readonly T[]
}

export interface ComboListProps<T> {
  label: string
  /** From useComboList; its items are these sections' items one after another. */
  list: ComboListState<T>['listProps']
  sections: readonly ComboSection<T>[]
  idOf: (item: T) => string
  children: (item: T, state: { isCurrent: boolean }) => ReactNode
  className?: string | undefined
}

/** The rows under a combobox. The pointer moves the current row only when it moves itself. */
export function ComboList<T>({ label, list, sections, idOf, children, className }: ComboListProps<T>) {
  const pointer = useRef('')
  return (
    <div id={list.id} role="listbox" aria-label={label} tabIndex={-1} className={cx(styles.list, className)}>
      {sections.map((section) => {
        const rows = section.items.map((item) => {
          const id = idOf(item)
          const isCurrent = id === list.currentId
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the combobox's field has the focus and the keys
            <div
              key={id}
              id={list.optionId(id)}
              role="option"
              tabIndex={-1}
              aria-selected={isCurrent}
              className={styles.option}
              onPointerMove={(event) => {
                // A list that scrolls under a resting pointer must not change the row.
                const place = `${event.screenX} ${event.screenY}`
                if (pointer.current !== '' && place !== pointer.current && !isCurrent) list.setCurrent(id)
                pointer.current = place
              }}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => list.onPick(id)}
            >
              {children(item, { isCurrent })}
            </div>
          )
        })
        if (section.label === undefined) return rows
        return (
          <div key={section.id} role="group" aria-label={section.label}>
            <div className={styles.heading} aria-hidden="true">
              {section.label}
            </div>
            {rows}
          </div>
        )
      })}
    </div>
  )
}
