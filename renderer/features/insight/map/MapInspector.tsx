/** The quotes of a cell, for and against, each with the way to its place. */
import { X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { VisuallyHidden } from '#renderer/ui/base/VisuallyHidden.tsx'
import { headingOf } from '#shared/insight/mapWords.ts'
import type { CodeId } from '#shared/model/ids.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useInspectorOpen } from '#renderer/app/inspectorOpen.ts'
import { useRoute } from '#renderer/app/navigation.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { splitCodeName } from '#renderer/ui/codes/codeLook.ts'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { CodeTag } from '#renderer/ui/codes/CodeTag.tsx'
import { type Stance, StanceSign, stances } from '#renderer/ui/codes/StanceSign.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { useShell } from '#renderer/ui/panes/shellContext.ts'
import { useInsightFilters } from '../useInsightFilters.ts'
import { contestedWords, sourceWords, stanceCounts } from './cellWords.ts'
import { cellsByPlace } from './mapModel.ts'
import { QuoteList } from '../behind/QuoteList.tsx'
import styles from '../behind/Behind.module.css'
import { focusMap } from './openCell.ts'

export default function MapInspector() {
  const route = useRoute()
  const cell = route.place === 'insight' ? route.cell : undefined
  return cell && <CellPane key={`${cell.row} ${cell.column}`} row={cell.row} column={cell.column} />
}

type Shown = 'all' | Stance

function CellPane({ row, column }: { row: CodeId; column: CodeId }) {
  const filters = useInsightFilters()
  const { rows: figure, error } = useSteadyQuery('phaseNormMap', { filters })
  const [, setInspectorOpen] = useInspectorOpen()
  const { over } = useShell()
  const [chosen, setChosen] = useState<Shown>('all')
  const cell = figure && cellsByPlace(figure)(row, column)
  // The last quote of a stance may have gone while it was looked at.
  const shown: Shown = chosen !== 'all' && cell?.[chosen] === 0 ? 'all' : chosen
  const close = (): void => {
    setInspectorOpen(false)
    focusMap()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // Over the content the shell puts it away, and gives the focus back.
    if (event.key !== 'Escape' || event.defaultPrevented || over === 'inspector') return
    event.preventDefault()
    close()
  }
  return (
    <Pane
      kind="inspector"
      label="Quotes in this cell"
      bar={
        <PaneBar
          title={
            <CellTitle
              row={row}
              column={column}
              columnTitle={figure?.columns.find((each) => each.codeId === column)?.title}
            />
          }
          actions={over !== 'inspector' && <Button kind="icon" icon={X} label="Close" keys="Esc" onPress={close} />}
        />
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape of the quotes inside, which have the focus */}
      <div className={styles.body} onKeyDown={onKeyDown}>
        {error && <FailedNote what="The map could not be counted" error={error} />}
        {figure && !cell && (
          <EmptyState size="note" title="No evidence">
            {Object.keys(filters).length > 0
              ? 'No quote that passes the filters has both. Take a filter off to see what else there is.'
              : 'No quote has a code of each yet. Where somebody speaks of both, give the quote two codes: it will stand here.'}
          </EmptyState>
        )}
        {cell && (
          <>
            <p className={styles.counts}>
              {[stanceCounts(cell), contestedWords(cell), sourceWords(cell)].filter((words) => words !== '').join('; ')}
            </p>
            <SegmentedControl
              label="Which quotes"
              fill
              segments={[
                { id: 'all', label: `All ${cell.quotes.toLocaleString('en')}` },
                ...stances
                  .filter((stance) => stance !== 'illustrates' || cell.illustrates > 0)
                  .map((stance) => ({
                    id: stance,
                    label: cell[stance].toLocaleString('en'),
                    sign: (
                      <>
                        <StanceSign stance={stance} isColored />
                        <VisuallyHidden>{stance}</VisuallyHidden>
                      </>
                    ),
                  })),
              ]}
              value={shown}
              onChange={setChosen}
            />
            <QuoteList name="mapQuotes" input={{ row, column, filters, ...(shown !== 'all' && { stance: shown }) }} />
          </>
        )}
      </div>
    </Pane>
  )
}

/** "P3 LISTEN × R1 Give". */
function CellTitle({ row, column, columnTitle }: { row: CodeId; column: CodeId; columnTitle: string | undefined }) {
  const { look, byId } = useCodebook()
  const rowLook = look(row)
  return (
    <span className={styles.title}>
      {splitCodeName(rowLook).rest === '' ? (
        <>
          <CodeTag code={rowLook} />
          <span>{headingOf(row, byId.get(row)?.title ?? '').short}</span>
        </>
      ) : (
        <CodeChip code={rowLook} />
      )}
      <span className={styles.times} aria-hidden="true">
        ×
      </span>
      <VisuallyHidden>and</VisuallyHidden>
      <CodeTag code={look(column)} />
      {columnTitle !== undefined && <span>{headingOf(column, columnTitle).short}</span>}
    </span>
  )
}
