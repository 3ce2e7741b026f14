/** What a report is about, where there is a choice: which plan, which code, with or without what nobody coded. */
import { useQuery } from '#renderer/data/useQuery.ts'
import { Select } from '#renderer/ui/controls/Select.tsx'
import { Switch } from '#renderer/ui/controls/Switch.tsx'
import type { ExportSubject } from '#shared/contract/queries.ts'

export interface SubjectFieldsProps {
  subject: ExportSubject
  onChange: (subject: ExportSubject) => void
}

const ALL = 'all'

export function SubjectFields({ subject, onChange }: SubjectFieldsProps) {
  if (subject.kind === 'evidenceBook') return <BookFields subject={subject} onChange={onChange} />
  return subject.kind === 'plan' ? <PlanField subject={subject} onChange={onChange} /> : null
}

interface FieldsOf<K extends ExportSubject['kind']> {
  subject: Extract<ExportSubject, { kind: K }>
  onChange: (subject: ExportSubject) => void
}

function BookFields({ subject, onChange }: FieldsOf<'evidenceBook'>) {
  const { rows } = useQuery('codes', { archived: false })
  const codes = (rows ?? []).filter(({ quotes, codable }) => codable && quotes > 0)
  return (
    <>
      <Select
        label="Codes"
        options={[
          { id: ALL, label: 'All codes' },
          ...codes.map(({ codeId, name, title, quotes }) => ({
            id: codeId as string,
            label: title === '' ? name : `${name}: ${title}`,
            count: quotes,
          })),
        ]}
        value={subject.codeId ?? ALL}
        onChange={(id) => {
          const codeId = codes.find((code) => code.codeId === id)?.codeId
          onChange(codeId === undefined ? { kind: 'evidenceBook' } : { kind: 'evidenceBook', codeId })
        }}
      />
      {subject.codeId === undefined && (
        <Switch
          isOn={subject.uncoded !== false}
          onChange={(isOn) => onChange(isOn ? { kind: 'evidenceBook' } : { kind: 'evidenceBook', uncoded: false })}
        >
          With quotes that have no code yet
        </Switch>
      )}
    </>
  )
}

function PlanField({ subject, onChange }: FieldsOf<'plan'>) {
  const { rows } = useQuery('plans', {})
  const plans = rows ?? []
  if (plans.length < 2) return null
  return (
    <Select
      label="Plan"
      options={plans.map(({ planId, title }) => ({
        id: planId as string,
        label: title === '' ? 'Untitled plan' : title,
      }))}
      value={subject.planId}
      onChange={(id) => {
        const plan = plans.find(({ planId }) => planId === id)
        if (plan) onChange({ kind: 'plan', planId: plan.planId })
      }}
    />
  )
}
