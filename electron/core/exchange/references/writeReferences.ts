/** References to a file in one of the formats that reference managers read. */
import type { CslItem } from '#shared/references/csl.ts'
import { writeBibtex } from './bibtex/writeBibtex.ts'
import type { ReferenceFormat } from './referenceFormat.ts'
import { writeRis } from './ris/writeRis.ts'

export interface Written {
  text: string
  /** What the format has no place for, a sentence each. */
  left: string[]
}

/** Whole references, one that has no id with one that no other has. */
function writeCsl(items: readonly CslItem[]): Written {
  const taken = new Set(items.map(({ id }) => String(id)))
  const used = new Set<string>()
  const whole = items.map((item, n) => {
    const own = typeof item.id === 'string' || typeof item.id === 'number' ? String(item.id) : undefined
    if (own !== undefined && !used.has(own)) {
      used.add(own)
      return item
    }
    let id = `source-${n + 1}`
    while (taken.has(id) || used.has(id)) id = `${id}-`
    used.add(id)
    return { ...item, id }
  })
  return { text: `${JSON.stringify(whole, null, 2)}\n`, left: [] }
}

const writers: Readonly<Record<ReferenceFormat, (items: readonly CslItem[]) => Written>> = {
  bibtex: writeBibtex,
  ris: writeRis,
  csl: writeCsl,
}

export const writeReferences = (format: ReferenceFormat, items: readonly CslItem[]): Written => writers[format](items)
