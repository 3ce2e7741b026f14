/** Finds a quote of any source and puts it into the note where the caret was. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $setSelection, type RangeSelection } from 'lexical'
import { useEffect, useMemo, useState } from 'react'
import { $createQuoteBlock } from '#shared/editor/nodes.ts'
import { CodeChip } from '../../ui/codes/CodeChip.tsx'
import { SearchField } from '../../ui/controls/SearchField.tsx'
import { ComboList } from '../../ui/lists/ComboList.tsx'
import { useComboList } from '../../ui/lists/useComboList.ts'
import { Popover } from '../../ui/overlays/Popover.tsx'
import { QuoteText } from '../../ui/text/QuoteText.tsx'
import { $insertBlock } from '../insertBlock.ts'
import { type EditorQuote, useEditorServices } from '../services.ts'
import styles from './QuotePicker.module.css'

/** Where the quote goes, remembered while the picker has the focus. */
export interface QuotePlace {
  selection: RangeSelection | null
  rect: { x: number; y: number; width: number; height: number }
}

/** A quote block where the caret is. */
export function $insertQuote(quote: EditorQuote): void {
  $insertBlock(
    $createQuoteBlock({
      quoteId: quote.quoteId,
      sourceId: quote.sourceId,
      lastWords: quote.exact,
      lastTitle: quote.sourceTitle,
    }),
  )
}

export function QuotePicker({ place, onClose }: { place: QuotePlace; onClose: () => void }) {
  const [editor] = useLexicalComposerContext()
  const services = useEditorServices()
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<{ query: string; quotes: readonly EditorQuote[] } | null>(null)
  const asked = query.trim()
  useEffect(() => {
    let isLate = false
    services.searchQuotes(asked).then(
      (quotes) => {
        if (!isLate) setFound({ query: asked, quotes })
      },
      () => undefined,
    )
    return () => {
      isLate = true
    }
  }, [services, asked])

  const quotes = useMemo(() => found?.quotes ?? [], [found])
  const { inputProps, listProps } = useComboList<EditorQuote>({
    items: quotes,
    idOf: (quote) => quote.quoteId,
    query: asked,
    onPick: (quote) => {
      onClose()
      editor.update(() => {
        if (place.selection) $setSelection(place.selection.clone())
        $insertQuote(quote)
      })
      editor.focus()
    },
  })
  return (
    <Popover
      label="Quote from a source"
      isOpen
      onOpenChange={(isOpen) => {
        if (isOpen) return
        onClose()
        editor.focus()
      }}
      anchorRect={place.rect}
      width={460}
    >
      <div className={styles.head}>
        <SearchField
          label="Find a quote"
          placeholder="Words of the quote, its source or a code"
          value={query}
          onChange={setQuery}
          autoFocus
          combo={inputProps}
          isBare
        />
      </div>
      {quotes.length > 0 ? (
        <ComboList
          label="Quotes"
          list={listProps}
          sections={[{ id: 'quotes', items: quotes }]}
          idOf={(quote) => quote.quoteId}
          className={styles.list}
        >
          {(quote) => (
            <span className={styles.row}>
              <QuoteText size="row" lines={3}>
                {quote.exact}
              </QuoteText>
              <span className={styles.foot}>
                {quote.codings.slice(0, 3).map(({ code, stance }, index) => (
                  <CodeChip key={`${code.name} ${index}`} code={code} stance={stance} />
                ))}
                <span className={styles.byline}>{quote.byline}</span>
              </span>
            </span>
          )}
        </ComboList>
      ) : (
        found !== null && (
          <p className={styles.nothing}>
            {found.query === ''
              ? 'No quotes yet. Select words in a source and press Q.'
              : `No quote has “${found.query}”. Try a word of its source.`}
          </p>
        )
      )}
    </Popover>
  )
}
