/** The quotes behind a cell or a bar; arrows walk them, Enter goes to the place of one. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { QueryInput, QueryName } from '#shared/contract/queries.ts'
import type { QuoteId } from '#shared/model/ids.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { takeFocusWish } from '#renderer/app/pictures/openBehind.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { QuoteRow } from './QuoteRow.tsx'
import styles from './Behind.module.css'

/** Quotes shown before one asks for more. */
const STEP = 50

type QuotesQuery = Extract<QueryName, 'mapQuotes' | 'codedQuotes'>

export interface QuoteListProps<N extends QuotesQuery> {
  name: N
  /** Without the slice. */
  input: QueryInput<N>
  /** How many there are, above them. */
  isCounted?: boolean
}

const quotesIn = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-quote]') ?? []),
]

export function QuoteList<N extends QuotesQuery>({ name, input, isCounted = false }: QuoteListProps<N>) {
  const [limit, setLimit] = useState(STEP)
  const [at, setAt] = useState<QuoteId>()
  const list = useRef<HTMLUListElement>(null)
  const { rows, error } = useSteadyQuery<QuotesQuery>(name, { ...input, offset: 0, limit })
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
      {isCounted && (
        <p className={styles.counts}>
          {rows.total === 0
            ? 'No quote has this any more.'
            : rows.total === 1
              ? '1 quote'
              : `${rows.total.toLocaleString('en')} quotes`}
        </p>
      )}
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
