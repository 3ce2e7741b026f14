/** Picks a code or a source by typing some of its name. */
import { useState } from 'react'
import { FailedNote } from './FailedNote.tsx'
import { useSteadyQuery } from '../data/useQuery.ts'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { ComboList } from '#renderer/ui/lists/ComboList.tsx'
import { useComboList } from '#renderer/ui/lists/useComboList.ts'
import styles from './PickByName.module.css'

export function PickByName({
  kind,
  label,
  onPick,
}: {
  kind: 'code' | 'source' | 'note'
  label: string
  onPick: (id: string) => void
}) {
  const [query, setQuery] = useState('')
  const { rows, error } = useSteadyQuery('quickFind', { query, kinds: [kind], limit: 50 })
  const items = rows ?? []
  const idOf = (item: { id: string }) => item.id
  const list = useComboList({ items, idOf, query, onPick: (item) => onPick(item.id) })
  return (
    <>
      <SearchField
        label={`${label} by name`}
        placeholder="Type some of its name"
        value={query}
        onChange={setQuery}
        combo={list.inputProps}
        autoFocus
        isBare
      />
      <div className={styles.list}>
        <ComboList label={label} list={list.listProps} sections={[{ id: 'all', items }]} idOf={idOf}>
          {(item) => (
            <div className={styles.row}>
              <span>{item.title}</span>
              <span className={styles.detail}>{item.detail}</span>
            </div>
          )}
        </ComboList>
        {error && <FailedNote what="The names could not be read" error={error} />}
        {items.length === 0 && rows && <p className={styles.none}>Nothing is called that.</p>}
      </div>
    </>
  )
}
