/** Writes a workshop's pack as a folder: everything in every format that there is, or nothing. */
import { basename } from 'node:path'
import type { z } from 'zod'
import { appError } from '#shared/contract/errors.ts'
import type { PackExport, workshopTasks } from '#shared/contract/workshopTasks.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { WriteOffice } from '../exporters/office/inThread.ts'
import { type PackContext, packOf } from '../queries/pack.ts'
import { type BrandContext, packBrand } from '../queries/templates.ts'
import type { Relationships } from '../relationships/relationships.ts'
import type { PackFile } from '../workshop/write/packFile.ts'
import { packWriters } from '../workshop/write/packWriters.ts'
import { writeFolder } from '../workshop/write/writeFolder.ts'

export interface ExportPackParts extends PackContext, BrandContext {
  relationships: PackContext['relationships'] & Pick<Relationships, 'ready'>
  writeOffice: WriteOffice
}

/** Whatever an earlier pack may have left, in formats that this one was not written in as well. */
const everyName = ['handout', 'key', 'deck', 'cards', 'sheets'].flatMap((part) =>
  ['html', 'md', 'pdf', 'docx', 'pptx'].map((ending) => `${part}.${ending}`),
)

type Input = z.output<(typeof workshopTasks)['exportPack']['input']>

/** Errors: `WorkshopNotFound`, `InvalidInput`, `StoreWriteFailed`, `ExportCancelled`. */
export async function exportPack(
  parts: ExportPackParts,
  { workshopId, path, paper, template }: Input,
  onProgress: (progress: { done: number; total: number }) => void,
  signal: AbortSignal | undefined,
): Promise<Outcome<PackExport>> {
  // Where states cannot be worked out, the key says so.
  await parts.relationships.ready()
  const made = packOf(parts, workshopId)
  if (!made) return err(appError('WorkshopNotFound', `There is no workshop ${workshopId} in this workspace.`))
  const pack = paper === undefined ? made : { ...made, paper }
  const { brand, left } = packBrand(parts, workshopId, template)
  const files: PackFile[] = []
  for (const [done, write] of packWriters.entries()) {
    if (signal?.aborted) break
    onProgress({ done, total: packWriters.length })
    files.push(...(await write(pack, { writeOffice: parts.writeOffice, signal, brand })))
  }
  if (signal?.aborted) return err(appError('ExportCancelled', `${basename(path)} was not written because you stopped.`))
  const written = writeFolder(path, files, everyName)
  if (!written.ok) return written
  const { findings, missing, cards, deck, nameKey } = pack
  return ok({
    path,
    files: written.value.files,
    cards: cards.reduce((sum, set) => sum + set.cards.length, 0),
    slides: deck.length,
    names: nameKey.length,
    findings,
    missing: left === null ? missing : [...missing, left],
  })
}
