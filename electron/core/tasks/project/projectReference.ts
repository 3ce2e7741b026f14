/** A source of which only the reference is known: it has a text where it has an abstract, and its own entry as its file. */
import { type CslItem, textOf } from '#shared/references/csl.ts'
import { registersOf, titleFor } from '#shared/references/registers.ts'
import type { ForeignSource } from '../../exchange/refi/foreignProject.ts'
import { abstractExtraction } from '../../exchange/references/abstractText.ts'
import { safeName } from '../../exchange/vault/fileNames.ts'

/** Null: nothing was told, or nothing that can be a reference. */
export const cslItemOf = (told: Readonly<Record<string, unknown>> | null | undefined): CslItem | null =>
  told && typeof told['type'] === 'string' ? (told as CslItem) : null

/** The passages count in the abstract as it is kept here. */
export function withReference(source: ForeignSource, item: CslItem): ForeignSource {
  const extraction = abstractExtraction(textOf(item, 'abstract') ?? source.text)
  const title = registersOf(item).title ?? titleFor(item)
  return {
    ...source,
    name: title,
    original: {
      bytes: new TextEncoder().encode(`${JSON.stringify([{ id: 'source-1', ...item }], null, 2)}\n`),
      fileName: `${safeName(title)}.json`,
      imported: {
        kind: 'reference',
        mediaType: 'application/vnd.citationstyles.csl+json',
        metadata: { title, authors: [] },
        extraction,
        warnings: [],
      },
    },
  }
}
