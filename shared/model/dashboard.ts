/** The pictures of a team's dashboard: their kinds and widths, and those that it begins with. */
import { z } from 'zod'
import { CardId } from './ids.ts'

/** Which picture; a newer peer may know more of them than this app, and its cards are kept for it. */
export const PictureKind = z.string().regex(/^[a-z][a-z-]{0,39}$/)

/** In columns of the dashboard. */
export const CardWidth = z.union([z.literal(1), z.literal(2)])
export type CardWidth = z.infer<typeof CardWidth>

export interface BuiltInCard {
  id: CardId
  picture: string
  width: CardWidth
  /** A fractional index. */
  position: string
}

const card = (id: string, picture: string, width: CardWidth, position: string): BuiltInCard => ({
  id: CardId.parse(id),
  picture,
  width,
  position,
})

/** What stands on the dashboard of a team that has arranged nothing: where evidence is thin, what is said most, where it is disputed. */
export const builtInCards: readonly BuiltInCard[] = [
  card('V.MAP', 'phase-norm', 2, 'a0'),
  card('V.CODES', 'frequencies', 1, 'a1'),
  card('V.STANCE', 'stance', 1, 'a2'),
  card('V.SATURATION', 'saturation', 1, 'a3'),
  card('V.TOGETHER', 'cooccurrence', 1, 'a4'),
]
export const builtInCardById: ReadonlyMap<string, BuiltInCard> = new Map(builtInCards.map((each) => [each.id, each]))
