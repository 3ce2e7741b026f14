/**
 * The readiness gate on top of phase 1: who looks after the programme, who has been briefed, what there will be to
 * talk of, each with its proof. It says what is missing and blocks nothing.
 */
import { useState } from 'react'
import type { GateRow } from '#shared/contract/evidenceQueries.ts'
import { gateStateWords, gateWords } from '#shared/model/gate.ts'
import type { PlanId } from '#shared/model/ids.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { VerdictSign } from '#renderer/ui/codes/VerdictSign.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Popover, PopoverTrigger } from '#renderer/ui/overlays/Popover.tsx'
import { GateDetail } from './GateDetail.tsx'
import styles from './Gate.module.css'

export const gateVerdict = { met: 'Supported', doubted: 'Contested', open: 'Unsupported' } as const

export function GateCard({ planId }: { planId: PlanId }) {
  const { rows } = useQuery('gate', { planId })
  const [isShown, setShown] = useState(false)
  if (!rows) return null
  const isReady = rows.every(({ state }) => state === 'met')
  return (
    <section className={styles.gate} aria-label="Ready to go out?">
      <h3 className={styles.title}>
        {isReady && <VerdictSign verdict="Supported" isDecorative />}
        {isReady ? 'Ready to go out' : 'Not ready to go out yet'}
      </h3>
      {isReady && !isShown ? (
        <Button kind="link" size="small" onPress={() => setShown(true)}>
          Show the proof
        </Button>
      ) : (
        <ul className={styles.rows}>
          {rows.map((row) => (
            <li key={row.gate}>
              <Criterion planId={planId} row={row} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Criterion({ planId, row }: { planId: PlanId; row: GateRow }) {
  const { short } = gateWords[row.gate]
  return (
    <PopoverTrigger>
      <Button
        kind="ghost"
        size="small"
        className={styles.row}
        label={`${short}: ${[gateStateWords[row.state], row.detail].filter(Boolean).join(', ')}`}
      >
        <VerdictSign verdict={gateVerdict[row.state]} isDecorative />
        <span className={styles.words}>
          {short}
          {row.detail !== '' && <span className={styles.detail}>{row.detail}</span>}
        </span>
      </Button>
      <Popover label={short} width={420} placement="right top" isPadded>
        <GateDetail planId={planId} row={row} />
      </Popover>
    </PopoverTrigger>
  )
}
