/** Who moved where, by name with the reason, and how many stood where week by week. */
import { ArrowRight } from 'lucide-react'
import { useMemo } from 'react'
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import type { StateMove, StateMoves } from '#shared/contract/insightStates.ts'
import { stateWeeksPicture, statesPicture } from '#shared/insight/statePictures.ts'
import { stateWeeksTable, statesTable } from '#shared/insight/states.ts'
import { stateInWords } from '#shared/measure/stateWords.ts'
import { dayWords } from '#renderer/app/days/dayWords.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { KeepablePicture } from '#renderer/app/pictures/KeepablePicture.tsx'
import { useOpenBehind } from '#renderer/app/pictures/openBehind.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { VisuallyHidden } from '#renderer/ui/base/VisuallyHidden.tsx'
import { StateChip } from '#renderer/ui/codes/StateChip.tsx'
import { WayRow } from '#renderer/ui/lists/WayRow.tsx'
import { Ways } from '../Ways.tsx'
import styles from './States.module.css'

export function MovesFigures({ figure, filters }: { figure: StateMoves; filters: InsightFilters }) {
  const onOpen = useOpenBehind(filters, 'states')
  const pictures = useMemo(
    () => ({
      moves: { picture: statesPicture(figure), table: statesTable(figure) },
      weeks: { picture: stateWeeksPicture(figure), table: stateWeeksTable(figure) },
    }),
    [figure],
  )
  return (
    <>
      <div className={styles.figure}>
        <KeepablePicture onOpen={onOpen} {...pictures.moves} kept={{ kind: 'state-moves', filters }} />
        {figure.people > 0 && <WhoMoved figure={figure} />}
      </div>
      <div className={styles.figure}>
        <KeepablePicture onOpen={onOpen} {...pictures.weeks} kept={{ kind: 'state-weeks', filters }} />
      </div>
    </>
  )
}

function WhoMoved({ figure: { moves, returned } }: { figure: StateMoves }) {
  return (
    <>
      <h3 className={styles.subhead}>{moves.length === 0 ? 'Nobody moved' : movedWords(moves.length)}</h3>
      <Ways
        label="Who moved"
        rows={moves}
        keyOf={({ personId }) => personId}
        row={(move) => (
          <WayRow onPress={() => navigate({ place: 'people', personId: move.personId })}>
            <Moved move={move} />
          </WayRow>
        )}
      />
      {returned.length > 0 && (
        <>
          <h3 className={styles.subhead}>Moved and came back</h3>
          <Ways
            label="Who came back"
            rows={returned}
            keyOf={({ personId }) => personId}
            row={({ personId, name, state, changes }) => (
              <WayRow isOneLine onPress={() => navigate({ place: 'people', personId })}>
                <span className={styles.name} dir="auto">
                  {name}
                </span>
                <span className={styles.why}>{`${stateInWords(state)} again, after ${changes} changes`}</span>
              </WayRow>
            )}
          />
        </>
      )}
    </>
  )
}

const movedWords = (count: number): string =>
  count === 1 ? '1 person moved' : `${count.toLocaleString('en')} people moved`

function Moved({ move: { name, was, now, on, reason } }: { move: StateMove }) {
  return (
    <span className={styles.words}>
      <span className={styles.line}>
        <span className={styles.name} dir="auto">
          {name}
        </span>
        <StateChip state={was} />
        <Icon of={ArrowRight} size={14} />
        <VisuallyHidden>to</VisuallyHidden>
        <StateChip state={now} />
      </span>
      <span className={styles.why}>{`${dayWords(on)} · ${reason}`}</span>
    </span>
  )
}
