/** Claims that contradict each other, and words that people mean differently: what speaks for each, and where we stand. */
import { CircleDashed, Plus } from 'lucide-react'
import { useState } from 'react'
import type { TensionRow } from '#shared/contract/evidenceQueries.ts'
import type { TensionId } from '#shared/model/ids.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { VirtualList } from '#renderer/ui/lists/VirtualList.tsx'
import { NewTension } from './NewTension.tsx'
import { TensionDetail } from './TensionDetail.tsx'
import styles from './Tensions.module.css'

export interface TensionsViewProps {
  /** The one that was asked for from elsewhere. */
  wanted: TensionId | undefined
}

const sourcesWords = ({ sides }: TensionRow): string =>
  sides.every(({ sources }) => sources === 0) ? 'nobody quoted' : sides.map(({ sources }) => sources).join(' : ')

/** How a row reads: "Advocacy, a word with 2 meanings, sources 1 : 0, no position yet". */
const rowName = (row: TensionRow): string =>
  [
    row.title,
    row.kind === 'term' ? `a word with ${row.sides.length} meanings` : 'two claims',
    `sources ${sourcesWords(row)}`,
    row.position === null ? 'no position yet' : 'position recorded',
  ].join(', ')

export function TensionsView({ wanted }: TensionsViewProps) {
  const readOnly = useReadOnlyBecause()
  const { rows, error } = useQuery('tensions', {})
  const [chosen, setChosen] = useState<TensionId | undefined>(wanted)
  const [isNew, setNew] = useState(false)
  if (error) return <FailedNote what="The tensions could not be read" error={error} />
  if (!rows) return null
  const open = rows.find(({ tensionId }) => tensionId === chosen) ?? rows[0]
  const waiting = rows.filter(({ position }) => position === null).length
  return (
    <div className={styles.view}>
      <div className={styles.list}>
        <div className={styles.listHead}>
          <p className={styles.waiting}>
            {waiting === 0
              ? 'The team has said where it stands on each.'
              : waiting === 1
                ? 'One waits for the team’s position.'
                : `${waiting} wait for the team’s position.`}
          </p>
          <Button
            kind="icon"
            size="small"
            icon={Plus}
            label="New tension or word"
            disabledReason={readOnly}
            onPress={() => setNew(true)}
          />
        </div>
        <VirtualList
          label="Tensions"
          items={rows}
          idOf={(row) => row.tensionId}
          textOf={rowName}
          rowHeight={56}
          selectedId={isNew ? null : (open?.tensionId ?? null)}
          onOpen={(row) => {
            setNew(false)
            setChosen(row.tensionId)
          }}
          hasLines
        >
          {(row) => (
            <span className={styles.row}>
              <span className={styles.rowTitle}>{row.title}</span>
              <span className={styles.rowDetail}>
                {row.position === null && <Icon of={CircleDashed} size={12} />}
                {[row.kind === 'term' ? 'Word' : null, sourcesWords(row), row.position === null ? 'no position' : null]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          )}
        </VirtualList>
      </div>
      <div className={styles.detail}>
        {isNew ? (
          <NewTension
            onDone={(made) => {
              setNew(false)
              if (made !== null) setChosen(made)
            }}
          />
        ) : (
          open && <TensionDetail key={open.tensionId} tension={open} />
        )}
      </div>
    </div>
  )
}
