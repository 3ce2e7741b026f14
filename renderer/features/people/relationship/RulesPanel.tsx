/** The rules by which states are told, for everybody in the team; every change stays on record. */
import { useState } from 'react'
import { DEFAULT_THRESHOLDS, thresholdsProblem } from '#shared/measure/settings.ts'
import type { RelationshipRules } from '#shared/model/judgement.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { whenWords } from '#renderer/app/whenWords.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Select } from '#renderer/ui/controls/Select.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { changedWords, fromTyped, ruleFields, toTyped } from './ruleValues.ts'
import parts from './Relationship.module.css'
import styles from './RulesPanel.module.css'

const models = [
  { id: 'bgnbd' as const, label: 'They act whenever they like' },
  { id: 'bgbb' as const, label: 'They act only when invited (asks are invitations)' },
]

export function RulesPanel() {
  const { rows } = useQuery('relationshipRules', {})
  const readOnly = useReadOnlyBecause()
  const act = useAct()
  const [isEditing, setEditing] = useState(false)
  if (rows === undefined) return null
  const save = (rules: RelationshipRules) => {
    void act('setRelationshipRules', rules, { done: 'Rules of the states changed' })
    setEditing(false)
  }
  return (
    <section className={parts.part} aria-label="How states are told">
      <h2 className={parts.head}>How states are told</h2>
      <p className={styles.words}>
        From the days on which somebody acted, by a model of the whole team: how likely it is that they still would, and
        whether it is more or less often than before. A worse state needs several weekly checks; a new act counts at
        once.
      </p>
      {isEditing ? (
        <RulesForm rules={rows.rules} onSave={save} onCancel={() => setEditing(false)} />
      ) : (
        <Button disabledReason={readOnly} onPress={() => setEditing(true)}>
          Change the rules…
        </Button>
      )}
      {rows.changes.length > 0 && (
        <ol className={styles.changes}>
          {rows.changes.map((change, i) => {
            const before = rows.changes[i + 1]?.rules.thresholds ?? DEFAULT_THRESHOLDS
            const words = changedWords(before, change.rules.thresholds)
            return (
              <li key={change.at}>
                {`${whenWords(change.at)}, ${change.byName}: ${words.length === 0 ? 'other than the numbers' : words.join('; ')}`}
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}

interface RulesFormProps {
  rules: RelationshipRules
  onSave: (rules: RelationshipRules) => void
  onCancel: () => void
}

function RulesForm({ rules, onSave, onCancel }: RulesFormProps) {
  const [typed, setTyped] = useState(toTyped(rules.thresholds))
  const [model, setModel] = useState(rules.model)
  const thresholds = fromTyped(typed)
  const problem = thresholdsProblem(thresholds)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (problem === null) onSave({ model, thresholds })
      }}
    >
      <Select label="How they come to act" options={models} value={model} onChange={setModel} />
      {ruleFields.map(({ key, label }) => (
        <TextField
          key={key}
          label={label}
          value={typed[key]}
          inputMode="numeric"
          onChange={(text) => setTyped({ ...typed, [key]: text })}
        />
      ))}
      {problem !== null && (
        <p className={styles.problem} role="status">
          {problem}
        </p>
      )}
      <div className={styles.foot}>
        <Button onPress={() => setTyped(toTyped(DEFAULT_THRESHOLDS))}>As they came</Button>
        <Button onPress={onCancel}>Cancel</Button>
        <Button kind="solid" type="submit" isDisabled={problem !== null}>
          Change for everybody
        </Button>
      </div>
    </form>
  )
}
