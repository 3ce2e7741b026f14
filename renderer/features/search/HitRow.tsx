/** One result: what people said in serif with its codes and source, what we wrote in sans under its title. */
import { BookOpen, ListChecks, NotebookPen, Presentation, StickyNote, Tags, User } from 'lucide-react'
import type { SearchHit } from '#shared/contract/views.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { formatPartialDate } from '#renderer/ui/controls/partialDate.ts'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { QuoteText } from '#renderer/ui/text/QuoteText.tsx'
import { Snippet } from '#renderer/ui/text/Snippet.tsx'
import styles from './HitRow.module.css'
import { parseSnippet } from '#renderer/app/parseSnippet.ts'

const icons = {
  source: BookOpen,
  quote: BookOpen,
  memo: StickyNote,
  note: NotebookPen,
  code: Tags,
  step: ListChecks,
  person: User,
  workshop: Presentation,
}

export function HitRow({ hit }: { hit: SearchHit }) {
  const { look } = useCodebook()
  const snippet = parseSnippet(hit.snippet)
  if (hit.kind === 'quote') {
    return (
      <div className={styles.row}>
        <QuoteText size="row" lines={2}>
          <Snippet text={snippet.text} ranges={snippet.ranges} />
        </QuoteText>
        <div className={styles.foot}>
          {hit.codes.slice(0, 4).map(({ codeId, stance }) => (
            <CodeChip key={`${codeId} ${stance}`} code={look(codeId)} stance={stance} />
          ))}
          <span className={styles.detail}>
            {[hit.title, hit.date === null ? null : formatPartialDate(hit.date)].filter(Boolean).join(' · ')}
          </span>
        </div>
      </div>
    )
  }
  return (
    <div className={styles.withIcon}>
      <Icon of={icons[hit.kind]} />
      <div className={styles.row}>
        <div className={styles.title} dir="auto">
          {hit.title === '' ? 'Untitled note' : hit.title}
        </div>
        <div className={hit.kind === 'source' ? styles.said : styles.detail} dir="auto">
          <Snippet text={snippet.text} ranges={snippet.ranges} />
        </div>
      </div>
    </div>
  )
}
