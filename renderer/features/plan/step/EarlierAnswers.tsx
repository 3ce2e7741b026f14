/** Fields of a step to which two people gave different answers; the later stands, each earlier one can be taken again. */
import { StepPatch } from '#shared/contract/planCommands.ts'
import type { StepView } from '#shared/contract/planQueries.ts'
import { Day, Phase, StepOwner, StepStatus } from '#shared/model/plan.ts'
import { Earlier } from '#renderer/app/Earlier.tsx'
import { useQuery } from '#renderer/data/useQuery.ts'
import { dayWords } from '#renderer/app/days/dayWords.ts'
import { phaseWords, statusWords } from '#shared/model/planWords.ts'
import styles from './Step.module.css'

const fields = ['text', 'owner', 'startsOn', 'dueOn', 'status', 'phase', 'notes'] as const
const what: Readonly<Record<(typeof fields)[number], string>> = {
  text: 'text',
  owner: 'owner',
  startsOn: 'beginning',
  dueOn: 'due day',
  status: 'state',
  phase: 'phase',
  notes: 'notes',
}

function wordsOf(value: unknown, nameOf: (memberId: string) => string): string {
  const day = Day.safeParse(value)
  if (day.success) return dayWords(day.data)
  const status = StepStatus.safeParse(value)
  if (status.success) return statusWords[status.data]
  const phase = Phase.safeParse(value)
  if (phase.success) return `${phase.data} ${phaseWords[phase.data]}`
  const owner = StepOwner.safeParse(value)
  if (owner.success) return 'name' in owner.data ? owner.data.name : nameOf(owner.data.memberId)
  return typeof value === 'string' ? value : ''
}

export function EarlierAnswers({ step, onUse }: { step: StepView; onUse: (patch: StepPatch, done: string) => void }) {
  const { rows: members } = useQuery('members', {})
  const nameOf = (memberId: string): string =>
    members?.find((member) => member.memberId === memberId)?.name ?? 'Somebody'
  return (
    <p className={styles.earlier}>
      {fields.map((field) => (
        <Earlier
          key={field}
          docId={step.planId}
          subject={step.stepId}
          field={field}
          what={what[field]}
          words={(value) => wordsOf(value, nameOf)}
          onUse={(value) => {
            const patch = StepPatch.safeParse({ [field]: value })
            if (patch.success) onUse(patch.data, 'Step changed')
          }}
        />
      ))}
    </p>
  )
}
