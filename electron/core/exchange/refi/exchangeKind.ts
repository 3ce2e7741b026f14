/** Tells a project or a codebook of another program by its content, without reading it. */
import { decodeText } from '../../importers/decodeText.ts'
import { openZip } from '../../importers/zip/readZip.ts'

export const isProjectFile = (name: string): boolean => /(^|\/)project\.qde$/i.test(name)

/** By content: a zip that holds a project, or XML whose root is a codebook. */
export function exchangeKind(bytes: Uint8Array): 'project' | 'codebook' | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    try {
      return openZip(bytes).names.some(isProjectFile) ? 'project' : undefined
    } catch {
      // Broken, too large or locked: the import of files says so.
      return undefined
    }
  }
  const head = decodeText(bytes.subarray(0, 2000)).text
  return /<(?:\w+:)?CodeBook[\s>]/.test(head) && /urn:QDA-XML:codebook/i.test(head) ? 'codebook' : undefined
}
