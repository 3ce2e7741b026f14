/** One quote behind a figure: the words in the serif, its codes with stances, where it is from, and the way to its place. */
import type { QuoteView } from '#shared/contract/views.ts'
import { putInspectorAway } from '#renderer/app/inspectorOpen.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { QuoteText } from '#renderer/ui/text/QuoteText.tsx'
import styles from './Behind.module.css'

export interface QuoteRowProps {
  quote: QuoteView
  /** In a list that is walked by arrows: whether Tab comes to this one. */
  isStop?: boolean
  onFocus?: () => void
}

export function QuoteRow({ quote, isStop = true, onFocus }: QuoteRowProps) {
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
