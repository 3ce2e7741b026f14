/** By what one will know that a step worked: each sign labelled as business result, relationship or media. */
import { ChartNoAxesColumn, HeartHandshake, Megaphone, Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { StepView } from '#shared/contract/planQueries.ts'
import { MeasureKind } from '#shared/model/plan.ts'
import { useAct } from '#renderer/app/acting.ts'
import type { LucideIcon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Menu } from '#renderer/ui/overlays/Menu.tsx'
import { measureWords } from '#shared/model/planWords.ts'
import type { StepLenses } from '../lenses/useStepLenses.tsx'
import { DraftText } from '#renderer/ui/controls/DraftText.tsx'
import styles from './Step.module.css'

const icons: Readonly<Record<MeasureKind, LucideIcon>> = {
  business: ChartNoAxesColumn,
  relationship: HeartHandshake,
  media: Megaphone,
}

function KindMenu({
  kind,
  onChange,
  readOnly,
}: {
  kind: MeasureKind
  onChange: (kind: MeasureKind) => void
  readOnly: string | undefined
}) {
  return (
    <Menu
      label="What it tells of"
      entries={MeasureKind.options.map((each) => ({
        id: each,
        label: measureWords[each],
        icon: icons[each],
        isChecked: each === kind,
        onAction: () => onChange(each),
      }))}
    >
      <Button kind="plain" size="small" icon={icons[kind]} className={styles.kind} disabledReason={readOnly}>
        {measureWords[kind]}
      </Button>
    </Menu>
  )
}

export interface MeasuresProps {
  step: StepView
  readOnly: string | undefined
  lensOf: StepLenses['of']
}

export function Measures({ step, readOnly, lensOf }: MeasuresProps) {
  const act = useAct()
  const { stepId } = step
  const [isAdding, setAdding] = useState(false)
  const [kind, setKind] = useState<MeasureKind>('relationship')
  return (
    <section aria-label="How we shall know" className={styles.section}>
      <h3 className={styles.label}>How we shall know</h3>
      <ul className={styles.rows}>
        {step.measures.map(({ measureId, text, kind: own }) => (
          <li key={measureId} className={styles.measure}>
            <KindMenu
              kind={own}
              readOnly={readOnly}
              onChange={(next) => void act('setMeasure', { stepId, measureId, measure: { text, kind: next } })}
            />
            <div className={styles.measureText}>
              <DraftText
                label={`Measure, ${measureWords[own]}`}
                look="small"
                isLine
                isNeeded
                isDisabled={readOnly !== undefined}
                value={text}
                lens={lensOf(measureId)}
                onSave={(next) => void act('setMeasure', { stepId, measureId, measure: { text: next, kind: own } })}
              />
            </div>
            {readOnly === undefined && (
              <Button
                kind="icon"
                size="small"
                icon={X}
                label="Take this measure away"
                onPress={() =>
                  void act('setMeasure', { stepId, measureId, measure: null }, { done: 'Measure taken away' })
                }
              />
            )}
          </li>
        ))}
        {isAdding && (
          <li className={styles.measure}>
            <KindMenu kind={kind} onChange={setKind} readOnly={readOnly} />
            <NewMeasure
              onAdd={(text) => void act('setMeasure', { stepId, measure: { text, kind } })}
              onClose={() => setAdding(false)}
            />
          </li>
        )}
      </ul>
      {!isAdding && (
        <Button kind="ghost" size="small" icon={Plus} disabledReason={readOnly} onPress={() => setAdding(true)}>
          Measure
        </Button>
      )}
    </section>
  )
}

function NewMeasure({ onAdd, onClose }: { onAdd: (text: string) => void; onClose: () => void }) {
  const [text, setText] = useState('')
  return (
    <input
      className={styles.newMeasure}
      aria-label="New measure"
      placeholder="What will be different, and how would you see it?"
      value={text}
      autoFocus
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        if (text.trim() !== '') {
          onAdd(text.trim())
          onClose()
        } else if (!document.querySelector('[role="menu"]')) onClose()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          setText('')
          onClose()
        } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          if (text.trim() === '') onClose()
          else {
            onAdd(text.trim())
            setText('')
          }
        }
      }}
    />
  )
}
