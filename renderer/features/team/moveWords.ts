/** What moved and turned while one was away, in words. */
import type { BriefMoves, BriefPiece, BriefStateMove } from '#shared/contract/team.ts'
import { stateInWords } from '#shared/measure/stateWords.ts'

/** "2 people moved from Strong to Weakening". */
export function movedWords({ people, was, now }: BriefStateMove): string {
  const who = people.length === 1 ? '1 person' : `${people.length.toLocaleString('en')} people`
  return `${who} moved from ${stateInWords(was)} to ${stateInWords(now)}`
}

/** What was done with the piece because of which a verdict turned. */
export function pieceWords({ what, stance, by, kind }: BriefPiece): string {
  const side = stance === 'supports' ? 'for' : 'against'
  if (what === 'added') return by === null ? `New ${side} it` : `${by} put ${side} it`
  const thing = kind === 'observation' ? 'An observation' : 'A quote'
  return what === 'trashed'
    ? `${thing} that spoke ${side} it lies in the trash`
    : `${thing} that spoke ${side} it was taken off`
}

/** All of it in one or two sentences; empty where nothing moved. */
export function movesSummary({ states, verdicts }: BriefMoves): string {
  const turned = verdicts.length === 1 ? '1 verdict turned' : `${verdicts.length} verdicts turned`
  const sentences = [...(states ?? []).map(movedWords), ...(verdicts.length > 0 ? [turned] : [])]
  return sentences.map((sentence) => `${sentence}.`).join(' ')
}
