/** A figure as a live picture: asked of the core, drawn again whenever it changes. */
import { type ReactNode, useMemo } from 'react'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts'
import type { Made } from '#shared/insight/figures.ts'
import { narrowed } from '#shared/insight/narrowed.ts'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { useSteadyQuery } from '../../data/useQuery.ts'
import { FailedNote } from '../FailedNote.tsx'
import { KeepablePicture, type KeepablePictureProps } from './KeepablePicture.tsx'
import type { PictureProps } from './Picture.tsx'

export interface FigurePictureProps<N extends QueryName>
  extends Pick<PictureProps, 'actions' | 'level' | 'onOpen'>,
    Pick<KeepablePictureProps, 'kept'> {
  name: N
  input: QueryInput<N>
  /** The same function as long as it makes the same; else it is drawn again for nothing. */
  make: (figure: QueryOutput<N>) => Made | null
  /** What stands where there is nothing to draw; without it, it is waited for. */
  none?: string | undefined
  /** What alone is counted, in words; empty where everything is. */
  only?: string
  /** What stands in place of the drawing. */
  inside?: (figure: QueryOutput<N>) => ReactNode
}

export function FigurePicture<N extends QueryName>({
  name,
  input,
  make,
  none,
  only = '',
  inside,
  ...rest
}: FigurePictureProps<N>) {
  const { rows: figure, error } = useSteadyQuery(name, input)
  const made = useMemo(() => {
    const drawn = figure === undefined ? undefined : make(figure)
    return drawn ? narrowed(drawn, only) : drawn
  }, [figure, make, only])
  if (error) return <FailedNote what="This could not be counted" error={error} />
  if (made === null && none !== undefined) return <NothingDrawn words={none} actions={rest.actions} />
  if (figure === undefined || !made) return <Skeleton label="Counting" lines={6} />
  return (
    <KeepablePicture {...made} {...rest}>
      {inside?.(figure)}
    </KeepablePicture>
  )
}

const NothingDrawn = ({ words, actions }: { words: string; actions: ReactNode }) => (
  <div>
    <p>{words}</p>
    {actions}
  </div>
)
