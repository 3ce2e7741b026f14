/**
 * What a REFI-QDA project has no place for, in a file of its own beside project.qde: stances, the parts of a code's
 * meaning, what is known of sources, quotes without a place, plans. Everything is named by the GUIDs of project.qde.
 */
import { z } from 'zod'
import { Stance } from '#shared/model/coding.ts'
import { CslRegister } from '#shared/references/registers.ts'
import { guidOf } from './guids.ts'
import type { CodingData, ProjectData } from './projectData.ts'
import { codingGuid } from './writeProject.ts'

/** Its name in the archive. */
export const EXTRAS_NAME = 'commonplace.json'

export const Extras = z.object({
  format: z.literal('commonplace-refi/1'),
  /** GUID → our id, so that what comes back is known even where its GUID is only a hash of it. */
  ids: z.record(z.string(), z.string()),
  /** Coding → stance. */
  stances: z.record(z.string(), Stance),
  /** Code → the parts of its description. */
  codes: z.record(
    z.string(),
    z.object({
      title: z.string(),
      brief: z.string(),
      definition: z.string(),
      useWhen: z.string(),
      avoidWhen: z.string(),
      example: z.string(),
      colour: z.string(),
    }),
  ),
  /** Source → what it is and where it came from. */
  sources: z.record(
    z.string(),
    z.object({
      kind: z.string(),
      fileName: z.string(),
      mediaType: z.string(),
      sameOriginAs: z.string().nullable(),
      reference: CslRegister.optional(),
    }),
  ),
})
export type Extras = z.infer<typeof Extras>

export function extrasOf(data: ProjectData): Extras {
  const targets: { target: string; codings: CodingData[] }[] = data.sources.flatMap(({ sourceId, codings, quotes }) => [
    { target: sourceId, codings },
    ...quotes.map((quote) => ({ target: quote.quoteId, codings: quote.codings })),
  ])
  return {
    format: 'commonplace-refi/1',
    ids: Object.fromEntries(
      [
        ...data.members.map(({ memberId }) => memberId),
        ...data.codes.map(({ codeId }) => codeId),
        ...data.sources.flatMap(({ sourceId, quotes }) => [sourceId, ...quotes.map(({ quoteId }) => quoteId)]),
      ].map((id) => [guidOf(id), id]),
    ),
    stances: Object.fromEntries(
      targets.flatMap(({ target, codings }) =>
        codings.map((coding) => [codingGuid(target, coding), coding.stance] as const),
      ),
    ),
    codes: Object.fromEntries(
      data.codes.map(({ codeId, title, brief, definition, useWhen, avoidWhen, example, colour }) => [
        guidOf(codeId),
        { title, brief, definition, useWhen, avoidWhen, example, colour },
      ]),
    ),
    sources: Object.fromEntries(
      data.sources.map(({ sourceId, kind, fileName, mediaType, sameOriginAs, reference }) => [
        guidOf(sourceId),
        {
          kind,
          fileName,
          mediaType,
          sameOriginAs: sameOriginAs === null ? null : guidOf(sameOriginAs),
          reference: reference as z.output<typeof CslRegister>,
        },
      ]),
    ),
  }
}
