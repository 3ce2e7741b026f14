/**
 * Puts a quote or a note onto a step without leaving the place: type some of the step, Enter says it speaks for it,
 * after Alt 2 against it; Enter on a step where it stands already takes it off.
 */
import { useEffect, useState } from 'react'
import type { EvidencePlaceRow, EvidenceUse } from '#shared/contract/evidenceQueries.ts'
import type { EvidenceStance } from '#shared/model/plan.ts'
import { CodeTag } from '#renderer/ui/codes/CodeTag.tsx'
import { StanceSign } from '#renderer/ui/codes/StanceSign.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Key } from '#renderer/ui/controls/Key.tsx'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { ComboList } from '#renderer/ui/lists/ComboList.tsx'
import { useAwaitedPick } from '#renderer/ui/lists/useAwaitedPick.ts'
import { useComboList } from '#renderer/ui/lists/useComboList.ts'
import { FloatingPanel } from '#renderer/ui/overlays/Dialog.tsx'
import { QuoteText } from '#renderer/ui/text/QuoteText.tsx'
import { useQuery } from '../../data/useQuery.ts'
import { useAct } from '../acting.ts'
import { FailedNote } from '../FailedNote.tsx'
import { navigate } from '../navigation.ts'
import { type Asked, doneAsking, useAsked } from './askForStep.ts'
import { findPlaces } from './findPlaces.ts'
import { handOverKeys } from '../keysAhead.ts'
import styles from './StepPicker.module.css'

const keyOf = (subject: EvidencePlaceRow['subject']): string => JSON.stringify(subject)
const idOf = (row: EvidencePlaceRow): string => keyOf(row.subject)

export function StepPicker() {
  const asked = useAsked()
  return (
    <FloatingPanel
      isOpen={asked !== null}
      onOpenChange={(open) => !open && doneAsking()}
      label={asked?.target.startsWith('n_') ? 'Put this note onto a step' : 'Put this quote onto a step'}
    >
      {asked !== null && <StepPickerContent key={asked.target} asked={asked} />}
    </FloatingPanel>
  )
}

/** Sections by plan, and the gate of each after its steps. */
function sectionsOf(rows: readonly EvidencePlaceRow[]) {
  const bySection = new Map<string, EvidencePlaceRow[]>()
  for (const row of rows) {
    const plan = row.within === '' ? 'Untitled plan' : row.within
    const label = row.kind === 'gate' ? `${plan}: ready to go out?` : row.kind === 'side' ? `Tension: ${plan}` : plan
    bySection.set(label, [...(bySection.get(label) ?? []), row])
  }
  return [...bySection].map(([label, items]) => ({ id: label, label, items }))
}

function StepPickerContent({ asked }: { asked: Asked }) {
  const act = useAct()
  const [stance, setStance] = useState<EvidenceStance>('supports')
  const [query, setQuery] = useState('')
  // The field has the focus now; what was typed before is its beginning.
  useEffect(() => handOverKeys((ahead) => setQuery((now) => ahead + now)), [])
  const places = useQuery('evidencePlaces', {})
  const uses = useQuery('evidenceUses', { target: asked.target })
  const standing = new Map<string, EvidenceUse>((uses.rows ?? []).map((use) => [keyOf(use.subject), use]))
  const sections = sectionsOf(findPlaces(places.rows ?? [], query))
  const items = sections.flatMap((section) => section.items)
  const isNote = asked.target.startsWith('n_')
  const put = (row: EvidencePlaceRow): void => {
    // A side of a tension has the other side for what speaks against it.
    const side = row.kind === 'side' ? 'supports' : stance
    const to = standing.get(idOf(row))?.stance === side ? null : side
    const done = to === null ? 'Taken off' : to === 'supports' ? 'Put for' : 'Put against'
    void act(
      'setEvidence',
      { subject: row.subject, target: asked.target, stance: to },
      { done: `${done} “${row.title}”` },
    )
    doneAsking()
  }
  const list = useComboList({ items, idOf, query, onPick: put })
  const awaitPick = useAwaitedPick({
    text: query,
    isBehind: places.state === 'loading' || uses.state === 'loading',
    pickCurrent: () => list.current && put(list.current),
  })
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the dialog around it
    <div
      className={styles.body}
      onKeyDown={(event) => {
        const digit = /^Digit([12])$/.exec(event.code)?.[1]
        if (digit === undefined || !event.altKey) return
        event.preventDefault()
        setStance(digit === '1' ? 'supports' : 'disputes')
      }}
    >
      <div className={styles.asked}>
        {isNote ? (
          <span className={styles.note}>{asked.text === '' ? 'Untitled note' : asked.text}</span>
        ) : (
          <QuoteText size="row" lines={2}>
            {asked.text}
          </QuoteText>
        )}
        <span className={styles.from}>{isNote ? 'A note is shown on the step, but does not count' : asked.from}</span>
      </div>
      <SegmentedControl
        label="Speaks for or against the step"
        value={stance}
        onChange={setStance}
        className={styles.stance}
        segments={[
          { id: 'supports', label: 'Speaks for', sign: <StanceSign stance="supports" isColored /> },
          { id: 'disputes', label: 'Speaks against', sign: <StanceSign stance="disputes" isColored /> },
        ]}
      />
      <div className={styles.field}>
        <SearchField
          label="Step by its words"
          placeholder="Onto which step?"
          value={query}
          onChange={setQuery}
          combo={list.inputProps}
          onKeyDown={awaitPick}
          autoFocus
          isBare
        />
      </div>
      {places.error && <FailedNote what="The steps could not be read" error={places.error} />}
      {items.length > 0 ? (
        <ComboList label="Steps" list={list.listProps} sections={sections} idOf={idOf}>
          {(row) => <PlaceRow row={row} use={standing.get(idOf(row))} />}
        </ComboList>
      ) : (
        places.rows && (
          <EmptyState
            size="note"
            title={places.rows.length === 0 ? 'There is no plan yet' : `No step has “${query.trim()}”`}
            actions={
              places.rows.length === 0 && (
                <Button
                  onPress={() => {
                    doneAsking()
                    navigate({ place: 'plan' })
                  }}
                >
                  Go to the plan
                </Button>
              )
            }
          >
            {places.rows.length === 0 ? 'Evidence stands on the steps of a plan. Begin one first.' : undefined}
          </EmptyState>
        )
      )}
      <p className={styles.keys}>
        <span>
          <Key>Enter</Key> {stance === 'supports' ? 'puts it for' : 'puts it against'}
        </span>
        <span>
          <Key>Alt 1</Key> for
        </span>
        <span>
          <Key>Alt 2</Key> against
        </span>
      </p>
    </div>
  )
}

function PlaceRow({ row, use }: { row: EvidencePlaceRow; use: EvidenceUse | undefined }) {
  return (
    <div className={styles.row}>
      {row.phase !== null && <CodeTag code={{ name: row.phase }} />}
      <span className={styles.title}>{row.title}</span>
      {use && (
        <span className={styles.stands}>
          <StanceSign stance={use.stance} isColored />
          {use.stance === 'supports' ? 'speaks for it' : 'speaks against it'}
        </span>
      )}
    </div>
  )
}
