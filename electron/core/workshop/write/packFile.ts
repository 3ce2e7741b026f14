/** A file of a pack, and how a format makes its files of the whole. */
import type { Pack } from '#shared/workshop/pack.ts'

export interface PackFile {
  /** Relative to the pack's folder, with `/` between folders. */
  name: string
  content: string | Uint8Array
}

/** Makes the files of one format. Every name in the pack is a pseudonym already. */
export type PackWriter = (pack: Pack) => readonly PackFile[] | Promise<readonly PackFile[]>
