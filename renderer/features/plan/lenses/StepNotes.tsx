/** The lens notes on one part of a step, one at a time where there are several. */
import { CodeId } from '#shared/model/ids.ts'
import { lensById } from '#shared/lenses/finding.ts'
import type { StepFinding } from '#shared/lenses/stepFindings.ts'
import { runCommand } from '#renderer/app/commands.ts'
import type { Evidence } from '#renderer/app/lenses/useLenses.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { LensNote } from '#renderer/ui/lenses/LensNote.tsx'
import styles from './StepNotes.module.css'

export interface StepNotesProps {
  /** At least one. */
  findings: readonly StepFinding[]
  /** Which of them is shown. */
  at: number
  onAt: (at: number) => void
  evidence: (codeId: string) => Evidence | null
  onUse: ((finding: StepFinding) => void) | undefined
  onDismiss: ((finding: StepFinding, reason: string) => void) | undefined
}

export function StepNotes({ at, onAt, findings, evidence, onUse, onDismiss }: StepNotesProps) {
  const { look, byId } = useCodebook()
  const shown = Math.min(at, findings.length - 1)
  const finding = findings[shown]
  if (!finding) return null
  const { lens, code } = finding
  return (
    <div className={styles.note}>
      <LensNote
        key={`${lens} ${finding.key}`}
        title={lensById[lens].title}
        words={finding.text}
        reason={finding.reason}
        code={look(code)}
        definition={byId.get(code)?.brief}
        evidence={evidence(code)}
        suggestion={finding.suggestion}
        onOpenCode={() => navigate({ place: 'codes', codeId: CodeId.parse(code) })}
        onUse={onUse && (() => onUse(finding))}
        onDismiss={onDismiss && ((reason) => onDismiss(finding, reason))}
        onWords={lens === 'people-first' ? () => void runCommand('lens.words') : undefined}
      />
      {findings.length > 1 && (
        <div className={styles.more}>
          <span>{`${shown + 1} of ${findings.length} here`}</span>
          <Button kind="link" size="small" onPress={() => onAt((shown + 1) % findings.length)}>
            Next
          </Button>
        </div>
      )}
    </div>
  )
}
