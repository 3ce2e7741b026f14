/** What leaves for one workshop, as it would now: for the preview, the present mode, and whoever writes it. */
import type { WorkshopId } from '#shared/model/ids.ts'
import { builtInWords } from '#shared/lenses/people/builtInWords.ts'
import { effectiveWords } from '#shared/lenses/people/wordList.ts'
import type { Pack } from '#shared/workshop/pack.ts'
import { RELATIONSHIPS_COMPUTED } from '../relationships/relationships.ts'
import { buildPack } from '../workshop/pack/buildPack.ts'
import { pageNamed } from '../workshop/write/plainFiles.ts'
import type { Query, QueryContext } from './context.ts'
import { dismissalsOf, teamWords } from './lenses.ts'
import { BRAND_TABLES, packBrand } from './templates.ts'
import { workshopTables } from './workshops.ts'

export interface PackContext extends Pick<QueryContext, 'db' | 'hub'> {
  identity: { workspaceId: string }
  relationships: Pick<QueryContext['relationships'], 'known' | 'today'>
}

/** Null where there is no such workshop. */
export function packOf({ db, hub, identity, relationships }: PackContext, workshopId: WorkshopId): Pack | null {
  return buildPack(
    {
      db,
      workspaceId: identity.workspaceId,
      today: relationships.today(),
      states: relationships.known()?.byPerson ?? null,
      dismissals: (target) => dismissalsOf({ db, hub }, target),
      wordList: effectiveWords(builtInWords, teamWords(hub)),
    },
    workshopId,
  )
}

const tables = [
  ...workshopTables,
  'coding',
  'coding_settled',
  'code',
  'evidence',
  'interaction',
  'gate',
  'community_group',
  'workspace',
  'reference',
  RELATIONSHIPS_COMPUTED,
] as const

export const pack: Query<'pack'> = {
  tables,
  run: ({ workshopId }, context) => packOf(context, workshopId),
}

export const packPage: Query<'packPage'> = {
  tables: [...tables, ...BRAND_TABLES],
  run: ({ workshopId, part, template }, context) => {
    const made = packOf(context, workshopId)
    return made && pageNamed(made, part, packBrand(context, workshopId, template).brand)
  },
}
