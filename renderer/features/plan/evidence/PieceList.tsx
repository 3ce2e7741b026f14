/** What stands on a criterion or on one side of a tension: one list, and the way to more. */
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { EvidenceSubject } from '#shared/contract/evidenceQueries.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { StanceSign } from '#renderer/ui/codes/StanceSign.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { AddEvidence } from './AddEvidence.tsx'
import { byOrigin } from './byOrigin.ts'
import { PieceView } from './PieceView.tsx'
import styles from './PieceList.module.css'

export interface PieceListProps {
  subject: EvidenceSubject
  /** For names: "this side". */
  what: string
  /** On the button: "Add proof". */
  add: string
  /** Whether something can also speak against it; a side of a tension has the other side for that. */
  canDispute: boolean
  none: string
  /** A gate takes notes as proof. */
  doNotesCount?: boolean | undefined
}

export function PieceList({ subject, what, add, canDispute, none, doNotesCount }: PieceListProps) {
  const readOnly = useReadOnlyBecause()
  const { rows: view, error } = useSteadyQuery('evidence', { subject })
  const [isAdding, setAdding] = useState(false)
  if (error) return <FailedNote what="The evidence could not be read" error={error} />
  if (!view) return null
  const pieces = byOrigin(view.pieces)
  return (
    <div className={styles.list}>
      {pieces.length === 0 && <p className={styles.none}>{none}</p>}
      <ul className={styles.pieces}>
        {pieces.map(({ piece, repeats }) => (
          <li key={piece.target} className={styles.piece}>
            {piece.stance === 'disputes' && (
              <p className={styles.against}>
                <StanceSign stance="disputes" />
                Speaks against it
              </p>
            )}
            <PieceView
              piece={piece}
              docId={view.docId}
              subjectKey={view.subject}
              subject={subject}
              repeats={repeats}
              doNotesCount={doNotesCount}
              isStrongest={false}
              canTurn={canDispute}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button
          kind="ghost"
          size="small"
          icon={Plus}
          className={styles.add}
          disabledReason={readOnly}
          onPress={() => setAdding(true)}
        >
          {add}
        </Button>
      </div>
      {isAdding && (
        <AddEvidence
          subject={subject}
          what={what}
          stance="supports"
          canDispute={canDispute}
          view={view}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  )
}
