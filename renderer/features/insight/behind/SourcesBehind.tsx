/** The sources in which all of some codes are used, each with its quotes of them. */
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import type { CodeId } from '#shared/model/ids.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { navigate } from '#renderer/app/navigation.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { WayRow } from '#renderer/ui/lists/WayRow.tsx'
import { TwoLines, WayRows } from './WayRows.tsx'

export function SourcesBehind({ codes, filters }: { codes: readonly CodeId[]; filters: InsightFilters }) {
  const { look } = useCodebook()
  const { rows: figure, error } = useSteadyQuery('codesOverSources', { filters })
  if (error) return <FailedNote what="These sources could not be read" error={error} />
  if (!figure) return <Skeleton label="Reading the sources" lines={6} />
  const cells = new Map(figure.cells.map((cell) => [`${cell.codeId} ${cell.sourceId}`, cell]))
  const sources = figure.sources.flatMap((source) => {
    const used = codes.map((codeId) => cells.get(`${codeId} ${source.sourceId}`))
    return used.every((cell) => cell !== undefined) ? [{ ...source, used }] : []
  })
  return (
    <WayRows
      counted={sources.length === 1 ? '1 source' : `${sources.length.toLocaleString('en')} sources`}
      label="Sources"
      rows={sources}
      keyOf={({ sourceId }) => sourceId}
      row={({ sourceId, title, used }) => (
        <WayRow onPress={() => navigate({ place: 'library', sourceId })}>
          <TwoLines
            name={title}
            why={used.map(({ codeId, quotes }) => `${look(codeId).name} ${quotesWords(quotes)}`).join(', ')}
          />
        </WayRow>
      )}
    />
  )
}

/** Where a code stands on no quote, the source was coded as a whole. */
const quotesWords = (count: number): string =>
  count === 0 ? 'on the whole' : count === 1 ? 'on 1 quote' : `on ${count.toLocaleString('en')} quotes`
