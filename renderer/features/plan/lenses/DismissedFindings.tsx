/** What the team let stand in a step although a lens saw it: by whom, why, and the way back. */
import type { StepId } from '#shared/model/ids.ts'
import { useAct } from '#renderer/app/acting.ts'
import { whenWords } from '#renderer/app/whenWords.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import styles from './DismissedFindings.module.css'
import type { Dismissed } from './useStepLenses.tsx'

export interface DismissedFindingsProps {
  stepId: StepId
  findings: readonly Dismissed[]
  isReadOnly: boolean
}

export function DismissedFindings({ stepId, findings, isReadOnly }: DismissedFindingsProps) {
  const act = useAct()
  if (findings.length === 0) return null
  return (
    <section aria-label="Dismissed findings of the lenses">
      <h3 className={styles.head}>Dismissed</h3>
      <ul className={styles.list}>
        {findings.map(({ finding, dismissal }) => (
          <li key={`${finding.part} ${finding.lens} ${finding.from}`} className={styles.row}>
            <span>{finding.text}</span>
            <span
              className={styles.why}
            >{`“${dismissal.reason}” ${dismissal.byName}, ${whenWords(dismissal.at).replace(/^[TY]/, (letter) => letter.toLowerCase())}`}</span>
            {!isReadOnly && (
              <Button
                kind="link"
                size="small"
                label={`Show “${finding.text}” again`}
                onPress={() => void act('recallFinding', { target: stepId, lens: dismissal.lens, key: dismissal.key })}
              >
                Show again
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
