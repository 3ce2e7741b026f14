/** What a workshop is: its name, the client, the day and its hours, aims, people. */
import type { WorkshopPatch } from '#shared/contract/workshopCommands.ts'
import type { WorkshopView } from '#shared/contract/workshopQueries.ts'
import { useAct } from '#renderer/app/acting.ts'
import { DayField } from '#renderer/app/days/DayField.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { DraftText } from '#renderer/ui/controls/DraftText.tsx'
import { DraftField } from '../DraftField.tsx'
import { readClock } from '../words.ts'
import look from '../Workshop.module.css'
import { Lines } from './Lines.tsx'
import { Participants } from './Participants.tsx'

const readTime = (words: string): { value: string | null } | null => {
  if (words.trim() === '') return { value: null }
  const clock = readClock(words)
  return clock === null ? null : { value: clock }
}

export function About({ workshop }: { workshop: WorkshopView }) {
  const { workshopId } = workshop
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const isDisabled = readOnly !== undefined
  const edit = (patch: WorkshopPatch) => void act('editWorkshop', { workshopId, patch })
  return (
    <div className={look.view}>
      <DraftText
        label="Name of the workshop"
        look="title"
        isLine
        placeholder="Name this workshop"
        isDisabled={isDisabled}
        value={workshop.title}
        onSave={(title) => edit({ title })}
      />
      <div className={look.facts}>
        <DraftField
          label="Client"
          shown={workshop.client}
          read={(words) => ({ value: words.trim() })}
          help=""
          isDisabled={isDisabled}
          onSave={(client) => edit({ client })}
        />
        <DayField
          label="Day"
          month="first"
          value={workshop.on}
          isDisabled={isDisabled}
          onChange={(on) => edit({ on })}
        />
        <DraftField
          label="Begins"
          shown={workshop.startsAt ?? ''}
          read={readTime}
          placeholder="09:00"
          help="Write a time like 9:30."
          isDisabled={isDisabled}
          onSave={(startsAt) => edit({ startsAt })}
        />
        <DraftField
          label="Ends"
          shown={workshop.endsAt ?? ''}
          read={readTime}
          placeholder="12:30"
          help="Write a time like 12:30."
          isDisabled={isDisabled}
          onSave={(endsAt) => edit({ endsAt })}
        />
      </div>
      <Lines
        title="Aims"
        one="Aim"
        placeholder="What will be different afterwards?"
        lines={workshop.aims}
        readOnly={readOnly}
        onSet={(says, lineId) =>
          void act(
            'setAim',
            { workshopId, says, ...(lineId !== undefined && { lineId }) },
            says === null ? { done: 'Aim taken away' } : {},
          )
        }
      />
      <Participants workshop={workshop} readOnly={readOnly} />
      <Lines
        title="Companies"
        one="Company"
        hint="Names that the pack hides, where pseudonyms for companies are chosen. The client’s is hidden with them."
        placeholder="Name of a company"
        lines={workshop.companies.map(({ lineId, name }) => ({ lineId, text: name }))}
        readOnly={readOnly}
        onSet={(says, lineId) =>
          void act(
            'setCompany',
            { workshopId, says, ...(lineId !== undefined && { lineId }) },
            says === null ? { done: 'Company taken away' } : {},
          )
        }
      />
    </div>
  )
}
