/** A file of references to entries, whatever its format: bad entries are told one by one and harm none of the others. */
import type { CslItem } from '#shared/references/csl.ts'
import { decodeText } from '../../importers/decodeText.ts'
import { ImportFailure } from '../../importers/errors.ts'
import { importLimits } from '../../importers/limits.ts'
import { readBibtex } from './bibtex/readBibtex.ts'
import { readCsl } from './csl/readCsl.ts'
import { referenceLimits } from './limits.ts'
import { type ReferenceFormat, referenceFormat } from './referenceFormat.ts'
import { readRis } from './ris/readRis.ts'
import { taggedToRis } from './ris/tagged.ts'

/** One entry: its reference, and the files that it says belong to it, as they are named there. */
export interface ForeignReference {
  item: CslItem
  files: string[]
}

/** An entry that is left out, by what it calls itself or its line, and why. */
export interface SkippedEntry {
  item: string
  reason: string
}

export interface EntriesRead {
  entries: ForeignReference[]
  skipped: SkippedEntry[]
}

export interface ForeignReferences extends EntriesRead {
  format: ReferenceFormat
}

const readers: Readonly<Record<ReferenceFormat, (text: string) => EntriesRead>> = {
  bibtex: readBibtex,
  ris: readRis,
  csl: readCsl,
}

/** Throws `ImportFailure` where nothing in it can be read. */
export function readReferences(bytes: Uint8Array): ForeignReferences {
  if (bytes.byteLength > importLimits.markupBytes) throw new ImportFailure('FileTooLarge')
  const { text } = decodeText(bytes)
  const format = referenceFormat(text)
  if (!format) throw new ImportFailure('FileBroken')
  const { entries, skipped } = readers[format](format === 'ris' ? taggedToRis(text) : text)
  if (entries.length === 0 && skipped.length === 0)
    throw new ImportFailure('FileNoText', 'holds no reference; there is nothing in it to import.')
  const told = skipped.slice(0, referenceLimits.reasons)
  const untold = skipped.length - told.length
  return {
    format,
    entries,
    skipped:
      untold === 0 ? told : [...told, { item: `${untold} more entries`, reason: 'They could not be read either.' }],
  }
}
