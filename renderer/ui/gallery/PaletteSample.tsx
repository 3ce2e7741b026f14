import { useState } from 'react'
import { Key } from '../controls/Key.tsx'
import { SearchField } from '../controls/SearchField.tsx'
import { ComboList } from '../lists/ComboList.tsx'
import { useComboList } from '../lists/useComboList.ts'
import styles from './gallery.module.css'

const commands = [
  'Import files…',
  'New note',
  'Go to the library',
  'Go to notes',
  'Show the inspector',
  'Dark theme',
  'Export this note…',
  'Undo',
]

/** The frame of a palette: a field that keeps the focus, a list under it. */
export function PaletteSample() {
  const [query, setQuery] = useState('')
  const found = commands.filter((command) => command.toLowerCase().includes(query.toLowerCase()))
  const idOf = (command: string) => command
  const combo = useComboList({ items: found, idOf, query, onPick: () => {} })
  const sections = [
    { id: 'first', label: 'Here', items: found.slice(0, 2) },
    { id: 'rest', label: 'Everywhere', items: found.slice(2) },
  ].filter((section) => section.items.length > 0)
  return (
    <>
      <div className={styles.paletteField}>
        <SearchField
          label="Command"
          value={query}
          onChange={setQuery}
          size="large"
          autoFocus
          combo={combo.inputProps}
          isBare
          aside={<Key>Esc</Key>}
        />
      </div>
      <ComboList label="Commands" list={combo.listProps} sections={sections} idOf={idOf}>
        {(command, { isCurrent }) => (
          <>
            <span className={styles.grow}>{command}</span>
            {isCurrent && <Key>Enter</Key>}
          </>
        )}
      </ComboList>
    </>
  )
}
