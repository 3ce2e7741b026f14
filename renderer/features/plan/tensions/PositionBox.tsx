/** Where the team stands on a tension; as long as it has not said so, that is said here. */
import { useState } from 'react'
import { CircleDashed } from 'lucide-react'
import type { TensionRow } from '#shared/contract/evidenceQueries.ts'
import { Position } from '#shared/model/tensions.ts'
import { useAct } from '#renderer/app/acting.ts'
import { Earlier } from '#renderer/app/Earlier.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { whenWords } from '#renderer/app/whenWords.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import styles from './Tensions.module.css'

const textOf = (value: unknown): string => {
  const parsed = Position.safeParse(value)
  return parsed.success ? parsed.data.text : ''
}

export function PositionBox({ tension }: { tension: TensionRow }) {
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const [draft, setDraft] = useState<string | null>(null)
  const { tensionId, position, positionBy, positionAt } = tension
  const record = async (text: string | null): Promise<void> => {
    const done = await act(
      'setPosition',
      { tensionId, text },
      { done: text === null ? 'Position taken back' : 'Position recorded' },
    )
    if (done) setDraft(null)
  }
  const earlier = (
    <Earlier
      docId="library"
      subject={tensionId}
      field="position"
      what="position"
      words={textOf}
      onUse={(value) => void record(textOf(value) === '' ? null : textOf(value))}
    />
  )
  if (draft !== null) {
    const text = draft.trim()
    return (
      <div className={styles.position}>
        <TextArea
          label="Where the team stands"
          placeholder="What you go by, and why"
          value={draft}
          onChange={setDraft}
          grows
          autoFocus
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault()
              event.stopPropagation()
              setDraft(null)
            } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text !== '') {
              event.preventDefault()
              void record(text)
            }
          }}
        />
        <div className={styles.actions}>
          <Button onPress={() => setDraft(null)}>Cancel</Button>
          <Button kind="solid" isDisabled={text === ''} onPress={() => void record(text)}>
            Record it
          </Button>
        </div>
      </div>
    )
  }
  if (position === null)
    return (
      <div className={styles.banner}>
        <Icon of={CircleDashed} />
        <p className={styles.bannerWords}>
          <strong>The team has not said where it stands.</strong>{' '}
          {tension.kind === 'term' ? 'Until then the word means both.' : 'Until then both claims hold.'}
        </p>
        {earlier}
        <Button disabledReason={readOnly} onPress={() => setDraft('')}>
          Record a position
        </Button>
      </div>
    )
  return (
    <div className={styles.position}>
      <h3 className={styles.sideName}>Where we stand</h3>
      <p className={styles.positionText}>{position}</p>
      <div className={styles.positionFoot}>
        <span className={styles.counts}>{`${positionBy ?? 'Somebody'}, ${whenWords(positionAt ?? 0)}`}</span>
        {earlier}
        <Button kind="link" size="small" disabledReason={readOnly} onPress={() => setDraft(position)}>
          Change
        </Button>
        <Button kind="link" size="small" disabledReason={readOnly} onPress={() => void record(null)}>
          Take back
        </Button>
      </div>
    </div>
  )
}
