/** The order of evidence: what counts as one stands together, and says so. */
import { expect, it } from 'vitest'
import type { EvidencePiece } from '#shared/contract/evidenceQueries.ts'
import { createId, type SourceId } from '#shared/model/ids.ts'
import { byOrigin } from '#renderer/features/plan/evidence/byOrigin.ts'

const me = createId('m')
const piece = (kind: EvidencePiece['kind'], sourceId: SourceId | null, origin: string | null): EvidencePiece => ({
  target: kind === 'note' ? createId('n') : kind === 'quote' ? createId('q') : createId('b'),
  kind,
  stance: 'supports',
  by: me,
  byName: 'Ada',
  at: 0,
  text: '',
  origin,
  sourceId,
  sourceTitle: '',
  authors: [],
  publishedOn: null,
  anchor: null,
  codings: [],
  observer: kind === 'observation' ? me : null,
  observerName: '',
  seenOn: null,
})

it('keeps the order of the first of each origin, and names what a piece counts together with', () => {
  const [a, b, c] = [createId('s'), createId('s'), createId('s')]
  const pieces = [
    piece('quote', a, a),
    piece('observation', null, me),
    piece('quote', b, b),
    piece('quote', c, a),
    piece('quote', a, a),
    piece('observation', null, me),
    piece('note', null, null),
    piece('note', null, null),
  ]
  const grouped = byOrigin(pieces)
  expect(grouped.map(({ piece: each }) => pieces.indexOf(each))).toEqual([0, 3, 4, 1, 5, 2, 6, 7])
  expect(grouped.map(({ repeats }) => repeats)).toEqual([null, 'origin', 'source', null, 'observer', null, null, null])
})
