/** One passage: its words, what each said and why, and what the team makes of it. */
import type { DisagreementCard as Card, Reading, SettlementView } from '#shared/contract/agreement.ts'
import { decisionWords } from '#shared/model/settlement.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { useTeam, hueOf } from '#renderer/app/team.ts'
import { whenWords } from '#renderer/app/whenWords.ts'
import { useCodebook, useWorkspace } from '#renderer/app/workspace.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Avatar } from '#renderer/ui/text/Avatar.tsx'
import { QuoteText } from '#renderer/ui/text/QuoteText.tsx'
import { namesInWords } from './nameWords.ts'
import { MyReason } from './MyReason.tsx'
import { Settled, Settling } from './Settling.tsx'
import styles from './Agreement.module.css'

export function DisagreementCard({ card }: { card: Card }) {
  const first = card.quotes[0]
  if (first === undefined) return null
  const open = (): void => navigate({ place: 'library', sourceId: card.sourceId, quoteId: first.quoteId })
  return (
    <article
      data-card={card.quotes.map(({ quoteId }) => quoteId).join(' ')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows walk from card to card
      tabIndex={0}
      aria-label={`${first.exact.slice(0, 80)}, ${card.sourceTitle}`}
      className={styles.card}
    >
      <div className={styles.passage}>
        {card.quotes.map(({ quoteId, exact, memo, by }) => (
          <div key={quoteId}>
            <QuoteText lines={8}>{exact}</QuoteText>
            {memo !== '' && <p className={styles.memo}>{`Memo on the quote by ${by}: ${memo}`}</p>}
          </div>
        ))}
        <Button kind="link" size="small" onPress={open} hint="Open in its source">
          {card.sourceTitle}
        </Button>
      </div>
      <div className={styles.readings}>
        {card.readings.map((reading) => (
          <ReadingView key={reading.coders.map(({ memberId }) => memberId).join(' ')} reading={reading} card={card} />
        ))}
      </div>
      {card.earlier.length > 0 && <Earlier earlier={card.earlier} isOpen={card.settlement === null} />}
      {card.settlement === null ? <Settling card={card} /> : <Settled settlement={card.settlement} />}
    </article>
  )
}

function ReadingView({ reading: { coders, codings }, card }: { reading: Reading; card: Card }) {
  const { look } = useCodebook()
  const { me } = useWorkspace()
  const team = useTeam()
  const isMine = coders.some(({ memberId }) => memberId === me.memberId)
  const isChosen =
    card.settlement?.chosen && coders.some(({ memberId }) => memberId === card.settlement?.chosen?.memberId)
  const reasons = card.reasons.filter(
    ({ memberId, mine }) => !mine && coders.some((each) => each.memberId === memberId),
  )
  const mine = card.reasons.filter((reason) => reason.mine)
  return (
    <section className={cx(styles.reading, isChosen === true && styles.chosen)}>
      <h3 className={styles.who}>
        {coders.map(({ memberId, name }) => (
          <Avatar key={memberId} name={name} hue={hueOf(team, memberId)} size="small" isDecorative />
        ))}
        {namesInWords(coders, me.memberId)}
      </h3>
      <div className={styles.chips}>
        {codings.map(({ codeId, stance, differs }) => (
          <span key={`${codeId} ${stance}`} className={cx(styles.said, !differs && styles.common)}>
            <CodeChip code={look(codeId)} stance={stance} {...(!differs && { detail: 'everybody says so' })} />
          </span>
        ))}
      </div>
      {reasons.map(({ memberId, name, text }) => (
        <p key={`${memberId} ${text}`} className={styles.reason}>
          {coders.length > 1 ? `${name}: ${text}` : text}
        </p>
      ))}
      {reasons.length === 0 && !isMine && <p className={styles.noReason}>No reason given yet.</p>}
      {isMine && <MyReason quoteId={(card.quotes[0] as Card['quotes'][number]).quoteId} reason={mine[0]?.text ?? ''} />}
    </section>
  )
}

function Earlier({ earlier, isOpen }: { earlier: readonly SettlementView[]; isOpen: boolean }) {
  return (
    <ul className={styles.earlier} aria-label="Settled before">
      {earlier.map((each) => (
        <li key={each.settlementId}>
          {`${whenWords(each.at)}, ${each.by}: ${decisionWords(each)}.${each.reason === '' ? '' : ` ${each.reason}`}`}
          {each.openedAgainAt !== null && ` Opened again: ${whenWords(each.openedAgainAt)}.`}
          {isOpen &&
            each === earlier[0] &&
            each.openedAgainAt === null &&
            ' Somebody coded it otherwise since, so it is open again.'}
        </li>
      ))}
    </ul>
  )
}
