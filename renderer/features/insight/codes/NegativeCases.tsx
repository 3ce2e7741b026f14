/** The quotes that speak against what most others support, each with the way to its place. */
import { useState } from 'react'
import type { NegativeCases as Cases } from '#shared/contract/insightQueries.ts'
import { negativeCasesPicture } from '#shared/insight/codePictures.ts'
import { negativeCasesTable } from '#shared/insight/negativeCases.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useOnly } from '#renderer/app/counted/filterWords.ts'
import { FigurePicture } from '#renderer/app/pictures/FigurePicture.tsx'
import { useCodebook } from '#renderer/app/workspace.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { QuoteRow } from '../behind/QuoteRow.tsx'
import { useInsightFilters } from '../useInsightFilters.ts'
import styles from './Codes.module.css'

/** Codes, and quotes of each, that are shown before one asks for more. */
const CODES = 5
const QUOTES = 3

const make = (cases: Cases[]) => ({ picture: negativeCasesPicture(cases), table: negativeCasesTable(cases) })

export function NegativeCases() {
  const filters = useInsightFilters()
  const only = useOnly(filters, ['source', 'coder', 'days'])
  return (
    <FigurePicture
      name="negativeCases"
      input={{ filters }}
      make={make}
      only={only}
      kept={{ kind: 'negative-cases', filters }}
      inside={(cases) => <CaseList cases={cases} />}
    />
  )
}

function CaseList({ cases }: { cases: readonly Cases[] }) {
  const [limit, setLimit] = useState(CODES)
  return (
    <>
      <ul className={styles.cases}>
        {cases.slice(0, limit).map((each) => (
          <li key={each.codeId}>
            <Case of={each} />
          </li>
        ))}
      </ul>
      {cases.length > limit && (
        <Button kind="link" onPress={() => setLimit(limit + 4 * CODES)}>
          {`Show more of ${cases.length.toLocaleString('en')} codes`}
        </Button>
      )}
    </>
  )
}

function Case({ of: { codeId, supports, disputes } }: { of: Cases }) {
  // The figure looks at all stances, whatever the filter says; so do its quotes.
  const { stance: _stance, ...filters } = useInsightFilters()
  const { look } = useCodebook()
  const [limit, setLimit] = useState(QUOTES)
  const { rows, error } = useSteadyQuery('codedQuotes', { codes: [codeId], filters, stance: 'disputes', limit })
  if (error) return <FailedNote what="These quotes could not be read" error={error} />
  return (
    <section className={styles.case}>
      <h3 className={styles.caseHead}>
        <CodeChip code={look(codeId)} />
        <span>
          {supports} for, {disputes} against
        </span>
      </h3>
      {!rows && <Skeleton label="Reading the quotes" lines={3} />}
      <ul>
        {rows?.rows.map((quote) => (
          <li key={quote.quoteId}>
            <QuoteRow quote={quote} />
          </li>
        ))}
      </ul>
      {rows && rows.total > rows.rows.length && (
        <Button kind="link" onPress={() => setLimit(limit + 20)}>
          {`Show more of ${rows.total.toLocaleString('en')} quotes`}
        </Button>
      )}
    </section>
  )
}
