/** Asks before somebody is erased, and says what that reaches and what it does not. */
import { useState } from 'react'
import type { NameOccurrence, PersonView } from '#shared/contract/peopleQueries.ts'
import { useAct } from '#renderer/app/acting.ts'
import { navigate, type Route } from '#renderer/app/navigation.ts'
import { useTeam } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { CodeId, NoteId, PersonId, PlanId, QuoteId, SourceId, StepId } from '#shared/model/ids.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import styles from './EraseDialog.module.css'

const nouns: Readonly<Record<NameOccurrence['kind'], string>> = {
  note: 'Note',
  source: 'Source',
  quote: 'Quote',
  memo: 'Memo on a quote',
  code: 'Code',
  plan: 'Plan',
  step: 'Step',
  observation: 'Observation',
  person: 'Record of',
  interaction: 'Log of another person',
  workshop: 'Workshop',
}

/** Where to go to see it; null: nowhere of its own. */
function routeTo({ kind, id, inside }: NameOccurrence): Route | null {
  if (kind === 'note') return { place: 'notes', noteId: NoteId.parse(id) }
  if (kind === 'source') return { place: 'library', sourceId: SourceId.parse(id) }
  if (kind === 'quote' || kind === 'memo')
    return { place: 'library', sourceId: SourceId.parse(inside), quoteId: QuoteId.parse(id) }
  if (kind === 'code') return { place: 'codes', codeId: CodeId.parse(id) }
  if (kind === 'plan') return { place: 'plan', planId: PlanId.parse(id) }
  if (kind === 'step') return { place: 'plan', planId: PlanId.parse(inside), stepId: StepId.parse(id) }
  const person = PersonId.safeParse(inside)
  if (person.success) return { place: 'people', personId: person.data }
  const plan = PlanId.safeParse(inside)
  return plan.success ? { place: 'plan', planId: plan.data } : null
}

export function EraseDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const act = useAct()
  const team = useTeam()
  const { rows: places } = useQuery('nameOccurrences', { personId: person.personId })
  const [isErasing, setErasing] = useState(false)
  const hasTeam = (team?.members.length ?? 0) > 1
  const erase = async (): Promise<void> => {
    if (isErasing) return
    setErasing(true)
    const done = await act('erasePerson', { personId: person.personId })
    setErasing(false)
    if (!done) return
    onClose()
    navigate({ place: 'people' }, { replace: true })
  }
  const go = (route: Route) => {
    onClose()
    navigate(route)
  }
  return (
    <Dialog
      isOpen
      role="alertdialog"
      width="wide"
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={`Erase ${person.name} for good?`}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Keep them
          </Button>
          <Button isDanger onPress={() => void erase()}>
            Erase {person.name}
          </Button>
        </>
      }
    >
      <div className={styles.words}>
        <p>
          Their record, their log and all that was judged of them are erased here now, with every earlier version.
          Nothing takes that back.
        </p>
        <p>
          {hasTeam
            ? 'Teammates’ devices erase at their next sync, and nobody can bring this record back. '
            : 'Devices that join later never learn of them. '}
          Not reached: exports and backups, devices that never sync, and what people typed into notes or sources.
        </p>
        {places !== undefined && places.length === 0 && <p>The name stands nowhere else in this workspace.</p>}
        {places !== undefined && places.length > 0 && (
          <>
            <p>
              {places.length === 1 ? 'The name also stands here:' : `The name also stands in ${places.length} places:`}
            </p>
            <ul className={styles.places}>
              {places.map((each) => {
                const route = routeTo(each)
                const title = each.title === '' ? 'untitled' : each.title
                return (
                  <li key={`${each.kind} ${each.id}`}>
                    <span className={styles.kind}>{nouns[each.kind]}</span>
                    {route === null ? (
                      <span className={styles.title}>{title}</span>
                    ) : (
                      <Button kind="link" className={styles.title} onPress={() => go(route)}>
                        {title}
                      </Button>
                    )}
                  </li>
                )
              })}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  )
}
