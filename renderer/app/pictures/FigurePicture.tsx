/** A figure as a live picture: asked of the core, drawn again whenever it changes. */
import { type ReactNode, useMemo, useState } from 'react'
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts'
import type { InsightTable } from '#shared/insight/table.ts'
import type { PictureSpec } from '#shared/pictures/picture.ts'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { useSteadyQuery } from '../../data/useQuery.ts'
import { FailedNote } from '../FailedNote.tsx'
import { useReadOnlyBecause } from '../team.ts'
import { IntoNote } from './IntoNote.tsx'
import { Picture, type PictureProps } from './Picture.tsx'

export interface Made {
  picture: PictureSpec
  table: InsightTable
}

export interface FigurePictureProps<N extends QueryName> extends Pick<PictureProps, 'actions' | 'level'> {
  name: N
  input: QueryInput<N>
  /** The same function as long as it makes the same; else it is drawn again for nothing. */
  make: (figure: QueryOutput<N>) => Made
  /** As what it can be put into a note (see shared/insight/figures.ts); left out where a note would draw something else. */
  kept?: { kind: string; title?: string; filters: InsightFilters } | undefined
  /** What stands in place of the drawing. */
  inside?: (figure: QueryOutput<N>) => ReactNode
}

export function FigurePicture<N extends QueryName>({
  name,
  input,
  make,
  kept,
  inside,
  ...rest
}: FigurePictureProps<N>) {
  const { rows: figure, error } = useSteadyQuery(name, input)
  const made = useMemo(() => (figure === undefined ? undefined : make(figure)), [figure, make])
  const readOnly = useReadOnlyBecause()
  const [isAsking, setAsking] = useState(false)
  if (error) return <FailedNote what="This could not be counted" error={error} />
  if (figure === undefined || made === undefined) return <Skeleton label="Counting" lines={6} />
  return (
    <>
      <Picture {...made} {...rest} onIntoNote={kept && readOnly === undefined ? () => setAsking(true) : undefined}>
        {inside?.(figure)}
      </Picture>
      {kept && isAsking && (
        <IntoNote
          kind={kept.kind}
          filters={kept.filters}
          title={kept.title ?? made.picture.title}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
