/** A file of references to entries, whatever its format: bad entries are told one by one and harm none of the others. */
import type { CslItem } from '#shared/references/csl.ts'
import { titleFor } from '#shared/references/registers.ts'
import { ImportFailure, tooLongText } from '../../importers/errors.ts'
import { importLimits } from '../../importers/limits.ts'
import { readBibtex } from './bibtex/readBibtex.ts'
import { readCsl } from './csl/readCsl.ts'
import { referenceLimits } from './limits.ts'
import { lostLetters, referenceText } from './referenceText.ts'
import { type ReferenceFormat, referenceFormat } from './referenceFormat.ts'
import { readRis } from './ris/readRis.ts'
import { taggedToRis } from './ris/tagged.ts'

/** One entry: its reference, and the files that it says belong to it, as they are named there. */
export interface ForeignReference {
  item: CslItem
  files: string[]
  /** What to look at in it, a sentence each. */
  warnings?: string[]
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

/** A lost letter is told of; of an entry that has lost more, nobody knows what it said. */
const MOST_LOST = 2

function withoutDamaged({ entries, skipped }: EntriesRead): EntriesRead {
  const kept: ForeignReference[] = []
  const left: SkippedEntry[] = []
  for (const entry of entries) {
    const lost = lostLetters(entry.item)
    if (lost === 0) kept.push(entry)
    else if (lost <= MOST_LOST)
      kept.push({
        ...entry,
        warnings: [
          ...(entry.warnings ?? []),
          'A letter of it is lost in the file; compare it with the place where it came from.',
        ],
      })
    else
      left.push({
        item: titleFor(entry.item).replaceAll('\ufffd', '').slice(0, 80),
        reason: 'Its letters are damaged; export it anew, as UTF-8, where it came from.',
      })
  }
  return { entries: kept, skipped: [...skipped, ...left] }
}

/** Throws `ImportFailure` where nothing in it can be read. */
export function readReferences(bytes: Uint8Array): ForeignReferences {
  if (bytes.byteLength > importLimits.markupBytes) throw new ImportFailure('FileTooLarge', tooLongText)
  const text = referenceText(bytes)
  const format = referenceFormat(text)
  if (!format) throw new ImportFailure('FileBroken')
  const { entries, skipped } = withoutDamaged(readers[format](format === 'ris' ? taggedToRis(text) : text))
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
