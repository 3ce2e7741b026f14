/** What a lens says of some words: why, what the library says on both sides, what could stand there instead. */
import { useId, useState } from 'react'
import type { CodeLook } from '../codes/codeLook.ts'
import { CodeChip } from '../codes/CodeChip.tsx'
import { Button } from '../controls/Button.tsx'
import { DismissForm } from './DismissForm.tsx'
import styles from './LensNote.module.css'

export interface LensNoteProps {
  /** "People-first words". */
  title: string
  /** The words it is about, as written. */
  words: string
  reason: string
  code: CodeLook
  /** The code's brief definition. */
  definition?: string | undefined
  /** Quotes in the library on both sides; null while they are counted. */
  evidence: { supporting: number; disputing: number } | null
  suggestion: string | null
  onOpenCode?: (() => void) | undefined
  onUse?: (() => void) | undefined
  onDismiss?: ((reason: string) => void) | undefined
  /** Leads to the word list, where the lens has one. */
  onWords?: (() => void) | undefined
}

const quotes = (n: number): string => (n === 1 ? '1 quote' : `${n} quotes`)

/** "3 quotes for, 1 against"; said in words, and what it means that there is none. */
export function evidenceWords({ supporting, disputing }: { supporting: number; disputing: number }): string {
  if (supporting === 0 && disputing === 0) return 'Your library has no quotes on this yet.'
  if (disputing === 0) return `Your library: ${quotes(supporting)} for, none against.`
  if (supporting === 0) return `Your library: none for, ${quotes(disputing)} against.`
  return `Your library: ${quotes(supporting)} for, ${disputing} against.`
}

export function LensNote(props: LensNoteProps) {
  const { title, words, reason, code, definition, evidence, suggestion, onOpenCode, onUse, onDismiss, onWords } = props
  const [isAsking, setAsking] = useState(false)
  const titleId = useId()
  return (
    <section className={styles.note} aria-labelledby={titleId}>
      <h3 className={styles.title} id={titleId}>
        {title}
        <span className={styles.words}>{words}</span>
      </h3>
      <p className={styles.reason}>{reason}</p>
      <div className={styles.ground}>
        <CodeChip code={code} onPress={onOpenCode} />
        {definition !== undefined && <span>{definition}</span>}
        <span>{evidence === null ? 'Counting the quotes on it…' : evidenceWords(evidence)}</span>
      </div>
      {suggestion !== null && (
        <p className={styles.offer}>
          <span className={styles.label}>Instead: </span>
          {suggestion}
        </p>
      )}
      {!isAsking || !onDismiss ? (
        <div className={styles.acts}>
          {suggestion !== null && onUse && (
            <Button kind="solid" size="small" onPress={onUse}>
              Use this
            </Button>
          )}
          {onDismiss && (
            <Button size="small" onPress={() => setAsking(true)}>
              Dismiss…
            </Button>
          )}
          {onWords && (
            <Button kind="ghost" size="small" onPress={onWords}>
              Word list…
            </Button>
          )}
        </div>
      ) : (
        <DismissForm onDismiss={onDismiss} onBack={() => setAsking(false)} />
      )}
    </section>
  )
}
