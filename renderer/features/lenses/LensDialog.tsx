/** Which lenses this device shows, and the words by which the people-first lens goes: the team edits those together. */
import { RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { lensById, lensIds } from '#shared/lenses/finding.ts'
import { builtInWords } from '#shared/lenses/people/builtInWords.ts'
import { toTerm } from '#shared/lenses/people/wordList.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useLensesShown } from '#renderer/app/lenses/useLenses.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Checkbox } from '#renderer/ui/controls/Checkbox.tsx'
import { Switch } from '#renderer/ui/controls/Switch.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import styles from './LensDialog.module.css'

interface WordRow {
  term: string
  rewrite: string | null
  isEnabled: boolean
  isBuiltIn: boolean
  isChanged: boolean
}

/** The team's own words first: they are what one comes to see. */
function useWordRows(): readonly WordRow[] | null {
  const { rows: team } = useQuery('lensWords', {})
  if (!team) return null
  const byTerm = new Map(team.map((word) => [word.term, word]))
  const builtIn = new Set(builtInWords.words.map((word) => toTerm(word.term)))
  return [
    ...team.filter((word) => !builtIn.has(word.term)).map((word) => ({ ...word, isBuiltIn: false, isChanged: true })),
    ...builtInWords.words.map((word) => {
      const term = toTerm(word.term)
      const changed = byTerm.get(term)
      return {
        term,
        rewrite: changed ? changed.rewrite : word.rewrite,
        isEnabled: changed?.isEnabled ?? true,
        isBuiltIn: true,
        isChanged: changed !== undefined,
      }
    }),
  ]
}

export function LensDialog({ onClose }: { onClose: () => void }) {
  const [shown, setShown] = useLensesShown()
  const rows = useWordRows()
  const readOnly = useReadOnlyBecause()
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title="Lenses"
      width="wide"
      actions={<Button onPress={onClose}>Close</Button>}
    >
      <p className={styles.about}>
        Lenses underline words in the team’s own prose and say why, never in quotations. They hold nothing back.
      </p>
      <Switch isOn={!shown.isOff} onChange={(isOn) => setShown({ ...shown, isOff: !isOn })}>
        Show them on this device
      </Switch>
      <div className={styles.lenses}>
        {lensIds.map((id) => (
          <div key={id} className={styles.lens}>
            <Checkbox
              isChecked={!shown.without.includes(id)}
              isDisabled={shown.isOff}
              onChange={(isOn) =>
                setShown({
                  ...shown,
                  without: isOn ? shown.without.filter((each) => each !== id) : [...shown.without, id],
                })
              }
            >
              {lensById[id].title}
            </Checkbox>
            <span className={styles.looksFor}>{lensById[id].looksFor}</span>
          </div>
        ))}
      </div>
      <h3 className={styles.title}>Words of the people-first lens</h3>
      <p className={styles.about}>The team has one list: what is changed here changes for everybody.</p>
      {readOnly === undefined ? <AddWord /> : <p className={styles.about}>{readOnly}</p>}
      {rows && (
        <ul className={styles.words} aria-label="Words of the people-first lens">
          {rows.map((row) => (
            <WordLine key={row.term} row={row} isReadOnly={readOnly !== undefined} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

function AddWord() {
  const act = useAct()
  const [term, setTerm] = useState('')
  const [rewrite, setRewrite] = useState('')
  const [error, setError] = useState<string>()
  const add = (): void => {
    if (term.trim() === '') return
    if (!/^[\p{L}\p{M}\p{N}' ]+$/u.test(toTerm(term)) || toTerm(term).length > 60) {
      setError('A word or a few words, without signs.')
      return
    }
    const offer = rewrite.trim() === '' ? null : rewrite.trim()
    void act('setLensWord', { term, rewrite: offer, isEnabled: true }).then((done) => {
      if (!done) return
      setTerm('')
      setRewrite('')
    })
  }
  return (
    <div className={styles.add}>
      <TextField
        label="Word"
        value={term}
        onChange={(value) => {
          setTerm(value)
          setError(undefined)
        }}
        onSubmit={add}
        error={error}
        placeholder="evangelist"
      />
      <TextField
        label="Instead, if anything"
        value={rewrite}
        onChange={setRewrite}
        onSubmit={add}
        placeholder="person who likes it"
      />
      <Button onPress={add} disabledReason={term.trim() === '' ? 'Write the word first' : undefined}>
        Add
      </Button>
    </div>
  )
}

function WordLine({ row, isReadOnly }: { row: WordRow; isReadOnly: boolean }) {
  const act = useAct()
  const { term, isEnabled, isBuiltIn, isChanged } = row
  const [rewrite, setRewrite] = useState<string | null>(null)
  const save = (): void => {
    if (rewrite === null) return
    setRewrite(null)
    const offer = rewrite.trim() === '' ? null : rewrite.trim()
    if (offer !== row.rewrite) void act('setLensWord', { term, rewrite: offer, isEnabled })
  }
  return (
    <li className={styles.word}>
      <Checkbox
        isChecked={isEnabled}
        isDisabled={isReadOnly}
        onChange={(isOn) => void act('setLensWord', { term, rewrite: row.rewrite, isEnabled: isOn })}
      >
        {term}
      </Checkbox>
      <TextField
        label={`Instead of ${term}`}
        isLabelHidden
        value={rewrite ?? row.rewrite ?? ''}
        onChange={setRewrite}
        onBlur={save}
        onSubmit={save}
        isReadOnly={isReadOnly}
        isDisabled={!isEnabled}
        placeholder="nothing offered"
      />
      {isChanged && !isReadOnly ? (
        <Button
          kind="icon"
          icon={isBuiltIn ? RotateCcw : Trash2}
          label={isBuiltIn ? `Set “${term}” back` : `Take “${term}” off the list`}
          onPress={() => void act('resetLensWord', { term }, isBuiltIn ? {} : { done: `“${term}” is off the list` })}
        />
      ) : (
        <span />
      )}
    </li>
  )
}
