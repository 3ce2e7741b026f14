/** The phase × norm map: how much the team has heard where a phase meets a norm, for and against. */
import { Download, Grid3x3, Table2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import type { PhaseNormMap } from '#shared/contract/insightQueries.ts'
import { readMap } from '#shared/insight/mapReading.ts'
import { phaseNormTable } from '#shared/insight/phaseNorm.ts'
import { allFilterFields } from '#shared/insight/figures.ts'
import { narrowed } from '#shared/insight/narrowed.ts'
import { phaseNormPicture } from '#shared/insight/phaseNormPicture.ts'
import { IntoNote } from '#renderer/app/pictures/IntoNote.tsx'
import { PictureTable } from '#renderer/app/pictures/PictureTable.tsx'
import { useSavePicture } from '#renderer/app/pictures/savePicture.ts'
import { useOnly } from '#renderer/app/counted/filterWords.ts'
import { useCommand } from '#renderer/app/commands.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { usePreference } from '#renderer/data/preferences.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/overlays/Menu.tsx'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { BarActions } from '../barActions.ts'
import { InsightFilterBar } from '../InsightFilterBar.tsx'
import { hasFilters, useInsightFilters } from '../useInsightFilters.ts'
import { EmptyMap } from './EmptyMap.tsx'
import { HowCounted } from './HowCounted.tsx'
import { MapGrid } from './MapGrid.tsx'
import { useUnfolded } from './unfolded.ts'
import styles from './Map.module.css'

export default function MapTab() {
  const filters = useInsightFilters()
  const { rows: figure, error } = useSteadyQuery('phaseNormMap', { filters })
  const isFiltered = hasFilters(filters)
  if (error)
    return (
      <div className={styles.place}>
        <InsightFilterBar />
        <FailedNote what="The map could not be counted" error={error} />
      </div>
    )
  if (!figure) return <Skeleton label="Counting" lines={6} />
  if (figure.quotes === 0 && !isFiltered) return <EmptyMap />
  return <ShownMap figure={figure} isFiltered={isFiltered} isOneSource={filters.sourceId !== undefined} />
}

function ShownMap({
  figure,
  isFiltered,
  isOneSource,
}: {
  figure: PhaseNormMap
  isFiltered: boolean
  isOneSource: boolean
}) {
  const [isTable, setTable] = usePreference('insight.map.table', z.boolean(), false)
  const toggle = (): void => {
    setTable(!isTable)
    announce(isTable ? 'The map' : 'The map as a table')
  }
  useCommand('insight.table', toggle)
  const [open] = useUnfolded()
  const filters = useInsightFilters()
  const only = useOnly(filters, allFilterFields)
  const { picture, table } = useMemo(
    () => narrowed({ picture: phaseNormPicture(figure, new Set(open)), table: phaseNormTable(figure) }, only),
    [figure, open, only],
  )
  const save = useSavePicture(picture, table)
  const readOnly = useReadOnlyBecause()
  const [isAsking, setAsking] = useState(false)
  const ways: MenuEntry[] = [
    { id: 'svg', label: 'Save as SVG…', detail: 'Drawing, for print and for changing', onAction: save.svg },
    { id: 'png', label: 'Save as PNG…', detail: 'Picture, for slides and mail', onAction: save.png },
    { id: 'csv', label: 'Save its table as CSV…', onAction: save.csv },
    ...(readOnly === undefined
      ? [
          { id: 'line', kind: 'line' as const },
          { id: 'note', label: 'Into a note…', onAction: () => setAsking(true) },
        ]
      : []),
  ]
  return (
    <div className={styles.place}>
      <BarActions>
        <Button
          kind="icon"
          icon={isTable ? Grid3x3 : Table2}
          label={isTable ? 'Show the map' : 'Show the table'}
          keys="T"
          onPress={toggle}
        />
        <Menu label="Take the map along" entries={ways} placement="bottom end">
          <Button kind="icon" icon={Download} label="Take it along" />
        </Menu>
      </BarActions>
      <div className={styles.inner}>
        <div className={styles.head}>
          <InsightFilterBar />
          {!isTable && <Legend illustrates={figure.cells.some(({ illustrates }) => illustrates > 0)} />}
        </div>
        {isTable ? (
          <div className={styles.table}>
            <PictureTable table={table} />
          </div>
        ) : (
          <div className={styles.scroll}>
            <MapGrid figure={figure} />
          </div>
        )}
        <Reading figure={figure} isFiltered={isFiltered} isOneSource={isOneSource} />
      </div>
      {isAsking && (
        <IntoNote kind="phase-norm" filters={filters} title={picture.title} onClose={() => setAsking(false)} />
      )}
    </div>
  )
}

function Legend({ illustrates }: { illustrates: boolean }) {
  return (
    <div className={styles.legend}>
      <span className={styles.key}>
        <i className={styles.for} />
        supports
      </span>
      <span className={styles.key}>
        <i className={styles.disputed} />
        disputes
      </span>
      {illustrates && (
        <span className={styles.key}>
          <i className={styles.shown} />
          illustrates
        </span>
      )}
    </div>
  )
}

const sentence = (words: string, isFiltered: boolean): string => {
  const all = isFiltered ? `with these filters ${words}` : words
  return `${all}.`
}

/** What the figure says of its own ground. */
function Reading({
  figure,
  isFiltered,
  isOneSource,
}: {
  figure: PhaseNormMap
  isFiltered: boolean
  isOneSource: boolean
}) {
  const { thin, blank } = readMap(figure)
  const quotes =
    figure.quotes === 1
      ? '1 quote carries a phase and a norm'
      : `${figure.quotes.toLocaleString('en')} quotes carry a phase and a norm`
  return (
    <p className={styles.reading}>
      {figure.quotes === 0 ? (
        'Nothing passes these filters. '
      ) : (
        <>
          {`${quotes}${isFiltered ? ' and pass the filters' : ''}. `}
          {/* Of one source alone, every cell rests on one. */}
          {thin !== null && !isOneSource && (
            <>
              <b>Thin ground:</b> {sentence(thin, isFiltered)}{' '}
            </>
          )}
          {blank !== null && (
            <>
              <b>Blank:</b> {sentence(blank, isFiltered)}{' '}
            </>
          )}
        </>
      )}
      <HowCounted />
    </p>
  )
}
