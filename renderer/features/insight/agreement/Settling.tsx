/** Settling one passage, and taking that back. */
import { useState } from 'react'
import type { CommandInput } from '#shared/contract/commands.ts'
import type { DisagreementCard, SettlementView } from '#shared/contract/agreement.ts'
import { decisionWords } from '#shared/model/settlement.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { whenWords } from '#renderer/app/whenWords.ts'
import { useWorkspace } from '#renderer/app/workspace.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { namesInWords } from './nameWords.ts'
import styles from './Agreement.module.css'

type Choice = Pick<CommandInput<'settleDisagreement'>, 'decision' | 'coder'>

export function Settling({ card }: { card: DisagreementCard }) {
  const act = useAct()
  const { me } = useWorkspace()
  const readOnly = useReadOnlyBecause()
  const [reason, setReason] = useState('')
  const settle = async (choice: Choice, words: string): Promise<void> => {
    const quotes = card.quotes.map(({ quoteId }) => quoteId)
    const done = await act(
      'settleDisagreement',
      { quotes, reason, seen: card.seen, ...choice },
      { done: `Settled: ${words}` },
    )
    if (done !== null) announce(`Settled: ${words}`)
  }
  const refused = readOnly === undefined ? {} : { disabledReason: readOnly }
  const many = card.readings.length > 2
  return (
    <div className={styles.settling} role="group" aria-label="What the team makes of it">
      <TextArea
        label="What you make of it together"
        rows={1}
        grows
        value={reason}
        onChange={setReason}
        isDisabled={readOnly !== undefined}
        placeholder="The reason, for whoever reads this later; it may stay empty"
        className={styles.field}
      />
      <div className={styles.choices}>
        {card.readings.map(({ coders }) => {
          const [first] = coders
          if (first === undefined) return null
          const isMine = coders.some(({ memberId }) => memberId === me.memberId)
          const label =
            isMine && coders.length === 1 ? 'Your reading stands' : `${namesInWords(coders, me.memberId)}: this stands`
          return (
            <Button
              key={first.memberId}
              size="small"
              {...refused}
              onPress={() =>
                void settle(
                  { decision: 'reading', coder: first.memberId },
                  decisionWords({ decision: 'reading', chosen: first }),
                )
              }
            >
              {coders.length === 1 && !isMine ? `${first.name}’s reading stands` : label}
            </Button>
          )
        })}
        <Button size="small" {...refused} onPress={() => void settle({ decision: 'both' }, 'both readings stand')}>
          {many ? 'All stand' : 'Both stand'}
        </Button>
        <Button
          size="small"
          {...refused}
          onPress={() => void settle({ decision: 'neither' }, 'neither reading stands')}
        >
          {many ? 'None stands' : 'Neither stands'}
        </Button>
      </div>
    </div>
  )
}

export function Settled({ settlement }: { settlement: SettlementView }) {
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const words = decisionWords(settlement)
  return (
    <div className={styles.settled}>
      <p>
        <strong>{`${words[0]?.toUpperCase() ?? ''}${words.slice(1)}.`}</strong> {settlement.reason}
      </p>
      <p className={styles.by}>
        {`Settled by ${settlement.by}, ${whenWords(settlement.at)}. Both codings are kept. `}
        <Button
          kind="link"
          size="small"
          {...(readOnly !== undefined && { disabledReason: readOnly })}
          onPress={() =>
            void act(
              'reopenDisagreement',
              { settlementId: settlement.settlementId },
              { done: 'Disagreement opened again' },
            )
          }
        >
          Open it again
        </Button>
      </p>
    </div>
  )
}
