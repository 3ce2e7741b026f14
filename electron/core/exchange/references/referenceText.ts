/**
 * The text of a list of references. Lists are put together out of others, so one file may hold two encodings: what is
 * not UTF-8 as a whole is read line by line. Signs that no encoding means become U+FFFD, by which an entry is known to
 * be damaged.
 */
import iconv from 'iconv-lite'
import { decodeText } from '../../importers/decodeText.ts'

const LINE = 0x0a
/** JSON may have no lines; its entries end so. */
const BRACE = 0x7d
/** Of the lines that say anything by it, as many are UTF-8 as never are by chance. */
const SHARE = 0.2

/** Libraries enclose articles that do not count in order by these; everything else of their kind is no letter. */
const NOT_SORTED = /[\u0088\u0089\u0098\u009c]/g
const NO_LETTERS = /(?:(?![\t\n\f\r\u0085])[\p{Cc}\ufffd])+/gu

function pieces(bytes: Uint8Array): Uint8Array[] {
  const all: Uint8Array[] = []
  let from = 0
  for (let at = 0; at < bytes.length; at++)
    if (bytes[at] === LINE || bytes[at] === BRACE) {
      all.push(bytes.subarray(from, at + 1))
      from = at + 1
    }
  all.push(bytes.subarray(from))
  return all
}

/** Undefined: it is in one encoding, as far as can be told. */
function inTwo(bytes: Uint8Array): string | undefined {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const parts = pieces(bytes).map((piece): Uint8Array | string => {
    try {
      return strict.decode(piece)
    } catch {
      return piece
    }
  })
  const others = parts.filter((part) => typeof part !== 'string')
  // oxlint-disable-next-line no-control-regex -- what is ASCII tells nothing
  const told = parts.filter((part) => typeof part === 'string' && /[^\u0000-\u007f]/.test(part)).length
  if (others.length === 0 || told < (told + others.length) * SHARE || told === 0) return undefined
  const { encoding } = decodeText(Buffer.concat(others))
  // Bytes of machines are no words in any encoding.
  const isNoise = (part: Uint8Array): boolean => part.some((byte) => byte < 0x20 && !(byte >= 9 && byte <= 13))
  return parts
    .map((part) =>
      typeof part === 'string'
        ? part
        : isNoise(part) || encoding === 'utf-8'
          ? new TextDecoder().decode(part)
          : iconv.decode(Buffer.from(part), encoding),
    )
    .join('')
}

export function referenceText(bytes: Uint8Array): string {
  const whole = decodeText(bytes)
  const isWide = whole.encoding.startsWith('utf-16') || whole.encoding.startsWith('utf-32')
  const text = isWide || isUtf8(bytes) ? whole.text : (inTwo(bytes) ?? whole.text)
  return text.replace(NOT_SORTED, '').replace(NO_LETTERS, '\ufffd')
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** In how many places letters of an entry are lost. */
export const lostLetters = (item: unknown): number => JSON.stringify(item).split('\ufffd').length - 1
