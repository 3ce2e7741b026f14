/** Our share of what passes, and how much of our gives helps, each with the interval that holds it. */
import { useMemo } from 'react'
import { z } from 'zod'
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import type { GivingShares } from '#shared/contract/insightStates.ts'
import { givingTable, rowsBy } from '#shared/insight/giving.ts'
import { givingPicture, helpPicture } from '#shared/insight/givingPictures.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { KeepablePicture } from '#renderer/app/pictures/KeepablePicture.tsx'
import { useOpenBehind } from '#renderer/app/pictures/openBehind.ts'
import { usePreference } from '#renderer/data/preferences.ts'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { WayRow } from '#renderer/ui/lists/WayRow.tsx'
import { Ways } from '../Ways.tsx'
import styles from './States.module.css'

const CalledBy = z.enum(['name', 'pseudonym'])
const ways = [
  { id: 'name', label: 'By name' },
  { id: 'pseudonym', label: 'By pseudonym' },
] as const

const times = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`

export interface GivingFiguresProps {
  figure: GivingShares
  filters: InsightFilters
  isFromBeginning: boolean
}

export function GivingFigures({ figure, filters, isFromBeginning }: GivingFiguresProps) {
  const onOpen = useOpenBehind(filters, 'states')
  const [by, setBy] = usePreference('insight.states.by', CalledBy, 'name')
  const { table, giving, help } = useMemo(
    () => ({ table: givingTable(figure, by), giving: givingPicture(figure, by), help: helpPicture(figure, by) }),
    [figure, by],
  )
  const rows = useMemo(() => rowsBy(figure, by), [figure, by])
  // Notes call people by name; what leaves of them has pseudonyms all the same.
  const kept = (kind: string) => (by === 'name' ? { kind, filters } : undefined)
  return (
    <>
      <div className={styles.figure}>
        <KeepablePicture
          onOpen={onOpen}
          picture={giving}
          table={table}
          kept={kept('giving')}
          actions={
            figure.people > 0 && (
              <SegmentedControl label="People are called" segments={ways} value={by} onChange={setBy} />
            )
          }
        />
        {figure.people > 0 && (
          <p className={styles.note}>
            {isFromBeginning ? 'Everything that is logged. ' : ''}What is taken along calls people as they are called
            here.
          </p>
        )}
        <Ways
          label="Who gave and acted"
          rows={rows}
          keyOf={({ row }) => row.personId}
          row={({ who, row: { personId, gives, acts, asks, help: helped, promotion } }) => (
            <WayRow isOneLine onPress={() => navigate({ place: 'people', personId })}>
              <span className={styles.name} dir="auto">
                {who}
              </span>
              <span className={styles.why}>
                {[
                  `${times(gives, 'give')}${gives > 0 ? ` (${helped} helped, ${promotion} promoted us)` : ''}`,
                  `${times(acts, 'act')} of theirs`,
                  times(asks, 'ask'),
                ].join(' · ')}
              </span>
            </WayRow>
          )}
        />
      </div>
      <div className={styles.figure}>
        <KeepablePicture onOpen={onOpen} picture={help} table={table} kept={kept('help')} />
      </div>
    </>
  )
}
