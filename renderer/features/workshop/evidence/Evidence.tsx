/** What the workshop shows: quotes, observations, steps and histories, each of which can be opened or taken off. */
import { Eye, ListChecks, Plus, Quote, Sparkles, UserRound, X } from 'lucide-react'
import { useState } from 'react'
import type { ShownView, WorkshopView } from '#shared/contract/workshopQueries.ts'
import { PersonId, QuoteId, StepId } from '#shared/model/ids.ts'
import { useAct } from '#renderer/app/acting.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { Icon, type LucideIcon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { QuoteText } from '#renderer/ui/text/QuoteText.tsx'
import look from '../Workshop.module.css'
import { ChooseEvidence } from './ChooseEvidence.tsx'
import styles from './Evidence.module.css'

const kinds: readonly { kind: ShownView['kind']; title: string; icon: LucideIcon }[] = [
  { kind: 'quote', title: 'Quotes', icon: Quote },
  { kind: 'observation', title: 'What you saw yourself', icon: Eye },
  { kind: 'step', title: 'Steps of a plan', icon: ListChecks },
  { kind: 'person', title: 'Histories of people, by pseudonym', icon: UserRound },
]

/** Where it stands; null where there is nothing to open. */
function openShown({ target, sourceId, planId }: ShownView): (() => void) | null {
  const [quoteId, stepId, personId] = [QuoteId, StepId, PersonId].map((id) => id.safeParse(target))
  if (quoteId?.success && sourceId !== null)
    return () => navigate({ place: 'library', sourceId, quoteId: QuoteId.parse(target) })
  if (stepId?.success && planId !== null) return () => navigate({ place: 'plan', planId, stepId: StepId.parse(target) })
  if (personId?.success) return () => navigate({ place: 'people', personId: PersonId.parse(target) })
  return null
}

export function Evidence({ workshop }: { workshop: WorkshopView }) {
  const { workshopId, shown } = workshop
  const act = useAct()
  const toasts = useToasts()
  const readOnly = useReadOnlyBecause()
  const [isChoosing, setChoosing] = useState(false)
  const fill = async (): Promise<void> => {
    const filled = await act('fillWorkshop', { workshopId })
    if (!filled) return
    toasts.show({
      text:
        filled.added === 0
          ? 'There is nothing more in the workspace that fits its phases and exercises.'
          : `${filled.added === 1 ? '1 piece was' : `${filled.added} pieces were`} chosen, from as many sources as there are.`,
      topic: 'fill',
    })
  }
  const acts = (
    <>
      <Button
        kind={shown.length === 0 ? 'solid' : 'plain'}
        icon={Sparkles}
        disabledReason={readOnly}
        onPress={() => void fill()}
      >
        Choose what fits
      </Button>
      <Button icon={Plus} disabledReason={readOnly} onPress={() => setChoosing(true)}>
        Choose by hand…
      </Button>
    </>
  )
  return (
    <>
      {shown.length === 0 ? (
        <EmptyState title="It shows nothing yet" actions={acts}>
          Cards, slides and sheets are made of what is chosen here. Let the workspace choose what fits the phases and
          exercises, or look for it by its words.
        </EmptyState>
      ) : (
        <div className={look.view}>
          <div className={look.acts}>{acts}</div>
          {kinds.map(({ kind, title, icon }) => {
            const rows = shown.filter((each) => each.kind === kind)
            if (rows.length === 0) return null
            return (
              <section key={kind} className={look.section} aria-label={title}>
                <h2 className={styles.head}>
                  <Icon of={icon} size={14} />
                  {title} <span>{rows.length}</span>
                </h2>
                <ul className={look.rows}>
                  {rows.map((row) => (
                    <li key={row.target} className={styles.row}>
                      <ShownRow row={row} />
                      <Button
                        kind="icon"
                        size="small"
                        icon={X}
                        label={`Take off: ${row.text.slice(0, 80)}`}
                        disabledReason={readOnly}
                        onPress={() =>
                          void act(
                            'choose',
                            { workshopId, targets: [row.target], chosen: false },
                            { done: 'Taken off this workshop' },
                          )
                        }
                      />
                    </li>
                  ))}
                </ul>
              </section>
            )
          })}
        </div>
      )}
      {isChoosing && <ChooseEvidence workshop={workshop} onClose={() => setChoosing(false)} />}
    </>
  )
}

function ShownRow({ row }: { row: ShownView }) {
  const open = openShown(row)
  const words =
    row.kind === 'quote' ? (
      <QuoteText size="row" lines={3}>
        {row.text}
      </QuoteText>
    ) : (
      <span>{row.text}</span>
    )
  return (
    <div className={styles.words}>
      {words}
      <span className={look.mute}>
        {row.gone ? 'In the trash or deleted; the pack leaves it out' : row.from}
        {open && !row.gone && (
          <>
            {row.from === '' ? '' : ' · '}
            <Button kind="link" onPress={open}>
              Open
            </Button>
          </>
        )}
      </span>
    </div>
  )
}
