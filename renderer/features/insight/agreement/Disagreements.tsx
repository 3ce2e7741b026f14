/** The queue: each passage on which coders differ as a card to talk about, and what was settled. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { disagreementRule } from '#shared/model/disagreements.ts'
import type { Disagreements as Queue } from '#shared/contract/agreement.ts'
import type { QuoteId } from '#shared/model/ids.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { currentRoute, navigate } from '#renderer/app/navigation.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { Popover, PopoverTrigger } from '#renderer/ui/overlays/Popover.tsx'
import { DisagreementCard } from './DisagreementCard.tsx'
import { listInWords } from './nameWords.ts'
import { NormStrip } from './NormStrip.tsx'
import styles from './Agreement.module.css'

const STEP = 30
const MOST = 500

type Show = 'open' | 'settled'

function showQueue(queue: Show): void {
  const route = currentRoute()
  if (route.place !== 'insight') return
  const { passage: _passage, ...rest } = route
  navigate({ ...rest, queue }, { replace: true })
}

export function Disagreements({ show, passage }: { show: Show; passage?: QuoteId | undefined }) {
  // Whoever comes for one card finds it, however long the queue is.
  const [limit, setLimit] = useState(passage === undefined ? STEP : MOST)
  const list = useRef<HTMLOListElement>(null)
  const { rows: queue, error } = useSteadyQuery('disagreements', { show, limit })
  const isThere = queue !== undefined
  useEffect(() => {
    const card = list.current?.querySelector<HTMLElement>(`[data-card~="${passage}"]`)
    card?.scrollIntoView({ block: 'nearest' })
    card?.focus({ preventScroll: true })
  }, [isThere, passage])
  /** Coming here by a key, the arrows work at once. */
  useEffect(() => {
    const at = document.activeElement
    if (isThere && (at === null || at.contains(list.current)))
      list.current?.querySelector<HTMLElement>('[data-card]')?.focus({ preventScroll: true })
  }, [isThere])
  if (error) return <FailedNote what="What you differ on could not be read" error={error} />
  if (!queue) return <Skeleton label="Comparing what you coded" lines={6} />
  const total = show === 'open' ? queue.open : queue.settled
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('[data-card]') ?? [])]
    const at = cards.findIndex((card) => card === document.activeElement)
    if (at < 0) return
    event.preventDefault()
    cards[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
  }
  return (
    <>
      {queue.open + queue.settled > 0 && (
        <div className={styles.controls}>
          <SegmentedControl<Show>
            label="Which"
            segments={[
              { id: 'open', label: 'Open', count: queue.open },
              { id: 'settled', label: 'Settled', count: queue.settled },
            ]}
            value={show}
            onChange={showQueue}
          />
          <Rule />
        </div>
      )}
      <NormStrip />
      {!queue.complete && <p className={styles.lead}>Still comparing; more may come.</p>}
      {total === 0 && !queue.complete ? null : total === 0 ? (
        <Nothing show={show} queue={queue} />
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the cards inside, which have the focus
        <ol
          ref={list}
          className={styles.cards}
          aria-label={show === 'open' ? 'Open disagreements' : 'Settled disagreements'}
          onKeyDown={onKeyDown}
        >
          {queue.rows.map((card) => (
            <li key={card.quotes[0]?.quoteId ?? card.seen}>
              <DisagreementCard card={card} />
            </li>
          ))}
        </ol>
      )}
      {total > queue.rows.length && (
        <Button kind="link" onPress={() => setLimit(limit + STEP)}>
          {`Show more of ${total.toLocaleString('en')}`}
        </Button>
      )}
    </>
  )
}

function Rule() {
  return (
    <PopoverTrigger>
      <Button kind="link" size="small">
        What is in the queue
      </Button>
      <Popover label="What is in the queue" width={360}>
        <div className={styles.how}>
          <strong>What is in the queue</strong>
          {disagreementRule.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      </Popover>
    </PopoverTrigger>
  )
}

function Nothing({ show, queue }: { show: Show; queue: Queue }) {
  if (show === 'settled')
    return (
      <EmptyState size="note" title="Nothing is settled yet">
        What you settle stands here, with both versions, and can be opened again.
      </EmptyState>
    )
  if (queue.open + queue.settled > 0)
    return (
      <EmptyState size="note" title="Nothing is open">
        You settled everything on which you differed. When somebody codes one of these passages otherwise, it is here
        again.
      </EmptyState>
    )
  if (queue.passages === 0)
    return (
      <EmptyState title="Nobody has coded the same passage as somebody else yet">
        When two of you have, and your laptops have met, each passage on which you differ is a card here: both codings,
        both reasons, and what you make of it together.
      </EmptyState>
    )
  const people = queue.withMe ? ['You', ...queue.others] : queue.others
  const together = queue.withMe
    ? people.length === 2
      ? 'you both coded'
      : 'you coded together'
    : 'they coded together'
  return (
    <EmptyState title={`${listInWords(people)} agree on everything ${together}.`}>
      {queue.passages === 1
        ? 'That is one passage so far.'
        : `That is ${queue.passages.toLocaleString('en')} passages so far.`}
    </EmptyState>
  )
}
