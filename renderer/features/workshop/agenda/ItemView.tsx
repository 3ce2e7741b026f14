/** One item of the agenda: what it is, how long, what its leader needs to know, and the exercise it is made of. */
import { Split, Trash2 } from 'lucide-react'
import type { AgendaPatch } from '#shared/contract/workshopCommands.ts'
import type { AgendaItemView, WorkshopView } from '#shared/contract/workshopQueries.ts'
import type { AgendaItemId } from '#shared/model/ids.ts'
import { AgendaKind } from '#shared/model/workshop.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { DraftText } from '#renderer/ui/controls/DraftText.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { Select } from '#renderer/ui/controls/Select.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { DraftField } from '../DraftField.tsx'
import { ExerciseText } from '../exercises/ExerciseText.tsx'
import { itemTitle, kindWords, lengthWords, readMinutes } from '../words.ts'
import look from '../Workshop.module.css'

export interface ItemViewProps {
  workshop: WorkshopView
  item: AgendaItemView | undefined
  onOpen: (itemId: AgendaItemId) => void
}

export function ItemView({ workshop, item, onOpen }: ItemViewProps) {
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const { rows: exercises } = useQuery('exercises', {})
  if (!item)
    return (
      <EmptyState title="Nothing on the agenda yet">
        Add exercises, talks and breaks under Agenda; their times and the sum follow by themselves.
      </EmptyState>
    )
  const isDisabled = readOnly !== undefined
  const { itemId } = item
  const edit = (patch: AgendaPatch) => void act('editAgendaItem', { itemId, patch })
  const exercise = exercises?.find(({ exerciseId }) => exerciseId === item.exerciseId)
  const half = Math.floor(item.minutes / 2)
  return (
    <div className={look.view}>
      <div className={look.section}>
        <DraftText
          label="What it is called"
          look="title"
          isLine
          placeholder="What it is called"
          isDisabled={isDisabled}
          value={item.title}
          onSave={(title) => edit({ title })}
        />
        <p className={look.mute}>
          {item.from === null || item.to === null
            ? `${lengthWords(item.minutes)}. Set when the workshop begins, and times stand here.`
            : `${item.from} to ${item.to}, ${lengthWords(item.minutes)}`}
        </p>
      </div>
      <SegmentedControl
        label="What kind it is"
        segments={AgendaKind.options.map((id) => ({ id, label: kindWords[id] }))}
        value={item.kind}
        isDisabled={isDisabled}
        onChange={(kind) => edit({ kind })}
      />
      <div className={look.facts}>
        <DraftField
          label="Length"
          shown={`${item.minutes} min`}
          read={(words) => {
            const minutes = readMinutes(words)
            return minutes === null ? null : { value: minutes }
          }}
          help="Write minutes like 45, or 1 h 30."
          isDisabled={isDisabled}
          onSave={(minutes) => edit({ minutes })}
        />
        {item.kind === 'exercise' && (
          <Select
            label="Exercise"
            options={(exercises ?? []).map(({ exerciseId, title, minutes }) => ({
              id: exerciseId,
              label: title,
              detail: `${minutes} min`,
            }))}
            value={item.exerciseId}
            placeholder={item.exerciseId === null ? 'Choose one' : 'Not there any more'}
            isDisabled={isDisabled}
            onChange={(exerciseId) => edit({ exerciseId })}
          />
        )}
      </div>
      {exercise && exercise.minutes > item.minutes && (
        <p className={look.mute}>{`The exercise asks for ${exercise.minutes} minutes; here it has ${item.minutes}.`}</p>
      )}
      <section className={look.section} aria-label="For whoever leads it">
        <h2>For whoever leads it</h2>
        <DraftText
          label="For whoever leads it"
          look="prose"
          placeholder="Only in the facilitator’s key and the speaker’s notes"
          isDisabled={isDisabled}
          value={item.note}
          onSave={(note) => edit({ note })}
        />
      </section>
      <section className={look.section} aria-label="What to bring">
        <h2>What to bring</h2>
        <DraftText
          label="What to bring"
          look="prose"
          placeholder="Pens, tape, a wall"
          isDisabled={isDisabled}
          value={item.materials}
          onSave={(materials) => edit({ materials })}
        />
      </section>
      {item.kind === 'exercise' && exercise && (
        <section className={look.section} aria-label={`The exercise: ${exercise.title}`}>
          <h2>{exercise.title}</h2>
          <ExerciseText exercise={exercise} />
        </section>
      )}
      <div className={look.acts}>
        {item.minutes >= 2 && (
          <Button
            kind="ghost"
            size="small"
            icon={Split}
            disabledReason={readOnly}
            onPress={() =>
              void act(
                'splitAgendaItem',
                { itemId, minutes: half },
                { done: `“${itemTitle(item.title)}” is two now, ${half} and ${item.minutes - half} minutes` },
              )
            }
          >
            Make two of it
          </Button>
        )}
        <Button
          kind="ghost"
          size="small"
          icon={Trash2}
          disabledReason={readOnly}
          onPress={() => {
            const at = workshop.agenda.findIndex((each) => each.itemId === itemId)
            const next = workshop.agenda[at + 1] ?? workshop.agenda[at - 1]
            if (next) onOpen(next.itemId)
            void act('trash', { ids: [itemId] }, { done: `“${itemTitle(item.title)}” taken off the agenda` })
          }}
        >
          Take it off the agenda
        </Button>
      </div>
    </div>
  )
}
