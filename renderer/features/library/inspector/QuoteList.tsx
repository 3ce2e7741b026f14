/** The source's quotes in the order of the text; those whose words are gone keep their last ones. */
import { useState } from 'react'
import type { SettlementView } from '#shared/contract/agreement.ts'
import { decisionWords } from '#shared/model/settlement.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { whenWords } from '#renderer/app/whenWords.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { QuoteText } from '#renderer/ui/text/QuoteText.tsx'
import type { SourceId } from '#shared/model/ids.ts'
import styles from './SourceInspector.module.css'

/** A source with more shows the rest on request. */
const SHOWN = 60

/** "Settled by Ada, today 14:05: both readings stand. She says so herself." */
const settledWords = (settled: SettlementView & { holds: boolean }): string =>
  [
    `Settled by ${settled.by}, ${whenWords(settled.at)}: ${decisionWords(settled)}.`,
    settled.reason,
    settled.openedAgainAt !== null
      ? 'It was opened again.'
      : settled.holds
        ? ''
        : 'It was coded otherwise since, or settled again.',
  ]
    .filter(Boolean)
    .join(' ')

export function QuoteList({ sourceId }: { sourceId: SourceId }) {
  const { rows, error } = useQuery('quotesOfSource', { sourceId })
  const { rows: settled = [] } = useQuery('settlementsOfSource', { sourceId })
  const quotes = rows ?? []
  const { look } = useCodebook()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? quotes : quotes.slice(0, SHOWN)
  return (
    <section className={styles.section} aria-labelledby="source-quotes">
      <h2 id="source-quotes" className={styles.heading}>
        Quotes{quotes.length > 0 && ` (${quotes.length})`}
      </h2>
      {error && <FailedNote what="The quotes could not be read" error={error} />}
      {rows?.length === 0 && <p className={styles.words}>None yet. Select a passage and press Q.</p>}
      <ul className={styles.list}>
        {shown.map(({ quoteId, exact, codings, anchor, page, memo, createdByName, createdAt }) => (
          <li key={quoteId}>
            <button
              type="button"
              className={styles.row}
              onClick={() => navigate({ place: 'library', sourceId, quoteId })}
            >
              <QuoteText size="row" lines={3}>
                {exact}
              </QuoteText>
              <span className={styles.quoteFoot}>
                {codings.map(({ codeId, stance, coder }) => (
                  <CodeChip key={`${codeId} ${coder}`} code={look(codeId)} stance={stance} />
                ))}
                {page !== null && <span className={styles.who}>Page {page}</span>}
                <span className={styles.who}>{`${createdByName}, ${whenWords(createdAt)}`}</span>
                {anchor === 'lost' && <span className={styles.lost}>No longer found in the text</span>}
                {anchor === 'moved' && <span className={styles.who}>Moved with the new text</span>}
              </span>
              {memo !== '' && <span className={styles.rowDetail}>{memo}</span>}
              {settled
                .filter(({ quotes: of }) => of.includes(quoteId))
                .map((each) => (
                  <span key={each.settlementId} className={styles.settled}>
                    {settledWords(each)}
                  </span>
                ))}
            </button>
          </li>
        ))}
      </ul>
      {quotes.length > shown.length && (
        <Button kind="link" size="small" onPress={() => setWhole(true)}>
          Show all {quotes.length}
        </Button>
      )}
    </section>
  )
}
