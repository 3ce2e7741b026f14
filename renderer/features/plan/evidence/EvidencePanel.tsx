/**
 * What speaks for a thing and what against it, side by side. Where there is no room for two columns they stand one
 * above the other, and the strongest counter-quote stays in sight at the foot.
 */
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { EvidencePiece, EvidenceSubject, EvidenceView } from '#shared/contract/evidenceQueries.ts'
import type { EvidenceStance } from '#shared/model/plan.ts'
import { piecesWords, sourcesWords } from '#shared/model/verdictWords.ts'
import { useCommand } from '#renderer/app/commands.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { StanceSign } from '#renderer/ui/codes/StanceSign.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { AddEvidence } from './AddEvidence.tsx'
import { PieceView } from './PieceView.tsx'
import { byOrigin } from './byOrigin.ts'
import styles from './EvidencePanel.module.css'

const heads = {
  supports: { title: 'For', none: 'Nothing speaks for it yet.' },
  disputes: { title: 'Against', none: 'Nothing speaks against it. Have you looked for what would?' },
} as const

export interface EvidencePanelProps {
  subject: EvidenceSubject
  /** What the evidence is on, for names: "this step". */
  what?: string | undefined
}

export function EvidencePanel({ subject, what = 'this step' }: EvidencePanelProps) {
  const { rows: view, error } = useSteadyQuery('evidence', { subject })
  const [adding, setAdding] = useState<EvidenceStance | null>(null)
  useCommand('evidence.add', () => setAdding('supports'))
  if (error) return <FailedNote what="The evidence could not be read" error={error} />
  if (!view) return null
  const strongest = view.pieces.find(({ target }) => target === view.strongest)
  return (
    <div className={styles.panel}>
      <div className={styles.columns}>
        {(['supports', 'disputes'] as const).map((stance) => (
          <Side
            key={stance}
            stance={stance}
            view={view}
            subject={subject}
            what={what}
            onAdd={() => setAdding(stance)}
          />
        ))}
      </div>
      {strongest && (
        <div className={styles.pinned}>
          <h3 className={styles.pinnedHead}>
            <StanceSign stance="disputes" />
            Strongest against
          </h3>
          <PieceView
            piece={strongest}
            docId={view.docId}
            subjectKey={view.subject}
            subject={subject}
            repeats={null}
            isStrongest
            isShort
          />
        </div>
      )}
      {adding !== null && (
        <AddEvidence subject={subject} what={what} stance={adding} view={view} onClose={() => setAdding(null)} />
      )}
    </div>
  )
}

interface SideProps {
  stance: EvidenceStance
  view: EvidenceView
  subject: EvidenceSubject
  what: string
  onAdd: () => void
}

function Side({ stance, view, subject, what, onAdd }: SideProps) {
  const readOnly = useReadOnlyBecause()
  const pieces = byOrigin(view.pieces.filter((piece) => piece.stance === stance))
  const head = heads[stance]
  const sources = stance === 'supports' ? view.for : view.against
  const aside = stance === 'disputes' ? asideWords(view) : []
  const isStrongest = (piece: EvidencePiece): boolean => piece.target === view.strongest
  return (
    <section className={cx(styles.side, styles[stance])} aria-label={`${head.title} ${what}`}>
      <h3 className={styles.head}>
        <span className={styles.title}>
          <StanceSign stance={stance} />
          {head.title}
        </span>
        {pieces.length > 0 && (
          <span className={styles.counts}>
            {`${piecesWords(pieces.map(({ piece }) => piece.kind))}, ${sourcesWords(sources)}`}
          </span>
        )}
      </h3>
      {pieces.length === 0 && <p className={styles.none}>{head.none}</p>}
      <ul className={styles.pieces}>
        {pieces.map(({ piece, repeats }) => (
          <li key={piece.target} className={cx(styles.piece, isStrongest(piece) && styles.strongest)}>
            <PieceView
              piece={piece}
              docId={view.docId}
              subjectKey={view.subject}
              subject={subject}
              repeats={repeats}
              isStrongest={isStrongest(piece)}
            />
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <Button kind="ghost" size="small" icon={Plus} disabledReason={readOnly} onPress={onAdd}>
          {stance === 'supports' ? 'Add evidence for' : 'Add evidence against'}
        </Button>
      </div>
      {aside.map((words) => (
        <p key={words} className={styles.aside}>
          {words}
        </p>
      ))}
    </section>
  )
}

function asideWords({ inTrash, missing }: EvidenceView): string[] {
  const words: string[] = []
  if (inTrash > 0)
    words.push(`${inTrash === 1 ? 'One piece lies' : `${inTrash} pieces lie`} in the trash and so does not count.`)
  if (missing > 0)
    words.push(
      missing === 1
        ? 'One piece was deleted for good, or has not arrived here yet.'
        : `${missing} pieces were deleted for good, or have not arrived here yet.`,
    )
  return words
}
