/** Projects as other programs write them, made for tests. */
import { strToU8, zipSync } from 'fflate'

/** A GUID that ends in a number. */
export const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

export const projectXml = (inside: string, attributes = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="P" origin="Other 1.0"${attributes}>${inside}</Project>`

export function qdpx(inside: string, files: Record<string, string | Uint8Array> = {}): Uint8Array<ArrayBuffer> {
  const entries = { 'project.qde': projectXml(inside), ...files }
  const zipped = zipSync(
    Object.fromEntries(
      Object.entries(entries).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  )
  return new Uint8Array(zipped)
}
