/** Codings as the picker shows them: what was just pressed stands at once, before its rows come back. */
import { useState } from 'react'
import type { Stance } from '#shared/model/coding.ts'
import type { CodeId } from '#shared/model/ids.ts'

export interface OwnCoding {
  codeId: CodeId
  stance: Stance
}

type Pending = ReadonlyMap<CodeId, Stance | null>

/** The rows with what was pressed meanwhile; null took a code off. */
export function withPending(codings: readonly OwnCoding[], pending: Pending): OwnCoding[] {
  const known = codings.flatMap((coding) => {
    const stance = pending.get(coding.codeId)
    return stance === null ? [] : [{ codeId: coding.codeId, stance: stance ?? coding.stance }]
  })
  const added = [...pending].flatMap(([codeId, stance]) =>
    stance === null || codings.some((coding) => coding.codeId === codeId) ? [] : [{ codeId, stance }],
  )
  return [...known, ...added]
}

/** What the rows do not say yet; the same map where nothing has arrived. */
export function stillPending(codings: readonly OwnCoding[], pending: Pending): Pending {
  const open = [...pending].filter(
    ([codeId, stance]) => (codings.find((coding) => coding.codeId === codeId)?.stance ?? null) !== stance,
  )
  return open.length === pending.size ? pending : new Map(open)
}

export function useOwnCodings(
  codings: readonly OwnCoding[],
  onCode: (codeId: CodeId, stance: Stance | null) => void,
): [OwnCoding[], (codeId: CodeId, stance: Stance | null) => void] {
  const [pending, setPending] = useState<Pending>(new Map())
  const open = stillPending(codings, pending)
  if (open !== pending) setPending(open)
  const code = (codeId: CodeId, stance: Stance | null) => {
    setPending((now) => new Map(now).set(codeId, stance))
    onCode(codeId, stance)
  }
  return [withPending(codings, open), code]
}
