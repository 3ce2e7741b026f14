/** The workshop at a glance: when and who, its phases, the agenda with its sum, and how its cards are made. */
import type { WorkshopPatch } from '#shared/contract/workshopCommands.ts'
import type { WorkshopView } from '#shared/contract/workshopQueries.ts'
import { type AgendaItemId, TemplateId } from '#shared/model/ids.ts'
import { phases } from '#shared/model/plan.ts'
import { phaseWords } from '#shared/model/planWords.ts'
import { CardSize, Paper } from '#shared/model/workshop.ts'
import { useAct } from '#renderer/app/acting.ts'
import { dayWords } from '#renderer/app/days/dayWords.ts'
import type { WorkshopViewId } from '#renderer/app/navigation.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { CodeTag } from '#renderer/ui/codes/CodeTag.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Checkbox } from '#renderer/ui/controls/Checkbox.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { Select } from '#renderer/ui/controls/Select.tsx'
import { useQuery } from '#renderer/data/useQuery.ts'
import { cardSizeWords } from '../words.ts'
import { Agenda } from './Agenda.tsx'
import styles from './Side.module.css'

/** No choice of its own: whatever is the usual one by then. */
const USUAL = 'usual'

export interface SideProps {
  workshop: WorkshopView
  openId: AgendaItemId | undefined
  onOpen: (itemId: AgendaItemId) => void
  show: (view: WorkshopViewId) => void
}

function headWords({ client, on, startsAt, endsAt, participants }: WorkshopView): string {
  const time = startsAt === null ? '' : endsAt === null ? `from ${startsAt}` : `${startsAt} to ${endsAt}`
  const people = participants.length
  return [
    client,
    [on === null ? 'no day yet' : dayWords(on), time].filter((words) => words !== '').join(', '),
    people === 0 ? 'nobody named yet' : `${people} ${people === 1 ? 'person' : 'people'}`,
  ]
    .filter((words) => words !== '')
    .join(' · ')
}

interface TemplateChoiceProps {
  workshop: WorkshopView
  isDisabled: boolean
  onChange: (template: TemplateId | null) => void
}

/** Whose name and logo stand on the pack; only where there is one to choose. */
function TemplateChoice({ workshop: { template }, isDisabled, onChange }: TemplateChoiceProps) {
  const { rows } = useQuery('templates', {})
  if (rows === undefined || rows.length === 0) return null
  const usual = rows.find(({ isUsual }) => isUsual)
  return (
    <Select
      label="Template"
      options={[
        { id: USUAL, label: usual?.name ?? 'None', detail: 'the usual one' },
        ...rows
          .filter(({ isUsual }) => !isUsual)
          .map(({ templateId, name }) => ({ id: templateId as string, label: name })),
      ]}
      value={template === null || template === usual?.templateId ? USUAL : template}
      isDisabled={isDisabled}
      onChange={(id) => onChange(id === USUAL ? null : TemplateId.parse(id))}
    />
  )
}

export function Side({ workshop, openId, onOpen, show }: SideProps) {
  const { workshopId, phases: chosen } = workshop
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const edit = (patch: WorkshopPatch) => void act('editWorkshop', { workshopId, patch })
  const quotes = workshop.shown.filter(({ kind, gone }) => kind === 'quote' && !gone).length
  const shown = workshop.shown.filter(({ gone }) => !gone).length
  return (
    <>
      <section className={styles.section}>
        <Button kind="link" className={styles.head} onPress={() => show('about')}>
          {headWords(workshop)}
        </Button>
      </section>
      <section className={styles.section} aria-label="Phases">
        <h2>
          Phases <span>{chosen.length === 0 ? 'all five' : `${chosen.length} of five`}</span>
        </h2>
        <div className={styles.phases}>
          {phases.map((phase) => {
            const isOn = chosen.includes(phase)
            return (
              <Button
                key={phase}
                isOn={isOn}
                label={`${phase} ${phaseWords[phase]}`}
                disabledReason={readOnly}
                className={styles.phase}
                onPress={() =>
                  edit({ phases: phases.filter((each) => (each === phase ? !isOn : chosen.includes(each))) })
                }
              >
                <CodeTag code={{ name: phase }} />
              </Button>
            )
          })}
        </div>
      </section>
      <Agenda workshop={workshop} openId={openId} onOpen={onOpen} />
      <section className={styles.section} aria-label="Evidence">
        <h2>
          Evidence{' '}
          <span>
            {shown === 0 ? 'none chosen' : `${shown} chosen, ${quotes === 1 ? '1 is a quote' : `${quotes} are quotes`}`}
          </span>
        </h2>
        <Button kind="link" onPress={() => show('evidence')}>
          {shown === 0 ? 'Choose what it shows' : 'Look through it'}
        </Button>
      </section>
      <section className={styles.section} aria-label="Cards and paper">
        <h2>Cards and paper</h2>
        <div className={styles.looks}>
          <SegmentedControl
            label="Size of the cards"
            segments={CardSize.options.map((id) => ({ id, label: cardSizeWords[id] }))}
            value={workshop.cardSize}
            isDisabled={readOnly !== undefined}
            onChange={(cardSize) => edit({ cardSize })}
          />
          <SegmentedControl
            label="Paper"
            segments={Paper.options.map((id) => ({ id, label: id === 'a4' ? 'On A4' : 'Letter' }))}
            value={workshop.paper}
            isDisabled={readOnly !== undefined}
            onChange={(paper) => edit({ paper })}
          />
        </div>
        <TemplateChoice
          workshop={workshop}
          isDisabled={readOnly !== undefined}
          onChange={(template) => edit({ template })}
        />
        <p className={styles.fact}>People stand by pseudonym, always.</p>
        <Checkbox
          isChecked={workshop.hideCompanies}
          isDisabled={readOnly !== undefined}
          onChange={(hideCompanies) => edit({ hideCompanies })}
        >
          Pseudonyms for companies, too
        </Checkbox>
      </section>
    </>
  )
}
