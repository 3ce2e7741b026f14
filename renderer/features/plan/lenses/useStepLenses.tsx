/** The lenses on the open step: what is underlined in each of its parts, the note on it, and what the team dismissed. */
import { useMemo } from 'react'
import type { DismissalView } from '#shared/contract/lensQueries.ts'
import type { StepView } from '#shared/contract/planQueries.ts'
import { findInStep, type StepFinding } from '#shared/lenses/stepFindings.ts'
import { useAct } from '#renderer/app/acting.ts'
import { dismissalKey, useDismissals, useLenses, useLensesShown } from '#renderer/app/lenses/useLenses.ts'
import type { DraftTextProps } from '#renderer/ui/controls/DraftText.tsx'
import { StepNotes } from './StepNotes.tsx'

export interface Dismissed {
  finding: StepFinding
  dismissal: DismissalView
}

export interface StepLenses {
  /** For the words of a part: "text", "notes", or a measure's id; undefined where there is nothing to say. */
  of: (part: string) => DraftTextProps['lens']
  dismissed: readonly Dismissed[]
}

export function useStepLenses(step: StepView, isReadOnly: boolean): StepLenses {
  const { stepId } = step
  const act = useAct()
  const [{ without }] = useLensesShown()
  const { memory, evidence } = useLenses()
  const { rows } = useDismissals(memory === null ? null : stepId)
  const withReach = !without.includes('reach')
  const findings = useMemo(
    () => (memory === null ? [] : findInStep(step, memory, withReach)),
    [memory, step, withReach],
  )
  const byKey = new Map(rows.map((row) => [dismissalKey(row.lens, row.key), row]))
  const of: StepLenses['of'] = (part) => {
    const standing = findings.filter((each) => each.part === part && !byKey.has(dismissalKey(each.lens, each.key)))
    if (standing.length === 0) return undefined
    const use = ({ lens, rewritten }: StepFinding): void => {
      if (rewritten === null) return
      if (part === 'text' || part === 'notes') void act('editStep', { stepId, patch: { [part]: rewritten } })
      else {
        const measure = step.measures.find(({ measureId }) => measureId === part)
        if (!measure) return
        // A measure that counts eyes gives way to one of relationships, and is labelled so.
        const kind = lens === 'reach' ? 'relationship' : measure.kind
        const { measureId } = measure
        void act('setMeasure', { stepId, measureId, measure: { text: rewritten, kind } })
      }
    }
    const dismiss = ({ lens, key }: StepFinding, reason: string): void =>
      void act('dismissFinding', { target: stepId, lens, key, reason }, { done: 'Dismissed for the whole team' })
    return {
      marks: standing,
      note: (at, onAt) => (
        <StepNotes
          at={at}
          onAt={onAt}
          findings={standing}
          evidence={evidence}
          onUse={isReadOnly ? undefined : use}
          onDismiss={isReadOnly ? undefined : dismiss}
        />
      ),
    }
  }
  const dismissed = findings.flatMap((finding) => {
    const dismissal = byKey.get(dismissalKey(finding.lens, finding.key))
    return dismissal ? [{ finding, dismissal }] : []
  })
  return { of, dismissed }
}
