/** Chooses one quote as evidence: type some of its words, Enter takes it. */
import { useState } from 'react'
import { Key } from '#renderer/ui/controls/Key.tsx'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { ComboList } from '#renderer/ui/lists/ComboList.tsx'
import { useComboList } from '#renderer/ui/lists/useComboList.ts'
import { FloatingPanel } from '#renderer/ui/overlays/Dialog.tsx'
import { FailedNote } from '../FailedNote.tsx'
import { FoundRow } from './FoundRow.tsx'
import { type FoundQuote, useFound } from './useFound.ts'
import styles from './StepPicker.module.css'

export interface QuotePickerProps {
  /** What it is chosen for: "Evidence for Track record". */
  label: string
  onPick: (quote: FoundQuote) => void
  onClose: () => void
}

const quotesOnly = ['quote'] as const

export function QuotePicker({ label, onPick, onClose }: QuotePickerProps) {
  return (
    <FloatingPanel isOpen onOpenChange={(open) => !open && onClose()} label={label}>
      <QuotePickerContent onPick={onPick} />
    </FloatingPanel>
  )
}

function QuotePickerContent({ onPick }: Pick<QuotePickerProps, 'onPick'>) {
  const [query, setQuery] = useState('')
  const { found, error } = useFound(query, quotesOnly)
  const quotes = found.filter((item) => item.kind === 'quote')
  const list = useComboList({ items: quotes, idOf: ({ target }) => target, query, onPick })
  return (
    <div className={styles.body}>
      <div className={styles.field}>
        <SearchField
          label="Find a quote"
          placeholder="Words of a quote"
          value={query}
          onChange={setQuery}
          combo={list.inputProps}
          autoFocus
          isBare
        />
      </div>
      {error && <FailedNote what="The quotes could not be read" error={error} />}
      <ComboList
        label="Quotes"
        list={list.listProps}
        sections={[{ id: 'found', items: quotes }]}
        idOf={({ target }) => target}
      >
        {(item) => <FoundRow item={item} />}
      </ComboList>
      {quotes.length === 0 && !error && (
        <p className={styles.nothing}>
          {query.trim() === ''
            ? 'There are no quotes yet. Mark words in a source first.'
            : `No quote has “${query.trim()}”.`}
        </p>
      )}
      <p className={styles.keys}>
        <span>
          <Key>Enter</Key> takes it
        </span>
        <span>
          <Key>Esc</Key> back
        </span>
      </p>
    </div>
  )
}
