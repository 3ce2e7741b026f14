/** What the lenses see in the open note, as a list that the keys reach: where, why, and what was dismissed by whom. */
import { useAct } from '#renderer/app/acting.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { whenWords } from '#renderer/app/whenWords.ts'
import { CodeTag } from '#renderer/ui/codes/CodeTag.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { lensById } from '#shared/lenses/finding.ts'
import type { NoteId } from '#shared/model/ids.ts'
import { Button as AriaButton } from 'react-aria-components'
import { useState } from 'react'
import type { NoteFindings as Findings } from './noteLenses.ts'
import styles from './NoteFindings.module.css'

/** A list that long is worked through from the text; F8 leads from one to the next. */
const SHOWN = 50

export interface NoteFindingsProps {
  noteId: NoteId
  findings: Findings
  isReadOnly: boolean
}

export function NoteFindings({ noteId, findings: { standing, dismissed, show }, isReadOnly }: NoteFindingsProps) {
  const { look } = useCodebook()
  const act = useAct()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      {standing.length === 0 && <p className={styles.none}>Nothing in the team’s own words here.</p>}
      <ul className={styles.list}>
        {standing.slice(0, SHOWN).map((finding) => (
          <li key={`${finding.block} ${finding.from} ${finding.lens}`}>
            <AriaButton className={styles.row ?? ''} onPress={() => show(finding)}>
              <span className={styles.head}>
                <CodeTag code={look(finding.code)} />
                <span className={styles.words}>{finding.text}</span>
              </span>
              <span className={styles.why}>
                {lensById[finding.lens].title}
                {finding.suggestion !== null && ` · instead: ${finding.suggestion}`}
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
      {standing.length > SHOWN && (
        <p className={styles.none}>{`${standing.length - SHOWN} more; F8 in the text leads to each.`}</p>
      )}
      {dismissed.length > 0 && (
        <Button
          kind="ghost"
          size="small"
          className={styles.toggle}
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        >
          {`${dismissed.length} dismissed`}
        </Button>
      )}
      {isOpen && (
        <ul className={styles.list}>
          {dismissed.map(({ finding, dismissal }) => (
            <li key={`${finding.block} ${finding.from} ${finding.lens}`} className={styles.dismissed}>
              <span className={styles.plain}>{finding.text}</span>
              <span
                className={styles.why}
              >{`“${dismissal.reason}” ${dismissal.byName}, ${whenWords(dismissal.at).replace(/^[TY]/, (letter) => letter.toLowerCase())}`}</span>
              {!isReadOnly && (
                <Button
                  kind="link"
                  size="small"
                  label={`Show “${finding.text}” again`}
                  onPress={() =>
                    void act('recallFinding', { target: noteId, lens: dismissal.lens, key: dismissal.key })
                  }
                >
                  Show again
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
