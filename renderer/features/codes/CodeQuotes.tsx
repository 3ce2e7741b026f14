/** What was coded with a code, by stance. */
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { CodeView, QuoteView } from '#shared/contract/views.ts'
import { Stance } from '#shared/model/coding.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { navigate } from '#renderer/app/navigation.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { StanceLabel } from '#renderer/ui/codes/StanceSign.tsx'
import { QuoteText } from '#renderer/ui/text/QuoteText.tsx'
import styles from './CodePane.module.css'

/** Quotes shown of each stance before one asks for more. */
const STEP = 50

export function CodeQuotes({ code }: { code: CodeView }) {
  return (
    <section aria-label="Coded with it">
      <h3 className={styles.section}>
        {code.quotes === 0
          ? 'No quotes yet'
          : code.quotes === 1
            ? '1 quote'
            : `${code.quotes.toLocaleString('en')} quotes`}
        {code.sources > 1 && <span className={styles.count}> in {code.sources.toLocaleString('en')} sources</span>}
      </h3>
      {code.quotes === 0 && (
        <p className={styles.count}>Select words in a source and press Q to quote and code them.</p>
      )}
      {Stance.options.map((stance) => (
        <ByStance key={stance} code={code} stance={stance} />
      ))}
    </section>
  )
}

function ByStance({ code, stance }: { code: CodeView; stance: Stance }) {
  const [limit, setLimit] = useState(STEP)
  const { rows, error } = useSteadyQuery('quotes', { codeId: code.codeId, stance, limit })
  if (error) return <FailedNote what="These quotes could not be read" error={error} />
  if (!rows || rows.total === 0) return null
  return (
    <>
      <h4 className={styles.stance}>
        <StanceLabel stance={stance} />
        <span className={styles.count}>{rows.total.toLocaleString('en')}</span>
      </h4>
      <ul className={styles.quotes}>
        {rows.rows.map((quote) => (
          <li key={quote.quoteId}>
            <QuoteRow quote={quote} />
          </li>
        ))}
      </ul>
      {rows.total > limit && (
        <Button kind="link" onPress={() => setLimit(limit + STEP)}>
          {`Show more of ${rows.total.toLocaleString('en')}`}
        </Button>
      )}
    </>
  )
}

function QuoteRow({ quote }: { quote: QuoteView }) {
  const coders = [...new Set(quote.codings.map((coding) => coding.coderName))].join(', ')
  const place = [quote.sourceTitle, quote.page === null ? null : `page ${quote.page}`, coders]
    .filter(Boolean)
    .join(' · ')
  return (
    <AriaButton
      className={styles.quote ?? ''}
      onPress={() => navigate({ place: 'library', sourceId: quote.sourceId, quoteId: quote.quoteId })}
    >
      <QuoteText size="row" lines={4}>
        {quote.exact}
      </QuoteText>
      <span className={styles.quoteFoot}>{place}</span>
    </AriaButton>
  )
}
