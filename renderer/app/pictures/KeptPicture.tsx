/** A picture that somebody put somewhere, by its kind and filters as they are kept there. */
import { InsightFilters } from '#shared/contract/insightQueries.ts'
import { type Figure, figureOf } from '#shared/insight/figures.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { useMemo } from 'react'
import { navigate } from '../navigation.ts'
import { FigurePicture } from './FigurePicture.tsx'
import { useOpenBehind } from './openBehind.ts'

function filtersOf(json: string): InsightFilters | null {
  try {
    const parsed = InsightFilters.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export function KeptPicture({ kind, filters: json }: { kind: string; filters: string }) {
  const figure = figureOf(kind)
  const filters = useMemo(() => filtersOf(json), [json])
  if (!figure || !filters) return <p>A newer version of Commonplace made this picture; update to see it.</p>
  return <ShownFigure figure={figure} filters={filters} />
}

function ShownFigure({ figure, filters }: { figure: Figure; filters: InsightFilters }) {
  const onOpen = useOpenBehind(filters, figure.tab)
  const open = (
    <Button kind="link" size="small" onPress={() => navigate({ place: 'insight', tab: figure.tab, filters })}>
      Open in Insight
    </Button>
  )
  return figure.visit((of) => (
    <FigurePicture
      name={of.query}
      input={of.input(filters)}
      make={of.make}
      none={figure.none}
      actions={open}
      onOpen={onOpen}
      level={3}
    />
  ))
}
