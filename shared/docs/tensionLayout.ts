/**
 * Tensions inside the library's document. A team's own are items {kind: 'tension'}; those that the app ships have no
 * item, so that two laptops that begin apart have the same ones.
 *
 *   a tension        tensionFields · claim:<side> text|null · trashed
 *   "<tension>:<side>"  evidence:<target>, what speaks for that side
 */
import { z } from 'zod'
import { TensionId } from '../model/ids.ts'
import { Position, SideKey, TensionKind } from '../model/tensions.ts'

export const tensionFields = { kind: TensionKind, title: z.string(), position: Position.nullable() } as const

const CLAIM = 'claim:'
export const claimField = (side: SideKey): string => `${CLAIM}${side}`

export function parseClaimField(field: string): SideKey | undefined {
  const parsed = field.startsWith(CLAIM) ? SideKey.safeParse(field.slice(CLAIM.length)) : undefined
  return parsed?.success ? parsed.data : undefined
}

/** The subject on which the evidence for a side stands. */
export const sideSubject = (tension: TensionId, side: SideKey): string => `${tension}:${side}`

export function parseSideSubject(subject: string): { tensionId: TensionId; side: SideKey } | undefined {
  const colon = subject.indexOf(':')
  if (colon < 0) return undefined
  const tensionId = TensionId.safeParse(subject.slice(0, colon))
  const side = SideKey.safeParse(subject.slice(colon + 1))
  return tensionId.success && side.success ? { tensionId: tensionId.data, side: side.data } : undefined
}
