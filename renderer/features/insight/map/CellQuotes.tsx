/** The quotes themselves: the words in the serif, their codes with stances, where they are from. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import type { QuoteView } from '#shared/contract/views.ts'
import type { CodeId, QuoteId } from '#shared/model/ids.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { putInspectorAway } from '#renderer/app/inspectorOpen.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import type { Stance } from '#renderer/ui/codes/StanceSign.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { QuoteText } from '#renderer/ui/text/QuoteText.tsx'
import { takeFocusWish } from './openCell.ts'
import styles from './MapInspector.module.css'

/** Quotes shown before one asks for more. */
const STEP = 50

export interface CellQuotesProps {
  row: CodeId
  column: CodeId
  filters: InsightFilters
  /** Towards the norm; undefined: all. */
  stance: Stance | undefined
}

const quotesIn = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-quote]') ?? []),
]

export function CellQuotes({ row, column, filters, stance }: CellQuotesProps) {
  const [limit, setLimit] = useState(STEP)
  const [at, setAt] = useState<QuoteId>()
  const list = useRef<HTMLUListElement>(null)
  const { rows, error } = useSteadyQuery('mapQuotes', {
    row,
    column,
    filters,
    ...(stance && { stance }),
    offset: 0,
    limit,
  })
  const isThere = rows !== undefined
  useEffect(() => {
    if (isThere && takeFocusWish()) quotesIn(list.current)[0]?.focus()
  }, [isThere])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const quotes = quotesIn(list.current)
    const from = quotes.findIndex((each) => each === document.activeElement)
    if (from < 0) return
    event.preventDefault()
    quotes[from + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
  }
  if (error) return <FailedNote what="These quotes could not be read" error={error} />
  if (!rows) return <Skeleton label="Reading the quotes" lines={6} />
  // One stop for Tab; the arrows go on from it.
  const stop = rows.rows.find(({ quoteId }) => quoteId === at) ?? rows.rows[0]
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the quotes inside, which have the focus */}
      <ul ref={list} className={styles.quotes} aria-label="Quotes" onKeyDown={onKeyDown}>
        {rows.rows.map((quote) => (
          <li key={quote.quoteId} className={styles.item}>
            <QuoteRow quote={quote} isStop={quote === stop} onFocus={() => setAt(quote.quoteId)} />
          </li>
        ))}
      </ul>
      {rows.total > rows.rows.length && (
        <Button kind="link" onPress={() => setLimit(limit + STEP)}>
          {`Show more of ${rows.total.toLocaleString('en')}`}
        </Button>
      )}
    </>
  )
}

function QuoteRow({ quote, isStop, onFocus }: { quote: QuoteView; isStop: boolean; onFocus: () => void }) {
  const { look } = useCodebook()
  const coders = [...new Set(quote.codings.map(({ coderName }) => coderName))].join(', ')
  const from = [quote.sourceTitle, quote.page === null ? null : `page ${quote.page}`, coders]
    .filter(Boolean)
    .join(' · ')
  // Two coders who said the same are one chip; who differ are two.
  const chips = new Map(quote.codings.map(({ codeId, stance }) => [`${codeId} ${stance}`, { codeId, stance }]))
  return (
    <button
      type="button"
      data-quote=""
      tabIndex={isStop ? 0 : -1}
      className={styles.quote}
      onFocus={onFocus}
      onClick={() => {
        putInspectorAway()
        navigate({ place: 'library', sourceId: quote.sourceId, quoteId: quote.quoteId })
      }}
    >
      <QuoteText size="row" lines={6}>
        {quote.exact}
      </QuoteText>
      <span className={styles.chips}>
        {[...chips].map(([key, { codeId, stance }]) => (
          <CodeChip key={key} code={look(codeId)} stance={stance} />
        ))}
      </span>
      <span className={styles.from}>{from}</span>
    </button>
  )
}
