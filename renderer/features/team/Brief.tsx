/** What others changed while one was away, by person, and what moved and turned by it; each with a way to its place. */
import {
  BookOpen,
  Highlighter,
  Handshake,
  ListChecks,
  MessagesSquare,
  NotebookPen,
  Presentation,
  Puzzle,
  Quote,
  Scale,
  Stamp,
  StickyNote,
  Tags,
  UserRound,
  Users,
} from 'lucide-react'
import type { Brief as BriefView, BriefMoves, BriefRow } from '#shared/contract/team.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { whenWords } from '#renderer/app/whenWords.ts'
import { useQuery, useSteadyQuery } from '#renderer/data/useQuery.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import type { LucideIcon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { WayList, WayRow } from '#renderer/ui/lists/WayRow.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { QuoteText } from '#renderer/ui/text/QuoteText.tsx'
import { BriefMoved } from './BriefMoved.tsx'
import { briefByPerson, briefSummary, rowWords, titleWords } from './briefWords.ts'
import { briefRoute } from './places.ts'
import { useTeamAct } from './useTeamAct.ts'
import styles from './Brief.module.css'

const icons: Readonly<Record<BriefRow['kind'], LucideIcon>> = {
  source: BookOpen,
  quote: Quote,
  coding: Highlighter,
  memo: StickyNote,
  note: NotebookPen,
  code: Tags,
  member: Users,
  plan: ListChecks,
  step: ListChecks,
  person: UserRound,
  interaction: MessagesSquare,
  group: Users,
  tension: Scale,
  workshop: Presentation,
  agendaItem: Presentation,
  exercise: Puzzle,
  template: Stamp,
  settlement: Handshake,
}

export function Brief() {
  const { rows: brief, error } = useQuery('brief', {})
  const { rows: moves, error: movesError } = useSteadyQuery('briefMoves', {})
  return (
    <Pane kind="inspector" label="While you were away" bar={<PaneBar title="While you were away" />}>
      {error ? (
        <FailedNote what="What changed could not be read" error={error} />
      ) : (
        brief && <Changes brief={brief} moves={moves} />
      )}
      {movesError && <FailedNote what="What moved could not be read" error={movesError} />}
    </Pane>
  )
}

function Nothing() {
  return (
    <EmptyState size="note" title="Nothing new">
      What others change is listed here when it reaches this computer, with a way to each place.
    </EmptyState>
  )
}

function Changes({ brief, moves }: { brief: BriefView; moves: BriefMoves | undefined }) {
  const { act, isBusy } = useTeamAct()
  const hasMoved = moves !== undefined && ((moves.states?.length ?? 0) > 0 || moves.verdicts.length > 0)
  if (brief.total === 0 && !hasMoved) return <Nothing />
  return (
    <div className={styles.brief}>
      <p className={styles.summary}>{brief.total > 0 ? briefSummary(brief) : 'No changes by others.'}</p>
      <p className={styles.acts}>
        <Button kind="link" isBusy={isBusy} onPress={() => void act('briefRead', {})}>
          Mark as read
        </Button>
      </p>
      {moves && <BriefMoved moves={moves} />}
      {briefByPerson(brief.rows).map(({ name, rows }) => (
        <section key={name} aria-label={name} className={styles.person}>
          <h2 className={styles.name}>
            {name} <span className={styles.count}>{rows.length}</span>
          </h2>
          <WayList>
            {rows.map((row) => (
              <li key={`${row.kind} ${row.id} ${row.at}`}>
                <Row row={row} />
              </li>
            ))}
          </WayList>
        </section>
      ))}
      {brief.rows.length < brief.total && (
        <p className={styles.summary}>And {(brief.total - brief.rows.length).toLocaleString()} more, older ones.</p>
      )}
    </div>
  )
}

function Row({ row }: { row: BriefRow }) {
  const route = briefRoute(row)
  const isSaid =
    ['quote', 'memo', 'settlement'].includes(row.kind) || (row.kind === 'coding' && row.id !== row.sourceId)
  return (
    <WayRow icon={icons[row.kind]} onPress={route === null ? undefined : () => navigate(route)}>
      <span className={styles.words}>
        <span className={styles.what}>{`${rowWords(row)} · ${whenWords(row.at)}`}</span>
        {isSaid ? (
          <QuoteText size="row" lines={2}>
            {row.title}
          </QuoteText>
        ) : (
          <span className={styles.title}>{titleWords(row)}</span>
        )}
      </span>
    </WayRow>
  )
}
