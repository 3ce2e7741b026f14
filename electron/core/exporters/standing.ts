/** What stands round a plan: whether one is ready to go out, and the claims that contradict each other, with proof and quotes. */
import type { RootContent } from 'mdast'
import type { EvidenceSubject, EvidenceView, GateRow, TensionRow } from '#shared/contract/evidenceQueries.ts'
import { gateStateWords, gateWords } from '#shared/model/gate.ts'
import type { PlanId } from '#shared/model/ids.ts'
import type { EvidenceStance } from '#shared/model/plan.ts'
import { sourcesWords } from '#shared/model/verdictWords.ts'
import type { CitationStyle } from '#shared/references/cite.ts'
import type { Db } from '../db/database.ts'
import { bullets, heading, paragraph, text } from './mdast.ts'
import { pieceEntry } from './plan.ts'

type EvidenceOf = (subject: EvidenceSubject) => EvidenceView | null

const piecesOf = (
  db: Db,
  view: EvidenceView | null,
  stance: EvidenceStance,
  style: CitationStyle | undefined,
): RootContent[] =>
  (view?.pieces ?? []).filter((piece) => piece.stance === stance).map((piece) => pieceEntry(db, piece, false, style))

export function gateBody(
  db: Db,
  planId: PlanId,
  rows: readonly GateRow[],
  evidenceOf: EvidenceOf,
  style?: CitationStyle,
): RootContent[] {
  const isReady = rows.every(({ state }) => state === 'met')
  const wordsOf = ({ gate, state, detail }: GateRow): string =>
    `${gateWords[gate].short}: ${[gateStateWords[state], detail].filter((words) => words !== '').join(', ')}`
  const proofs = rows.flatMap((row): RootContent[] => {
    const view = evidenceOf({ planId, gate: row.gate })
    const [supports, disputes] = [piecesOf(db, view, 'supports', style), piecesOf(db, view, 'disputes', style)]
    if (supports.length + disputes.length === 0) return []
    return [
      heading(3, text(gateWords[row.gate].short)),
      ...supports,
      ...(disputes.length > 0 ? [paragraph(text('Against:')), ...disputes] : []),
    ]
  })
  return [
    heading(2, text(isReady ? 'Ready to go out' : 'Not ready to go out yet')),
    bullets(rows.map((row) => [text(wordsOf(row))])),
    ...proofs,
  ]
}

/** Those on which something was said; the others by their names. */
export function tensionsBody(
  db: Db,
  rows: readonly TensionRow[],
  evidenceOf: EvidenceOf,
  style?: CitationStyle,
): RootContent[] {
  const isSilent = ({ position, sides }: TensionRow): boolean =>
    position === null && sides.every(({ pieces }) => pieces === 0)
  const silent = rows.filter(isSilent)
  const entries = rows
    .filter((row) => !isSilent(row))
    .flatMap(({ tensionId, title, position, positionBy, sides }): RootContent[] => [
      heading(3, text(title)),
      paragraph(
        text(
          position === null
            ? 'The team has not said where it stands.'
            : `Where we stand (${positionBy ?? 'somebody'}): ${position}`,
        ),
      ),
      ...sides.flatMap(({ side, claim, sources, pieces }): RootContent[] => [
        heading(4, text(claim)),
        paragraph(text(pieces === 0 ? 'Nobody is quoted for it yet.' : `${sourcesWords(sources)} for it.`)),
        ...piecesOf(db, evidenceOf({ tensionId, side }), 'supports', style),
      ]),
    ])
  return [
    heading(2, text('Tensions')),
    ...entries,
    ...(silent.length > 0
      ? [
          paragraph(text(entries.length > 0 ? 'Nothing was said yet on:' : 'Nothing was said yet on any of them:')),
          bullets(silent.map(({ title }) => [text(title)])),
        ]
      : []),
  ]
}
