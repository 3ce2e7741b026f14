/** The verdict in words above a step, with the rule behind it. */
import { CircleHelp } from 'lucide-react'
import { strongestRule, type Tally, verdictRule } from '#shared/model/verdict.ts'
import { tallyWords } from '#shared/model/verdictWords.ts'
import { VerdictLabel } from '#renderer/ui/codes/VerdictSign.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Popover, PopoverTrigger } from '#renderer/ui/overlays/Popover.tsx'
import styles from './VerdictLine.module.css'

export function VerdictLine({ tally }: { tally: Tally }) {
  return (
    <p className={styles.line}>
      <VerdictLabel verdict={tally.verdict} />
      <span className={styles.tally}>{tallyWords(tally)}</span>
      <PopoverTrigger>
        <Button kind="icon" size="small" icon={CircleHelp} label="How this is counted" />
        <Popover label="How this is counted" width={340} isPadded>
          <ul className={styles.rule}>
            {[...verdictRule, strongestRule].map((sentence) => (
              <li key={sentence}>
                <Rule sentence={sentence} />
              </li>
            ))}
          </ul>
        </Popover>
      </PopoverTrigger>
    </p>
  )
}

/** What is defined stands out from its definition. */
function Rule({ sentence }: { sentence: string }) {
  const colon = sentence.indexOf(':')
  if (colon < 0) return sentence
  return (
    <>
      <strong>{sentence.slice(0, colon)}</strong>
      {sentence.slice(colon)}
    </>
  )
}
