/** Tensions with what speaks for each side, and where the team stands. */
import { sideSubject } from '#shared/docs/tensionLayout.ts'
import { LIBRARY_DOC, type TensionId } from '#shared/model/ids.ts'
import { builtInTensionById, builtInTensions, type SideKey, type TensionKind } from '#shared/model/tensions.ts'
import { tallyOf } from '#shared/model/verdict.ts'
import type { Db } from '../db/database.ts'
import type { Query } from './context.ts'
import { type PieceRow, piecesIn } from './evidencePieces.ts'

interface Tension {
  tensionId: TensionId
  kind: TensionKind
  title: string
  claims: [SideKey, string][]
  position: string | null
  positionBy: string | null
  positionAt: number | null
}

type Raw = Omit<Tension, 'claims'> & { claims: string }

/** All that are not in the trash: those shipped in their order, as the team changed them, then the team's own. */
export function allTensions(db: Db): Tension[] {
  const rows = db
    .all<Raw>(
      `SELECT tension_id AS tensionId, kind, t.title, claims, position, coalesce(m.name, 'Somebody') AS positionBy, position_at AS positionAt
       FROM tension t LEFT JOIN member m ON m.member_id = t.position_by WHERE trashed_at IS NULL ORDER BY at, tension_id`,
    )
    .map((row): Tension => ({ ...row, claims: Object.entries(JSON.parse(row.claims) as Record<string, string>) }))
  const changed = new Map(rows.map((row) => [row.tensionId as string, row]))
  return [
    ...builtInTensions.map(
      ({ id, kind, title, claims }): Tension =>
        changed.get(id) ?? {
          tensionId: id,
          kind,
          title,
          claims: Object.entries(claims),
          position: null,
          positionBy: null,
          positionAt: null,
        },
    ),
    ...rows.filter(({ tensionId }) => !builtInTensionById.has(tensionId)),
  ]
}

export const tensions: Query<'tensions'> = {
  tables: ['tension', 'evidence', 'quote', 'source', 'entity', 'note', 'member'],
  run: (_input, { db }) => {
    const bySubject = new Map<string, PieceRow[]>()
    for (const piece of piecesIn(db, LIBRARY_DOC))
      if (piece.state === 'live') bySubject.set(piece.subject, [...(bySubject.get(piece.subject) ?? []), piece])
    return allTensions(db).map(({ claims, positionBy, ...tension }) => ({
      ...tension,
      positionBy: tension.position === null ? null : positionBy,
      builtIn: builtInTensionById.has(tension.tensionId),
      sides: claims.map(([side, claim]) => {
        const pieces = bySubject.get(sideSubject(tension.tensionId, side)) ?? []
        return { side, claim, sources: tallyOf(pieces).for, pieces: pieces.length }
      }),
    }))
  },
}
