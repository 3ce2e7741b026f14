/** The units of a source's text, from the file of its extraction. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { AgreementUnit } from '#shared/contract/agreement.ts'
import type { Units } from '#shared/measure/agreement/judgements.ts'
import { Extraction } from '#shared/model/extraction.ts'
import { sentencesOf } from '#shared/model/sentences.ts'
import { createTextIndex } from '#shared/model/textIndex.ts'

/** Sentences as the reader's S key takes them, or blocks: paragraphs, headings, list items, rows of tables. */
export function unitsOf({ text, blocks }: Extraction, unit: AgreementUnit, language: string | null): Units {
  const index = createTextIndex(text)
  const spans = blocks.flatMap((block) =>
    unit === 'sentence' ? sentencesOf(text, block, language) : block.from < block.to ? [block] : [],
  )
  return {
    starts: Int32Array.from(spans, ({ from }) => index.toCodePoint(from)),
    ends: Int32Array.from(spans, ({ to }) => index.toCodePoint(to)),
  }
}

/** Null when the file is not there, or is no extraction. */
export function readUnits(path: string, unit: AgreementUnit, language: string | null): Units | null {
  try {
    const parsed = Extraction.safeParse(JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')))
    return parsed.success ? unitsOf(parsed.data, unit, language) : null
  } catch {
    return null
  }
}
