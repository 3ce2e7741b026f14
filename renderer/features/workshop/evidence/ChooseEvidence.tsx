/** Chooses what a workshop shows: type, Enter puts what is found on it or takes it off, and the panel stays for the next. */
import { Check } from 'lucide-react'
import { useState } from 'react'
import type { WorkshopView } from '#shared/contract/workshopQueries.ts'
import { type ShownTarget } from '#shared/model/workshop.ts'
import { PersonId, StepId } from '#shared/model/ids.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useFound } from '#renderer/app/evidence/useFound.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { Key } from '#renderer/ui/controls/Key.tsx'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { ComboList } from '#renderer/ui/lists/ComboList.tsx'
import { useComboList } from '#renderer/ui/lists/useComboList.ts'
import { FloatingPanel } from '#renderer/ui/overlays/Dialog.tsx'
import { QuoteText } from '#renderer/ui/text/QuoteText.tsx'
import { Snippet, type TextRange } from '#renderer/ui/text/Snippet.tsx'
import look from '../Workshop.module.css'
import styles from './Evidence.module.css'

interface Choice {
  target: ShownTarget
  isSaid: boolean
  text: string
  ranges: readonly TextRange[]
  from: string
}
type Kind = 'quote' | 'step' | 'person'

const MOST = 40
const onlyQuotes = ['quote'] as const

/** Steps and people by their words; without words, none. */
function useOthers(query: string, kind: Kind): Choice[] {
  const words = query.trim()
  const { rows } = useSteadyQuery(
    'quickFind',
    kind === 'quote' || words === '' ? null : { query: words, kinds: [kind], limit: MOST },
  )
  return (rows ?? []).flatMap((row): Choice[] => {
    if (row.kind !== kind) return []
    const target = kind === 'step' ? StepId.parse(row.id) : PersonId.parse(row.id)
    return [{ target, isSaid: false, text: row.title, ranges: [], from: row.detail }]
  })
}

export function ChooseEvidence({ workshop, onClose }: { workshop: WorkshopView; onClose: () => void }) {
  return (
    <FloatingPanel isOpen onOpenChange={(isOpen) => !isOpen && onClose()} label="Choose what the workshop shows">
      <ChooseContent workshop={workshop} />
    </FloatingPanel>
  )
}

function ChooseContent({ workshop }: { workshop: WorkshopView }) {
  const { workshopId, shown } = workshop
  const act = useAct()
  const [query, setQuery] = useState('')
  const [kind, setKind] = useState<Kind>('quote')
  const { found, error } = useFound(query, onlyQuotes)
  const others = useOthers(query, kind)
  const items =
    kind === 'quote'
      ? found.flatMap((each): Choice[] => (each.kind === 'quote' ? [{ ...each, isSaid: true }] : []))
      : others
  const standing = new Set<string>(shown.map(({ target }) => target))
  const put = async ({ target }: Choice): Promise<void> => {
    const chosen = !standing.has(target)
    const done = await act('choose', { workshopId, targets: [target], chosen })
    if (done) announce(chosen ? 'Chosen' : 'Taken off')
  }
  const list = useComboList({ items, idOf: ({ target }) => target, query, onPick: (item) => void put(item) })
  return (
    <div className={styles.body}>
      <div className={styles.kinds}>
        <SegmentedControl
          label="What to choose from"
          value={kind}
          onChange={setKind}
          segments={[
            { id: 'quote', label: 'Quotes' },
            { id: 'step', label: 'Steps' },
            { id: 'person', label: 'Histories of people' },
          ]}
        />
      </div>
      <div className={styles.field}>
        <SearchField
          label="Find evidence"
          placeholder={kind === 'quote' ? 'Words of a quote' : kind === 'step' ? 'Words of a step' : 'A name'}
          value={query}
          onChange={setQuery}
          combo={list.inputProps}
          autoFocus
          isBare
        />
      </div>
      <ComboList
        label="Evidence"
        list={list.listProps}
        sections={[{ id: 'found', items }]}
        idOf={({ target }) => target}
      >
        {(item) => (
          <div className={styles.pick}>
            <span>{standing.has(item.target) && <Icon of={Check} size={14} />}</span>
            <span className={styles.words}>
              {item.isSaid ? (
                <QuoteText size="row" lines={2}>
                  <Snippet text={item.text} ranges={item.ranges} />
                </QuoteText>
              ) : (
                item.text
              )}
              <span className={look.mute}>
                {standing.has(item.target)
                  ? ['Chosen', item.from].filter((words) => words !== '').join(' · ')
                  : item.from}
              </span>
            </span>
          </div>
        )}
      </ComboList>
      {error && <FailedNote what="The evidence could not be read" error={error} />}
      {items.length === 0 && !error && (
        <p className={styles.none}>
          {query.trim() !== ''
            ? `Nothing for “${query.trim()}”.`
            : kind === 'quote'
              ? 'There are no quotes yet. Mark words in a source first.'
              : 'Type what to look for.'}
        </p>
      )}
      <p className={styles.keys}>
        <Key>Enter</Key> chooses, again takes off · <Key>Esc</Key> done
      </p>
    </div>
  )
}
