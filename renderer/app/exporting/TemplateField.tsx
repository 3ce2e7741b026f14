/** Which template what leaves has, and the way to the templates. */
import type { TemplateChoice } from '#shared/contract/templates.ts'
import { TemplateId } from '#shared/model/ids.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Select, type SelectOption } from '#renderer/ui/controls/Select.tsx'
import styles from './ExportDialog.module.css'

export interface TemplateFieldProps {
  value: TemplateChoice
  onChange: (value: TemplateChoice) => void
  onEdit: () => void
}

export function TemplateField({ value, onChange, onEdit }: TemplateFieldProps) {
  const { rows } = useQuery('templates', {})
  const templates = rows ?? []
  const usual = templates.find(({ isUsual }) => isUsual)
  const options: SelectOption[] = [
    ...(usual ? [{ id: 'usual', label: usual.name, detail: 'the usual one' }] : []),
    ...templates.filter(({ isUsual }) => !isUsual).map(({ templateId, name }) => ({ id: templateId, label: name })),
    { id: 'none', label: 'None' },
  ]
  const shown = value === 'usual' && !usual ? 'none' : value
  return (
    <div className={styles.field}>
      {templates.length > 0 && (
        <Select
          label="Template"
          options={options}
          value={shown}
          onChange={(id) => onChange(id === 'usual' || id === 'none' ? id : TemplateId.parse(id))}
        />
      )}
      <Button kind="link" onPress={onEdit}>
        {templates.length > 0 ? 'Change templates…' : 'Add your name and logo…'}
      </Button>
    </div>
  )
}
