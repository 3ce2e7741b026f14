/** A tension of the team's own: two claims, or a word with two meanings. */
import { useState } from 'react'
import type { TensionId } from '#shared/model/ids.ts'
import type { TensionKind } from '#shared/model/tensions.ts'
import { useAct } from '#renderer/app/acting.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import styles from './Tensions.module.css'

export function NewTension({ onDone }: { onDone: (made: TensionId | null) => void }) {
  const act = useAct()
  const [kind, setKind] = useState<TensionKind>('claims')
  const [title, setTitle] = useState('')
  const [a, setA] = useState('')
  const [b, setB] = useState('')
  const isTerm = kind === 'term'
  const isWhole = [title, a, b].every((text) => text.trim() !== '')
  const save = async (): Promise<void> => {
    if (!isWhole) return
    const made = await act(
      'addTension',
      { kind, title: title.trim(), a: a.trim(), b: b.trim() },
      { done: isTerm ? 'Word added' : 'Tension added' },
    )
    if (made) onDone(made.tensionId)
  }
  return (
    <form
      className={styles.form}
      aria-label="New tension or word"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <SegmentedControl
        label="What it is"
        value={kind}
        onChange={setKind}
        segments={[
          { id: 'claims', label: 'Two claims' },
          { id: 'term', label: 'A word with rival meanings' },
        ]}
      />
      <TextField
        label={isTerm ? 'The word' : 'The question between them'}
        value={title}
        onChange={setTitle}
        autoFocus
      />
      <div className={styles.pair}>
        <TextArea label={isTerm ? 'What some mean by it' : 'One claim'} value={a} onChange={setA} grows />
        <TextArea label={isTerm ? 'What others mean by it' : 'The other claim'} value={b} onChange={setB} grows />
      </div>
      <div className={styles.actions}>
        <Button onPress={() => onDone(null)}>Cancel</Button>
        <Button kind="solid" type="submit" isDisabled={!isWhole}>
          Add
        </Button>
      </div>
    </form>
  )
}
