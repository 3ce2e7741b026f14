/**
 * A team's dashboard and its saved filters, as fields of the library's subjects "dashboard" and "savedFilters". Every
 * part of a card is a register of its own, so that one who moves it and one who makes it wider both get what they
 * asked for. Null, as after an undo: as it was at first, which for the team's own is not there.
 *
 *   dashboard      card:<card> what it shows · position:<card> · width:<card> · title:<card> · removed:<card>
 *   savedFilters   filter:<filter> what it lets through · name:<filter> · removed:<filter>
 *
 * The cards that every team starts with (shared/model/dashboard.ts) are there without a field.
 */
import { z } from 'zod'
import { InsightFilters } from '../contract/insightQueries.ts'
import { SearchFilters } from '../contract/searchFilters.ts'
import { builtInCardById, builtInCards, CardWidth, PictureKind } from '../model/dashboard.ts'
import { CardId, FilterId } from '../model/ids.ts'
import type { FieldsOfSubject } from './fields.ts'

export const DASHBOARD = 'dashboard'
export const SAVED_FILTERS = 'savedFilters'

export const CardContent = z.object({ picture: PictureKind, filters: InsightFilters })
export type CardContent = z.infer<typeof CardContent>

/** What a saved filter is for: the list of sources, a search, or the figures of Insight. */
export const FilterContent = z.discriminatedUnion('of', [
  z.object({ of: z.literal('library'), show: z.enum(['all', 'unread', 'uncoded']), filter: z.string().max(200) }),
  z.object({ of: z.literal('search'), query: z.string().max(1000), filters: SearchFilters }),
  z.object({ of: z.literal('insight'), tab: z.string().max(40).optional(), filters: InsightFilters }),
])
export type FilterContent = z.infer<typeof FilterContent>

export const cardFields = {
  card: CardContent,
  position: z.string().min(1).max(500),
  width: CardWidth,
  title: z.string().max(300),
  removed: z.literal(true),
} as const

export const filterFields = {
  filter: FilterContent,
  name: z.string().min(1).max(300),
  removed: z.literal(true),
} as const

export const cardField = (part: keyof typeof cardFields, id: CardId): string => `${part}:${id}`
export const filterField = (part: keyof typeof filterFields, id: FilterId): string => `${part}:${id}`

export interface Card extends CardContent {
  cardId: CardId
  position: string
  width: CardWidth
  /** Empty: the picture's own. */
  title: string
}

export interface SavedFilter {
  filterId: FilterId
  name: string
  content: FilterContent
}

type Parts<S extends Record<string, z.ZodType>> = { [K in keyof S]?: z.output<S[K]> }

/** The standing parts by id. Merges do not enforce schemas: what does not parse is skipped and counted. */
function partsById<S extends Record<string, z.ZodType>>(
  fields: FieldsOfSubject | undefined,
  schemas: S,
  Id: z.ZodType<string>,
): { byId: Map<string, Parts<S>>; malformed: number } {
  const byId = new Map<string, Parts<S>>()
  let malformed = 0
  for (const [field, { value }] of fields ?? []) {
    const [part, id, ...rest] = field.split(':')
    const schema = part !== undefined && Object.hasOwn(schemas, part) ? schemas[part] : undefined
    // A field of a newer peer's is none of ours.
    if (!schema) continue
    if (rest.length > 0 || !Id.safeParse(id).success) {
      malformed++
      continue
    }
    if (value === null) continue
    const parsed = schema.safeParse(value)
    if (parsed.success) byId.set(id as string, { ...byId.get(id as string), [part as string]: parsed.data } as Parts<S>)
    else malformed++
  }
  return { byId, malformed }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What moves one before another; equal indices, which two laptops can make, stand in the order of their ids. */
const byPosition = (a: Card, b: Card): number => compare(a.position, b.position) || compare(a.cardId, b.cardId)

/** The cards in their order; `removed` those that were put away, for whoever places others between them. */
export function readDashboard(fields: FieldsOfSubject | undefined): {
  cards: Card[]
  removed: Card[]
  malformed: number
} {
  const { byId, malformed } = partsById(fields, cardFields, CardId)
  const cards: Card[] = []
  const removed: Card[] = []
  for (const id of new Set([...builtInCards.map((each) => each.id as string), ...byId.keys()])) {
    const builtIn = builtInCardById.get(id)
    const parts = byId.get(id) ?? {}
    const content = parts.card ?? (builtIn && { picture: builtIn.picture, filters: {} })
    // A position of a card that never came, or that was undone.
    if (!content) continue
    const card: Card = {
      cardId: CardId.parse(id),
      ...content,
      position: parts.position ?? builtIn?.position ?? 'a0',
      width: parts.width ?? builtIn?.width ?? 1,
      title: parts.title ?? '',
    }
    ;(parts.removed ? removed : cards).push(card)
  }
  return { cards: cards.sort(byPosition), removed: removed.sort(byPosition), malformed }
}

/** The team's own filters, by name. */
export function readSavedFilters(fields: FieldsOfSubject | undefined): { filters: SavedFilter[]; malformed: number } {
  const { byId, malformed } = partsById(fields, filterFields, FilterId)
  const filters = [...byId].flatMap(([id, { filter, name, removed }]): SavedFilter[] =>
    filter === undefined || removed
      ? []
      : [{ filterId: FilterId.parse(id), name: name ?? 'Saved filter', content: filter }],
  )
  return {
    filters: filters.sort(
      (a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.filterId, b.filterId),
    ),
    malformed,
  }
}
