/** The codes that a step is meant to keep. */
import { Plus } from 'lucide-react'
import type { StepView } from '#shared/contract/planQueries.ts'
import type { CodeId } from '#shared/model/ids.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { PickPopover } from '#renderer/ui/lists/PickPopover.tsx'
import styles from './Step.module.css'

export interface NormsProps {
  step: StepView
  onChange: (norms: CodeId[]) => void
  readOnly: string | undefined
}

export function Norms({ step, onChange, readOnly }: NormsProps) {
  const { codes, look } = useCodebook()
  const offered = codes.filter(
    (code) => code.codable && !code.archived && code.mergedInto === null && !step.norms.includes(code.codeId),
  )
  const find = (words: string) =>
    offered.filter((code) =>
      words
        .toLowerCase()
        .split(/\s+/)
        .every((word) => `${code.name} ${code.title} ${code.brief}`.toLowerCase().includes(word)),
    )
  return (
    <div className={styles.norms} role="group" aria-label="Norms">
      {step.norms.map((codeId) => (
        <CodeChip
          key={codeId}
          code={look(codeId)}
          onPress={() => navigate({ place: 'codes', codeId })}
          {...(readOnly === undefined && { onRemove: () => onChange(step.norms.filter((id) => id !== codeId)) })}
        />
      ))}
      <PickPopover
        label="Norms this step keeps"
        placeholder="A code, by name or meaning"
        find={find}
        idOf={(code) => code.codeId}
        row={(code) => (
          <span className={styles.pick}>
            <CodeChip code={look(code.codeId)} />
            <span className={styles.pickDetail}>{code.title}</span>
          </span>
        )}
        onPick={(code) => onChange([...step.norms, code.codeId])}
        none="No code is called that."
      >
        <Button
          kind={step.norms.length === 0 ? 'ghost' : 'icon'}
          size="small"
          icon={Plus}
          label="Add a norm"
          disabledReason={readOnly}
        >
          {step.norms.length === 0 && 'Norm'}
        </Button>
      </PickPopover>
    </div>
  )
}
