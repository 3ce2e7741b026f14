/** A picture that somebody put somewhere, by its kind and filters as they are kept there. */
import { InsightFilters } from '#shared/contract/insightQueries.ts'
import { type Figure, figureOf } from '#shared/insight/figures.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { useMemo } from 'react'
import { useOnly } from '../counted/filterWords.ts'
import { WhatCounts } from '../counted/WhatCounts.tsx'
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

export interface KeptPictureProps {
  kind: string
  /** As JSON. */
  filters: string
  /** Keeps other filters; without it they are only looked at. */
  onFilters?: ((filters: string) => void) | undefined
}

export function KeptPicture({ kind, filters: json, onFilters }: KeptPictureProps) {
  const figure = figureOf(kind)
  const filters = useMemo(() => filtersOf(json), [json])
  if (!figure || !filters) return <p>A newer version of Commonplace made this picture; update to see it.</p>
  return <ShownFigure figure={figure} filters={filters} onFilters={onFilters} />
}

interface ShownFigureProps extends Pick<KeptPictureProps, 'onFilters'> {
  figure: Figure
  filters: InsightFilters
}

function ShownFigure({ figure, filters, onFilters }: ShownFigureProps) {
  const only = useOnly(filters, figure.fields)
  const onOpen = useOpenBehind(filters, figure.tab)
  const actions = (
    <>
      <Button kind="link" size="small" onPress={() => navigate({ place: 'insight', tab: figure.tab, filters })}>
        Open in Insight
      </Button>
      {onFilters && (
        <WhatCounts
          title={figure.title}
          filters={filters}
          fields={figure.fields}
          onChange={(next) => onFilters(JSON.stringify(next))}
        />
      )}
    </>
  )
  return figure.visit((of) => (
    <FigurePicture
      name={of.query}
      input={of.input(filters)}
      make={of.make}
      none={figure.none}
      actions={actions}
      only={only}
      onOpen={onOpen}
      level={3}
    />
  ))
}
