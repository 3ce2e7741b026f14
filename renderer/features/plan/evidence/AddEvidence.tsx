/**
 * Evidence for one thing, from everything that was said and written: type, Enter puts what is found for (or, once
 * turned, against) and the panel stays for the next; or write down what one saw oneself.
 */
import { Eye } from 'lucide-react'
import { useState } from 'react'
import type { EvidenceSubject, EvidenceView } from '#shared/contract/evidenceQueries.ts'
import type { EvidenceStance } from '#shared/model/plan.ts'
import { useAct } from '#renderer/app/acting.ts'
import { FoundRow } from '#renderer/app/evidence/FoundRow.tsx'
import { type Found, useFound } from '#renderer/app/evidence/useFound.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { StanceSign } from '#renderer/ui/codes/StanceSign.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Key } from '#renderer/ui/controls/Key.tsx'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { ComboList } from '#renderer/ui/lists/ComboList.tsx'
import { useComboList } from '#renderer/ui/lists/useComboList.ts'
import { FloatingPanel } from '#renderer/ui/overlays/Dialog.tsx'
import { ObservationForm } from './ObservationForm.tsx'
import styles from './AddEvidence.module.css'

export interface AddEvidenceProps {
  subject: EvidenceSubject
  what: string
  stance: EvidenceStance
  /** False: it can only speak for it, and only what can be quoted. */
  canDispute?: boolean | undefined
  /** What stands on it already. */
  view: EvidenceView
  onClose: () => void
}

export function AddEvidence(props: AddEvidenceProps) {
  return (
    <FloatingPanel isOpen onOpenChange={(open) => !open && props.onClose()} label={`Evidence for ${props.what}`}>
      <AddEvidenceContent {...props} />
    </FloatingPanel>
  )
}

function AddEvidenceContent({ subject, what, stance: first, canDispute = true, view, onClose }: AddEvidenceProps) {
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const [stance, setStance] = useState<EvidenceStance>(first)
  const [query, setQuery] = useState('')
  const [isSeeing, setSeeing] = useState(false)
  const { found, error } = useFound(query)
  const standing = new Map<string, EvidenceStance>(view.pieces.map((piece) => [piece.target, piece.stance]))
  const side = stance === 'supports' ? 'for' : 'against'

  const put = async ({ target }: Found): Promise<void> => {
    const to = standing.get(target) === stance ? null : stance
    const done = await act('setEvidence', { subject, target, stance: to })
    if (done) announce(to === null ? 'Taken off' : canDispute ? `Put ${side}` : 'Put here')
  }
  const list = useComboList({ items: found, idOf: ({ target }) => target, query, onPick: (item) => void put(item) })

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the dialog around it
    <div
      className={styles.body}
      onKeyDown={(event) => {
        const digit = /^Digit([12])$/.exec(event.code)?.[1]
        if (digit === undefined || !event.altKey || !canDispute) return
        event.preventDefault()
        setStance(digit === '1' ? 'supports' : 'disputes')
      }}
    >
      {canDispute && (
        <div className={styles.head}>
          <SegmentedControl
            label={`Speaks for or against ${what}`}
            value={stance}
            onChange={setStance}
            segments={[
              { id: 'supports', label: 'Speaks for', sign: <StanceSign stance="supports" isColored /> },
              { id: 'disputes', label: 'Speaks against', sign: <StanceSign stance="disputes" isColored /> },
            ]}
          />
          <Button
            kind="ghost"
            size="small"
            icon={Eye}
            isOn={isSeeing}
            disabledReason={readOnly}
            onPress={() => setSeeing(!isSeeing)}
          >
            What you saw yourself
          </Button>
        </div>
      )}
      {isSeeing ? (
        <div className={styles.form}>
          <ObservationForm
            text={query}
            on={null}
            action={stance === 'supports' ? 'Add for' : 'Add against'}
            onCancel={() => setSeeing(false)}
            onSave={(text, on) => {
              void act('addObservation', { subject, text, on, stance }, { done: `Observation put ${side}` })
              onClose()
            }}
          />
        </div>
      ) : (
        <>
          <div className={styles.field}>
            <SearchField
              label="Find a quote or a note"
              placeholder="Words of a quote or a note"
              value={query}
              onChange={setQuery}
              combo={list.inputProps}
              autoFocus
              isBare
            />
          </div>
          <ComboList
            label="Quotes and notes"
            list={list.listProps}
            sections={[{ id: 'found', items: found }]}
            idOf={({ target }) => target}
          >
            {(item) => <FoundRow item={item} stance={standing.get(item.target)} />}
          </ComboList>
          {error && <FailedNote what="The quotes could not be read" error={error} />}
          {found.length === 0 && !error && (
            <p className={styles.none}>
              {query.trim() === ''
                ? 'There are no quotes yet. Mark words in a source, or write down what you saw yourself.'
                : `Nothing for “${query.trim()}”.`}
            </p>
          )}
          <p className={styles.keys}>
            <span>
              <Key>Enter</Key> {canDispute ? `puts it ${side}, again takes it off` : 'puts it here, again takes it off'}
            </span>
            {canDispute && (
              <span>
                <Key>Alt 1</Key> for, <Key>Alt 2</Key> against
              </span>
            )}
            <span>
              <Key>Esc</Key> done
            </span>
          </p>
        </>
      )}
    </div>
  )
}
