/** A picture that can be put into a note, where it is drawn live. */
import { useState } from 'react'
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import { useReadOnlyBecause } from '../team.ts'
import { IntoNote } from './IntoNote.tsx'
import { Picture, type PictureProps } from './Picture.tsx'

export interface KeepablePictureProps extends Omit<PictureProps, 'onIntoNote'> {
  /** As what it is kept (see shared/insight/figures.ts); left out where a note would draw something else. */
  kept?: { kind: string; title?: string; filters: InsightFilters } | undefined
}

export function KeepablePicture({ kept, ...picture }: KeepablePictureProps) {
  const readOnly = useReadOnlyBecause()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Picture {...picture} onIntoNote={kept && readOnly === undefined ? () => setAsking(true) : undefined} />
      {kept && isAsking && (
        <IntoNote
          kind={kept.kind}
          filters={kept.filters}
          title={kept.title ?? picture.picture.title}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
