/** One attribute rated: how far, and what speaks for it, in one's own words, in somebody's quoted ones, or both. */
import { Quote, X } from 'lucide-react'
import { useState } from 'react'
import type { CommandInput } from '#shared/contract/commands.ts'
import type { RatingView } from '#shared/contract/fitContract.ts'
import type { QuoteId, SourceId } from '#shared/model/ids.ts'
import { QuotePicker } from '#renderer/app/evidence/QuotePicker.tsx'
import { navigate } from '#renderer/app/navigation.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import { QuoteText } from '#renderer/ui/text/QuoteText.tsx'
import { anchors, rater } from './fitWords.ts'
import styles from './FitCard.module.css'

export type Rating = NonNullable<CommandInput<'rateFit'>['rating']>

interface Chosen {
  quoteId: QuoteId
  exact: string
  from: string
  /** Unknown for one that was only just found. */
  sourceId: SourceId | null
}

const chosenOf = ({ quoteId, quote, sourceId, sourceTitle }: RatingView): Chosen | null =>
  quoteId === null || quote === null ? null : { quoteId, exact: quote, from: sourceTitle ?? '', sourceId }

export interface RatingFormProps {
  name: string
  asks: string
  ratings: readonly RatingView[]
  readOnly: string | undefined
  onSave: (rating: Rating) => void
  onTakeBack: () => void
}

export function RatingForm({ name, asks, ratings, readOnly, onSave, onTakeBack }: RatingFormProps) {
  const mine = ratings.find((each) => each.mine)
  const [score, setScore] = useState(String(mine?.score ?? 2))
  const [seen, setSeen] = useState(mine?.seen ?? '')
  const [quote, setQuote] = useState<Chosen | null>(mine === undefined ? null : chosenOf(mine))
  const [isChoosing, setChoosing] = useState(false)
  const words = seen.trim()
  const save = () => {
    if (words !== '') onSave({ score: Number(score), seen: words, quoteId: quote?.quoteId ?? null })
    else if (quote !== null) onSave({ score: Number(score), seen: '', quoteId: quote.quoteId })
  }
  return (
    <div className={styles.open}>
      <p className={styles.asks}>{asks}</p>
      {ratings
        .filter((each) => !each.mine)
        .map((each) => (
          <div key={each.by} className={styles.other}>
            {`${rater(each)}, ${each.score} of 4${each.seen === '' ? '' : `: ${each.seen}`}`}
            <Said quote={chosenOf(each)} />
          </div>
        ))}
      <SegmentedControl
        label="How far"
        segments={anchors.map((anchor, i) => ({ id: String(i), label: `${i} ${anchor}` }))}
        value={score}
        onChange={setScore}
        isDisabled={readOnly !== undefined}
      />
      <TextArea
        label="What you saw or heard"
        value={seen}
        onChange={setSeen}
        placeholder="Who did what, where, when"
        grows
        isDisabled={readOnly !== undefined}
        onKeyDown={(event) => event.stopPropagation()}
      />
      <Said quote={quote} />
      <div className={styles.quoting}>
        <Button kind="ghost" size="small" icon={Quote} disabledReason={readOnly} onPress={() => setChoosing(true)}>
          {quote === null ? 'A quote that shows it…' : 'Another quote…'}
        </Button>
        {quote !== null && (
          <Button kind="ghost" size="small" icon={X} disabledReason={readOnly} onPress={() => setQuote(null)}>
            Without the quote
          </Button>
        )}
      </div>
      <div className={styles.foot}>
        {mine && (
          <Button disabledReason={readOnly} onPress={onTakeBack}>
            Take back
          </Button>
        )}
        <Button kind="solid" disabledReason={readOnly} isDisabled={words === '' && quote === null} onPress={save}>
          Record
        </Button>
      </div>
      {isChoosing && (
        <QuotePicker
          label={`A quote for ${name}`}
          onPick={({ target, text, from }) => {
            setQuote({ quoteId: target, exact: text, from, sourceId: null })
            setChoosing(false)
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  )
}

/** The quoted words, and the way to where they stand. */
function Said({ quote }: { quote: Chosen | null }) {
  if (quote === null) return null
  const { quoteId, exact, from, sourceId } = quote
  return (
    <div className={styles.quote}>
      <QuoteText size="row">{exact}</QuoteText>
      {sourceId === null ? (
        <span className={styles.from}>{from}</span>
      ) : (
        <Button
          kind="link"
          size="small"
          className={styles.from}
          hint={`Open in ${from}`}
          onPress={() => navigate({ place: 'library', sourceId, quoteId })}
        >
          {from}
        </Button>
      )}
    </div>
  )
}
