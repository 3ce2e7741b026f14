/**
 * Settlements inside a source's document: items (SettlementRecord) with the field "trashed". Why a coder coded a quote
 * as they did is a field of the quote, one register per coder.
 */
import { MemberId } from '../model/ids.ts'

const REASON = 'reason:'

export const reasonField = (coder: MemberId): string => `${REASON}${coder}`

export function parseReasonField(field: string): MemberId | undefined {
  if (!field.startsWith(REASON)) return undefined
  const coder = MemberId.safeParse(field.slice(REASON.length))
  return coder.success ? coder.data : undefined
}
