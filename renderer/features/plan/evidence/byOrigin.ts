/** Evidence in reading order: what counts as one source stands together. */
import type { EvidencePiece } from '#shared/contract/evidenceQueries.ts'

export interface GroupedPiece {
  piece: EvidencePiece
  /** What it counts together with, which stands before it. */
  repeats: 'source' | 'origin' | 'observer' | null
}

/** The order of the first piece of each origin, with the others of that origin after it. */
export function byOrigin(pieces: readonly EvidencePiece[]): GroupedPiece[] {
  const groups = new Map<string, EvidencePiece[]>()
  for (const piece of pieces) {
    const key = piece.origin ?? piece.target
    const group = groups.get(key)
    if (group) group.push(piece)
    else groups.set(key, [piece])
  }
  return [...groups.values()].flatMap((group) =>
    group.map((piece, at): GroupedPiece => {
      const before = group.slice(0, at)
      const repeats =
        at === 0
          ? null
          : piece.kind === 'observation'
            ? 'observer'
            : before.some(({ sourceId }) => sourceId === piece.sourceId)
              ? 'source'
              : 'origin'
      return { piece, repeats }
    }),
  )
}
