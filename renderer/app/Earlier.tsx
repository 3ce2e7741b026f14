/** Where people gave one field different answers: the later stands, and the earlier stay to be seen and taken. */
import { History } from 'lucide-react'
import { useState } from 'react'
import type { FieldAnswer } from '#shared/contract/team.ts'
import type { DocId } from '#shared/model/ids.ts'
import type { z } from 'zod'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Popover, PopoverTrigger } from '#renderer/ui/overlays/Popover.tsx'
import { useQuery } from '../data/useQuery.ts'
import { useReadOnlyBecause, useTeam } from './team.ts'
import { whenWords } from './whenWords.ts'
import styles from './Earlier.module.css'

type Answer = z.infer<typeof FieldAnswer>

export interface EarlierProps {
  docId: DocId
  /** Whose field: `source`, `note`, a quote's or a code's id. */
  subject: string
  field: string
  /** "title": for the words. */
  what: string
  /** How a value is written; as it is unless said. */
  words?: (value: unknown) => string
  /** Makes an earlier answer stand again. */
  onUse: (value: unknown) => void
}

/** Answers that say something else than the one that stands, each once. */
export function otherAnswers(answers: readonly Answer[]): Answer[] {
  const seen = new Set(answers.slice(0, 1).map(({ value }) => JSON.stringify(value)))
  return answers.slice(1).filter(({ value }) => {
    const key = JSON.stringify(value)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const asItIs = (value: unknown): string =>
  typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value)

export function Earlier({ docId, subject, field, what, words = asItIs, onUse }: EarlierProps) {
  const team = useTeam()
  // Alone with one device, nobody can have said anything else.
  const isAlone = (team?.members ?? []).flatMap((member) => member.devices).length < 2
  const { rows } = useQuery('fieldHistory', isAlone ? null : { docId, subject, field })
  const [isOpen, setOpen] = useState(false)
  const readOnly = useReadOnlyBecause()
  const others = otherAnswers(rows ?? [])
  const [standing] = rows ?? []
  if (others.length === 0 || !standing) return null
  const line = (answer: Answer, stands: boolean) => {
    const text = words(answer.value)
    return (
      <li key={`${answer.at} ${text}`} className={styles.answer}>
        <span className={styles.value}>{text === '' ? <em>left empty</em> : text}</span>
        <span className={styles.by}>
          {`${answer.by ?? 'Somebody'} · ${whenWords(answer.at)}${stands ? ' · stands now' : ''}`}
        </span>
        {!stands && (
          <Button
            size="small"
            label={`Use ${text === '' ? 'it left empty' : `“${text}”`} again`}
            disabledReason={readOnly}
            onPress={() => {
              setOpen(false)
              onUse(answer.value)
            }}
          >
            Use this one
          </Button>
        )}
      </li>
    )
  }
  return (
    <PopoverTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button kind="link" size="small" icon={History} className={styles.open}>
        {others.length === 1 ? `An earlier ${what}` : `${others.length} earlier answers for ${what}`}
      </Button>
      <Popover label={`Answers for ${what}`} width={280} isPadded>
        <p className={styles.rule}>The later answer stands; the others stay here.</p>
        <ul className={styles.answers}>
          {line(standing, true)}
          {others.map((answer) => line(answer, false))}
        </ul>
      </Popover>
    </PopoverTrigger>
  )
}
