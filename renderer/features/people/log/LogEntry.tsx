/**
 * Writing down what happened, by keyboard alone: one line ("yesterday she answered a beginner"), Enter. The day and who
 * did it are read from the line and stand below it, to be set otherwise. The same form corrects an entry.
 */
import { useState } from 'react'
import type { InteractionView } from '#shared/contract/peopleQueries.ts'
import type { PersonId } from '#shared/model/ids.ts'
import type { Direction } from '#shared/model/people.ts'
import { useAct } from '#renderer/app/acting.ts'
import { todayIso } from '#renderer/app/days/dayWords.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Checkbox } from '#renderer/ui/controls/Checkbox.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { dayWords } from '../dayWords.ts'
import { directionLabel, directions, DirectionSign } from './DirectionSign.tsx'
import { readEntry } from './readEntry.ts'
import { useDayReader } from './useDayReader.ts'
import styles from './Log.module.css'

export interface LogEntryProps {
  personId: PersonId
  name: string
  /** Given: this entry is corrected. */
  entry?: InteractionView
  onClose: () => void
}

export function LogEntry({ personId, name, entry, onClose }: LogEntryProps) {
  const reader = useDayReader()
  const act = useAct()
  const today = todayIso()
  const [text, setText] = useState(entry?.note ?? '')
  const [day, setDay] = useState<string | null>(entry ? dayWords(entry.on) : null)
  const [direction, setDirection] = useState<Direction | null>(entry?.direction ?? null)
  const [kind, setKind] = useState(entry?.kind ?? '')
  const [channel, setChannel] = useState(entry?.channel ?? '')
  const [paid, setPaid] = useState(entry?.paid ?? false)
  const [isSaving, setSaving] = useState(false)
  // An entry's own words are not read again: what was a date in them was taken out when it was made.
  const read = entry ? { on: undefined, direction: undefined, note: text.trim() } : readEntry(text, reader, today)
  const typedDay = day === null || day.trim() === '' ? undefined : reader?.read(day, today)
  const isDayUnread = day !== null && day.trim() !== '' && reader !== undefined && typedDay === undefined
  const on = entry && day === dayWords(entry.on) ? entry.on : (typedDay ?? read.on ?? today)
  const who = direction ?? read.direction ?? 'act'
  const isEmpty = !entry && read.note === '' && kind.trim() === '' && channel.trim() === ''

  const save = async (): Promise<void> => {
    if (isSaving || isEmpty || isDayUnread) return
    setSaving(true)
    const what = { on, direction: who, kind: kind.trim(), channel: channel.trim(), note: read.note, paid }
    const done = entry
      ? await act('editInteraction', { interactionId: entry.interactionId, patch: what })
      : await act('addInteraction', { personId, ...what })
    setSaving(false)
    if (!done) return
    announce(`${directionLabel(who)}, ${dayWords(on)}: ${entry ? 'corrected' : 'logged'}`)
    onClose()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape steps out of the form as a whole; its fields have the focus
    <section
      className={styles.entry}
      aria-label={entry ? 'Correct this entry' : `Log what happened with ${name}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.stopPropagation()
          onClose()
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          void save()
        }
      }}
    >
      <TextArea
        label="What happened"
        value={text}
        onChange={setText}
        placeholder="yesterday she answered a beginner on the forum"
        rows={1}
        grows
        autoFocus
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          void save()
        }}
      />
      <div className={styles.facts}>
        <SegmentedControl
          label="Who acted"
          value={who}
          onChange={setDirection}
          segments={directions.map(({ id, label }) => ({ id, label, sign: <DirectionSign direction={id} /> }))}
        />
        <TextField
          label="Day"
          isLabelHidden
          className={styles.day}
          value={day ?? dayWords(read.on ?? today)}
          onChange={setDay}
          error={isDayUnread ? 'Write a day, such as 3 May or yesterday.' : undefined}
          aside={typedDay !== undefined && day !== dayWords(typedDay) ? dayWords(typedDay) : undefined}
          onSubmit={() => void save()}
        />
      </div>
      <div className={styles.facts}>
        <TextField
          label="Kind"
          value={kind}
          onChange={setKind}
          placeholder="forum answer"
          onSubmit={() => void save()}
        />
        <TextField
          label="Channel"
          value={channel}
          onChange={setChannel}
          placeholder="forum"
          onSubmit={() => void save()}
        />
        <Checkbox isChecked={paid} onChange={setPaid}>
          Money passed
        </Checkbox>
      </div>
      <div className={styles.acts}>
        <Button
          kind="solid"
          keys="Enter"
          disabledReason={isEmpty ? 'Say what happened first' : isDayUnread ? 'Write a day first' : undefined}
          onPress={() => void save()}
        >
          {entry ? 'Save' : 'Log'}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </section>
  )
}
