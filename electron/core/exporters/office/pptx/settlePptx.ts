/**
 * Puts right what the library that writes slides leaves loose, so that no program has anything to repair: types for
 * parts that are not there, two shapes of one id on a slide, charts numbered through all the decks of a process.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The earliest that a zip knows; when a file was made says nothing of what is in it. */
const WHEN = new Date(1980, 0, 1)

const NUMBERED = /(?<=chart|Microsoft_Excel_Worksheet)(\d+)(?=\.xml|\.xlsx)/g

/** The numbers of the charts, from 1 on in their order. */
function chartNumbers(names: readonly string[]): Map<string, string> {
  const found = names.flatMap((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? [])
  return new Map(found.toSorted((a, b) => Number(a) - Number(b)).map((old, i) => [old, String(i + 1)]))
}

/** Of a part that says twice that a shape has an id, the later one has the next that is free. */
function withOwnIds(xml: string): string {
  const seen = new Set<number>()
  let next = 1 + Math.max(0, ...[...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map((match) => Number(match[1])))
  return xml.replace(/(<p:cNvPr id=")(\d+)(")/g, (_, before: string, id: string, behind: string) => {
    const own = seen.has(Number(id)) ? next++ : Number(id)
    seen.add(own)
    return `${before}${own}${behind}`
  })
}

export function settlePptx(file: Uint8Array): Uint8Array {
  const entries = Object.entries(unzipSync(file)).filter(([name]) => !name.endsWith('/'))
  const numbers = chartNumbers(entries.map(([name]) => name))
  const renumbered = (text: string): string => text.replace(NUMBERED, (old) => numbers.get(old) ?? old)
  const names = new Set(entries.map(([name]) => renumbered(name)))
  const settled = entries.map(([name, bytes]): [string, Uint8Array] => {
    if (!/\.(?:xml|rels)$/.test(name)) return [renumbered(name), bytes]
    const xml = strFromU8(bytes)
    if (name === '[Content_Types].xml')
      return [
        name,
        strToU8(
          renumbered(xml).replace(/<Override PartName="\/([^"]*)"[^>]*\/>/g, (type, part: string) =>
            names.has(part) ? type : '',
          ),
        ),
      ]
    if (name.endsWith('.rels')) return [renumbered(name), strToU8(renumbered(xml))]
    return [renumbered(name), name.startsWith('ppt/slides/') ? strToU8(withOwnIds(xml)) : bytes]
  })
  return zipSync(Object.fromEntries(settled), { mtime: WHEN })
}
