/** What a search lets through. */
import { z } from 'zod'
import { Stance } from '../model/coding.ts'
import { CodeId, MemberId, SourceId } from '../model/ids.ts'
import { PartialDate } from '../model/source.ts'
import { SearchKind } from './views.ts'

export const SearchFilters = z.object({
  kinds: z.array(SearchKind).optional(),
  codeId: CodeId.optional(),
  stance: Stance.optional(),
  sourceId: SourceId.optional(),
  coder: MemberId.optional(),
  since: PartialDate.optional(),
  until: PartialDate.optional(),
})
export type SearchFilters = z.infer<typeof SearchFilters>
