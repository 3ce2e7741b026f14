/** Names for files that every system takes, wiki links can hold, and no two of which differ by case or accents alone. */
import { cutTo, oneLine } from '../../importers/cleanText.ts'

/** UTF-16 units; with the folders above it a path stays below what older systems allow. */
const LONGEST = 90
/** Bytes: file systems count them, and a sign can have four. */
const MOST_BYTES = 200
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|desktop|thumbs)$/i

function cutToBytes(name: string): string {
  let out = ''
  let bytes = 0
  for (const sign of name) {
    bytes += Buffer.byteLength(sign)
    if (bytes > MOST_BYTES) break
    out += sign
  }
  return out
}

/** A title as a file's name, without ending; never empty. */
export function safeName(title: string): string {
  const plain = oneLine(title)
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\\/:*?"<>|#^[\]`$%]+/gu, ' ')
    .replace(/\s+/gu, ' ')
  const cut = cutToBytes(cutTo(plain.trim(), LONGEST)).replace(/^[\s.~-]+|[\s.]+$/gu, '')
  return cut === '' ? 'Untitled' : RESERVED.test(cut.split('.')[0] ?? '') ? `${cut} (file)` : cut
}

/** Gives each name once in a folder; what is taken gets a number. */
export function createNames(): (title: string, ending?: string) => string {
  const taken = new Set<string>()
  return (title, ending = '') => {
    const name = safeName(title)
    for (let n = 1; ; n++) {
      const candidate = `${n === 1 ? name : `${name} ${n}`}${ending}`
      const folded = candidate.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
      if (taken.has(folded)) continue
      taken.add(folded)
      return candidate
    }
  }
}
