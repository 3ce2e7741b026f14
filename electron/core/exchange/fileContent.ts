/** What is needed to tell whose format a file has, found out once however many formats ask. */
import { decodeText } from '../importers/decodeText.ts'
import { openZip } from '../importers/zip/readZip.ts'

export interface FileContent {
  fileName: string
  bytes: Uint8Array
  /** The names in it when it is a zip that can be listed; null: no zip, or broken, too large or locked, which its import says. */
  zipNames: readonly string[] | null
  /** The first 2,000 bytes as text; empty for a zip. */
  head: string
}

const HEAD = 2000

export function fileContent(bytes: Uint8Array, fileName: string): FileContent {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return {
    fileName,
    bytes,
    zipNames: isZip ? listed(bytes) : null,
    head: isZip ? '' : decodeText(bytes.subarray(0, HEAD)).text,
  }
}

function listed(bytes: Uint8Array): readonly string[] | null {
  try {
    return openZip(bytes).names
  } catch {
    return null
  }
}
