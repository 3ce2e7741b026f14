/** Commands and queries about what a team arranges for itself: the cards of its dashboard, and filters it keeps. */
import { z } from 'zod'
import { CardContent, FilterContent } from '../docs/dashboardLayout.ts'
import { CardWidth } from '../model/dashboard.ts'
import { CardId, FilterId, NoteId } from '../model/ids.ts'
import { Done, Line, Name } from './fields.ts'
import { InsightFilters } from './insightQueries.ts'

export const CardView = CardContent.extend({
  cardId: CardId,
  width: CardWidth,
  /** Empty: the picture's own. */
  title: z.string(),
})
export type CardView = z.infer<typeof CardView>

export const SavedFilterView = z.object({
  filterId: FilterId,
  name: z.string(),
  content: FilterContent,
  /** How much passes now: unread sources, places found, quotes; null where nothing is counted. */
  count: z.int().nonnegative().nullable(),
})
export type SavedFilterView = z.infer<typeof SavedFilterView>

const Title = Line.max(300)

export const dashboardCommands = {
  /** At the end. */
  addCard: {
    input: z.object({
      picture: CardContent.shape.picture,
      filters: InsightFilters.default({}),
      width: CardWidth.default(1),
      title: Title.default(''),
    }),
    output: z.object({ cardId: CardId }),
  },
  /** An absent key leaves it. */
  editCard: {
    input: z.object({
      cardId: CardId,
      patch: z.object({
        filters: InsightFilters.optional(),
        width: CardWidth.optional(),
        title: Title.optional(),
      }),
    }),
    output: Done,
  },
  /** Puts a card right before another, or last. */
  moveCard: { input: z.object({ cardId: CardId, before: CardId.nullable() }), output: Done },
  removeCard: { input: z.object({ cardId: CardId }), output: Done },
  /** Puts the cards that every team starts with back, where they were; the team's own stay. */
  resetDashboard: { input: z.object({}), output: Done },
  /** Puts a picture at the end of a note, drawn live there. The text of a note has an undo of its own. */
  addPictureToNote: {
    input: z.object({ noteId: NoteId, picture: CardContent.shape.picture, filters: InsightFilters, caption: Title }),
    output: Done,
  },
  saveFilter: { input: z.object({ name: Name, content: FilterContent }), output: z.object({ filterId: FilterId }) },
  renameFilter: { input: z.object({ filterId: FilterId, name: Name }), output: Done },
  removeFilter: { input: z.object({ filterId: FilterId }), output: Done },
} as const

export const dashboardQueries = {
  /** The cards in their order; those that every team starts with where it has arranged nothing. */
  dashboard: { input: z.object({}), output: z.array(CardView) },
  savedFilters: { input: z.object({}), output: z.array(SavedFilterView) },
} as const
