/** States that moved and verdicts that turned since the brief was last read, each with a way to its place. */
import { ArrowRight, UserRound } from 'lucide-react'
import type { BriefMoves, BriefStateMove, BriefVerdictTurn } from '#shared/contract/team.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { VisuallyHidden } from '#renderer/ui/base/VisuallyHidden.tsx'
import { StateChip } from '#renderer/ui/codes/StateChip.tsx'
import { VerdictLabel } from '#renderer/ui/codes/VerdictSign.tsx'
import { WayList, WayRow } from '#renderer/ui/lists/WayRow.tsx'
import { QuoteText } from '#renderer/ui/text/QuoteText.tsx'
import { movedWords, pieceWords } from './moveWords.ts'
import brief from './Brief.module.css'
import styles from './BriefMoved.module.css'

export function BriefMoved({ moves: { states, verdicts } }: { moves: BriefMoves }) {
  const isQuiet = states !== null && states.length === 0 && verdicts.length === 0
  if (isQuiet) return null
  return (
    <>
      {states === null && (
        <p className={brief.summary} role="status">
          The states of relationships are being worked out.
        </p>
      )}
      {states !== null && states.length > 0 && (
        <section aria-label="States that moved" className={brief.person}>
          <h2 className={brief.name}>States that moved</h2>
          {states.map((move) => (
            <Moved key={`${move.was} ${move.now}`} move={move} />
          ))}
        </section>
      )}
      {verdicts.length > 0 && (
        <section aria-label="Verdicts that turned" className={brief.person}>
          <h2 className={brief.name}>
            Verdicts that turned <span className={brief.count}>{verdicts.length}</span>
          </h2>
          <WayList>
            {verdicts.map((turn) => (
              <li key={turn.stepId}>
                <Turned turn={turn} />
              </li>
            ))}
          </WayList>
        </section>
      )}
    </>
  )
}

function Moved({ move }: { move: BriefStateMove }) {
  return (
    <div className={styles.move}>
      <h3 className={styles.moved}>{movedWords(move)}</h3>
      <p className={styles.turn} aria-hidden>
        <StateChip state={move.was} />
        <Icon of={ArrowRight} size={14} />
        <StateChip state={move.now} />
      </p>
      <p className={styles.next}>
        <strong>{move.next.title}.</strong> {move.next.detail}
      </p>
      <WayList>
        {move.people.map(({ personId, name, reason, also }) => (
          <li key={personId}>
            <WayRow icon={UserRound} onPress={() => navigate({ place: 'people', personId })}>
              <span className={brief.words}>
                <span className={styles.who} dir="auto">
                  {name}
                </span>
                <span className={styles.why}>{reason}</span>
                {also.length > 0 && <span className={styles.why}>{`Also: ${also.join('; ')}.`}</span>}
              </span>
            </WayRow>
          </li>
        ))}
      </WayList>
    </div>
  )
}

function Turned({ turn }: { turn: BriefVerdictTurn }) {
  const { planId, planTitle, stepId, text, was, now, because, more } = turn
  return (
    <WayRow onPress={() => navigate({ place: 'plan', planId, stepId })}>
      <span className={brief.words}>
        <span className={styles.turn}>
          <VerdictLabel verdict={was} />
          <Icon of={ArrowRight} size={14} />
          <VisuallyHidden>now</VisuallyHidden>
          <VerdictLabel verdict={now} />
        </span>
        <span className={styles.step}>{text}</span>
        <span className={styles.why}>{planTitle}</span>
        {because.map((piece) => (
          <span key={`${piece.target} ${piece.stance}`} className={styles.piece}>
            <span className={styles.why}>{`${pieceWords(piece)}:`}</span>
            {piece.kind === 'quote' ? (
              <QuoteText size="row" lines={3}>
                {piece.text}
              </QuoteText>
            ) : (
              <span className={styles.said} dir="auto">
                {piece.text}
              </span>
            )}
            {piece.sourceTitle !== '' && <span className={styles.why}>{piece.sourceTitle}</span>}
          </span>
        ))}
        {more > 0 && <span className={styles.why}>{`And ${more} more.`}</span>}
      </span>
    </WayRow>
  )
}
