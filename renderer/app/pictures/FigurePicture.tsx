/** A figure as a live picture: asked of the core, drawn again whenever it changes. */
import { type ReactNode, useMemo } from 'react'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts'
import type { InsightTable } from '#shared/insight/table.ts'
import type { PictureSpec } from '#shared/pictures/picture.ts'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { useSteadyQuery } from '../../data/useQuery.ts'
import { FailedNote } from '../FailedNote.tsx'
import { Picture, type PictureProps } from './Picture.tsx'

export interface Made {
  picture: PictureSpec
  table: InsightTable
}

export interface FigurePictureProps<N extends QueryName>
  extends Pick<PictureProps, 'actions' | 'level' | 'onIntoNote'> {
  name: N
  input: QueryInput<N>
  /** The same function as long as it makes the same; else it is drawn again for nothing. */
  make: (figure: QueryOutput<N>) => Made
  /** What stands in place of the drawing. */
  inside?: (figure: QueryOutput<N>) => ReactNode
}

export function FigurePicture<N extends QueryName>({ name, input, make, inside, ...rest }: FigurePictureProps<N>) {
  const { rows: figure, error } = useSteadyQuery(name, input)
  const made = useMemo(() => (figure === undefined ? undefined : make(figure)), [figure, make])
  if (error) return <FailedNote what="This could not be counted" error={error} />
  if (figure === undefined || made === undefined) return <Skeleton label="Counting" lines={6} />
  return (
    <Picture {...made} {...rest}>
      {inside?.(figure)}
    </Picture>
  )
}
