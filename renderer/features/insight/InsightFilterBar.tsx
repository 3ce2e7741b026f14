/** What the figures of a tab count, with the ways to count everything and to keep the filters under a name. */
import { FilterFields } from '#renderer/app/counted/FilterFields.tsx'
import { useFilterWords } from '#renderer/app/counted/filterWords.ts'
import { useRoute } from '#renderer/app/navigation.ts'
import { SaveFilter } from '#renderer/app/saved/SaveFilter.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { changeInsightFilters, hasFilters, setInsightFilters, useInsightFilters } from './useInsightFilters.ts'

export function InsightFilterBar() {
  const filters = useInsightFilters()
  const route = useRoute()
  const tab = route.place === 'insight' ? route.tab : undefined
  const { source, coder, stance, days } = useFilterWords(filters)
  return (
    <FilterFields filters={filters} change={changeInsightFilters}>
      {hasFilters(filters) && (
        <>
          <Button kind="link" size="small" onPress={() => setInsightFilters({})}>
            Count everything
          </Button>
          <SaveFilter
            content={{ of: 'insight', filters, ...(tab !== undefined && { tab }) }}
            name={[source, coder, stance, days].filter(Boolean).join(', ')}
          />
        </>
      )}
    </FilterFields>
  )
}
