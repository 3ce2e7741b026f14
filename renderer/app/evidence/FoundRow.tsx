/** A quote or a note among what was found: its words, where they are from, and where it stands already. */
import { NotebookPen } from 'lucide-react'
import type { EvidenceStance } from '#shared/model/plan.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { StanceSign } from '#renderer/ui/codes/StanceSign.tsx'
import { QuoteText } from '#renderer/ui/text/QuoteText.tsx'
import { Snippet } from '#renderer/ui/text/Snippet.tsx'
import type { Found } from './useFound.ts'
import styles from './FoundRow.module.css'

export function FoundRow({ item, stance }: { item: Found; stance?: EvidenceStance | undefined }) {
  return (
    <div className={styles.row}>
      <span className={styles.sign}>
        {stance === undefined ? (
          <Icon of={NotebookPen} size={14} className={item.kind === 'note' ? undefined : styles.hidden} />
        ) : (
          <StanceSign stance={stance} isColored />
        )}
      </span>
      <span className={styles.words}>
        {item.kind === 'quote' ? (
          <QuoteText size="row" lines={2}>
            <Snippet text={item.text} ranges={item.ranges} />
          </QuoteText>
        ) : (
          <span className={styles.note}>{item.text === '' ? 'Untitled note' : item.text}</span>
        )}
        <span className={styles.from}>
          {stance === undefined
            ? item.from
            : `${stance === 'supports' ? 'Speaks for' : 'Speaks against'} · ${item.from}`}
        </span>
      </span>
    </div>
  )
}
