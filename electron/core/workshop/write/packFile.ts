/** A file of a pack, and how a format makes its files of the whole. */
import type { Pack } from '#shared/workshop/pack.ts'
import type { Brand } from '../../exporters/brand.ts'
import type { WriteOffice } from '../../exporters/office/inThread.ts'

export interface PackFile {
  /** Relative to the pack's folder, with `/` between folders. */
  name: string
  content: string | Uint8Array
}

export interface PackTools {
  writeOffice: WriteOffice
  signal: AbortSignal | undefined
  brand: Brand
}

/** Makes the files of one format; fewer when it was stopped. Every name in the pack is a pseudonym already. */
export type PackWriter = (pack: Pack, tools: PackTools) => readonly PackFile[] | Promise<readonly PackFile[]>
