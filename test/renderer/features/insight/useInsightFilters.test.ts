import { expect, it } from 'vitest'
import { currentRoute, navigate } from '#renderer/app/navigation.ts'
import { changeInsightFilters, setInsightFilters } from '#renderer/features/insight/useInsightFilters.ts'

it('two fields that are read in one moment keep each other’s answer', () => {
  navigate({ place: 'insight', tab: 'states' })
  changeInsightFilters({ until: '2026-03-31' })
  changeInsightFilters({ since: '2026-03-01' })
  expect(currentRoute()).toEqual({
    place: 'insight',
    tab: 'states',
    filters: { since: '2026-03-01', until: '2026-03-31' },
  })
  changeInsightFilters({ since: undefined })
  expect(currentRoute()).toMatchObject({ filters: { until: '2026-03-31' } })
  setInsightFilters({})
  expect(currentRoute()).toEqual({ place: 'insight', tab: 'states' })
})
