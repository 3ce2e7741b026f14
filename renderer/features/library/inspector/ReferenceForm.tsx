/** What a source knows bibliographically: the fields that say something, the others when they are asked for. */
import { useState } from 'react'
import { Earlier } from '#renderer/app/Earlier.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { DateTextField } from '#renderer/ui/controls/DateTextField.tsx'
import { Select } from '#renderer/ui/controls/Select.tsx'
import { SourcePatch } from '#shared/contract/commands.ts'
import { isCslType, typeWords } from '#shared/references/csl.ts'
import { type ReferenceField, plainDoi, referenceFieldNames } from '#shared/references/registers.ts'
import { DraftField } from './DraftField.tsx'
import { keep } from './fieldValues.ts'
import type { SourceFormProps } from './SourceForm.tsx'
import styles from './SourceInspector.module.css'

const words: Readonly<Record<ReferenceField, string>> = {
  type: 'Type of work',
  'container-title': 'Published in',
  volume: 'Volume',
  issue: 'Issue',
  page: 'Pages',
  edition: 'Edition',
  publisher: 'Publisher',
  'publisher-place': 'Place',
  DOI: 'DOI',
  ISBN: 'ISBN',
  accessed: 'Looked at',
  'citation-key': 'Citation key',
}

const NO_TYPE = 'none'
const types = [
  { id: NO_TYPE, label: 'Not said' },
  ...Object.entries(typeWords)
    .map(([id, label]) => ({ id, label }))
    .sort((a, b) => a.label.localeCompare(b.label)),
]

export function ReferenceForm({ source, onEdit }: SourceFormProps) {
  const [isWhole, setWhole] = useState(false)
  const isReadOnly = useReadOnlyBecause() !== undefined
  const { reference, sourceId } = source
  const shown = referenceFieldNames.filter((field) => isWhole || reference[field] !== null)
  return (
    <section className={styles.section} aria-labelledby="source-reference">
      <h2 id="source-reference" className={styles.heading}>
        Reference
      </h2>
      {shown.length === 0 && <p className={styles.words}>Nothing but what stands above.</p>}
      <div className={styles.reference}>
        {shown.map((field) => (
          <div key={field}>
            {field === 'type' ? (
              <Select
                label={words.type}
                value={reference.type ?? NO_TYPE}
                onChange={(type) => onEdit({ type: type === NO_TYPE ? null : type })}
                options={
                  reference.type === null || isCslType(reference.type)
                    ? types
                    : [...types, { id: reference.type, label: reference.type }]
                }
                isDisabled={isReadOnly}
              />
            ) : field === 'accessed' ? (
              <DateTextField
                label={words.accessed}
                value={reference.accessed ?? ''}
                onChange={(iso) => onEdit({ accessed: iso === '' ? null : iso })}
                isDisabled={isReadOnly}
              />
            ) : (
              <DraftField
                label={words[field]}
                value={reference[field] ?? ''}
                onKeep={(text) => {
                  const value = field === 'DOI' ? plainDoi(text) : text
                  return keep({ [field]: value === '' ? null : value }, onEdit)
                }}
              />
            )}
            <Earlier
              docId={sourceId}
              subject="source"
              field={field}
              what={words[field].toLowerCase()}
              onUse={(value) => {
                const patch = SourcePatch.safeParse({ [field]: value })
                if (patch.success) onEdit(patch.data)
              }}
            />
          </div>
        ))}
      </div>
      {!isWhole && shown.length < referenceFieldNames.length && (
        <Button kind="link" size="small" onPress={() => setWhole(true)}>
          {shown.length === 0 ? 'Add what is known' : 'Show all fields'}
        </Button>
      )}
    </section>
  )
}
