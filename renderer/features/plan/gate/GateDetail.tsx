/** One criterion of the gate: what it asks, what the team says of it, and the proof. */
import { useState } from 'react'
import type { GateRow } from '#shared/contract/evidenceQueries.ts'
import { gateWords } from '#shared/model/gate.ts'
import type { PlanId } from '#shared/model/ids.ts'
import { gateSubject } from '#shared/docs/evidence.ts'
import type { GateCriterion } from '#shared/model/plan.ts'
import { useAct } from '#renderer/app/acting.ts'
import { Earlier } from '#renderer/app/Earlier.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { PieceList } from '../evidence/PieceList.tsx'
import styles from './Gate.module.css'

const asks: Readonly<Record<GateCriterion, { label: string; placeholder: string }>> = {
  owner: { label: 'Who it is', placeholder: 'A name, and the hours' },
  support: { label: 'By whom, when', placeholder: 'A name, a day' },
  product: { label: 'By whom, when', placeholder: 'A name, a day' },
  accounts: { label: 'By whom, when', placeholder: 'A name, a day' },
  legal: { label: 'By whom, when', placeholder: 'A name, a day' },
  content: { label: 'Until when', placeholder: 'A month' },
}

export function GateDetail({ planId, row }: { planId: PlanId; row: GateRow }) {
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const [draft, setDraft] = useState<string | null>(null)
  const { gate } = row
  const { claim, proof } = gateWords[gate]
  const set = (detail: string) => void act('setGate', { planId, gate, detail })
  const commit = () => {
    if (draft !== null && draft.trim() !== row.detail) set(draft.trim())
    setDraft(null)
  }
  return (
    <div className={styles.popover}>
      <p className={styles.claim}>{claim}</p>
      <TextField
        label={asks[gate].label}
        placeholder={asks[gate].placeholder}
        value={draft ?? row.detail}
        onChange={setDraft}
        onBlur={commit}
        onSubmit={commit}
        isDisabled={readOnly !== undefined}
        hint={
          gate === 'owner' && row.detail === '' && row.proofs > 0 ? 'There is proof; the name is missing.' : undefined
        }
      />
      <Earlier
        docId={planId}
        subject={gateSubject(gate)}
        field="detail"
        what="detail"
        onUse={(value) => {
          if (typeof value === 'string') set(value)
        }}
      />
      <PieceList
        subject={{ planId, gate }}
        what="this criterion"
        add="Add proof"
        canDispute
        doNotesCount
        none={`No proof yet. ${proof}`}
      />
    </div>
  )
}
