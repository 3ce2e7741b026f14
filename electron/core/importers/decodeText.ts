/**
 * Bytes to text for files that do not say, or lie about, how they are encoded.
 *
 * Order: a byte order mark; UTF-16 without one (zero bytes at regular places); valid UTF-8 (text
 * in another encoding practically never is); what the file or its transport declares; UTF-8 with
 * a few broken places; then a guess by letter statistics.
 */
import { analyse } from 'chardet'
import iconv from 'iconv-lite'
import { scoreDecoded } from './decodedScore.ts'

export interface DecodedText {
  text: string
  /** Name of the encoding used, lower case. */
  encoding: string
  /** True when the encoding was guessed from letter statistics. */
  guessed: boolean
}

/** What standards and practice call by one name and mean another, wider one by. */
const WIDER: Record<string, string> = {
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'gb_2312-80': 'gb18030',
  'x-gbk': 'gb18030',
  shift_jis: 'cp932',
  'shift-jis': 'cp932',
  'x-sjis': 'cp932',
  sjis: 'cp932',
  'windows-31j': 'cp932',
  'euc-kr': 'cp949',
  ks_c_5601: 'cp949',
  'ks_c_5601-1987': 'cp949',
  unicode: 'utf-8',
  utf8: 'utf-8',
  'x-mac-roman': 'macintosh',
}

/** Decodes bytes; `declared` is a charset from a transport or from inside the file. */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const marked = decodeByMark(bytes) ?? decodeUtf16WithoutMark(bytes)
  if (marked) return marked
  const name = normalName(declared)
  const escapes = name?.startsWith('iso-2022') === true || hasJapaneseEscapes(bytes)
  if (!escapes) {
    const strict = decodeUtf8(bytes, true)
    if (strict !== undefined) return { text: strict, encoding: 'utf-8', guessed: false }
  } else {
    const japanese = decodeIso2022Jp(bytes)
    if (japanese !== undefined) return { text: japanese, encoding: 'iso-2022-jp', guessed: false }
  }
  const lossy = decodeUtf8(bytes, false) ?? ''
  if (isMostlyUtf8(lossy, bytes)) return { text: lossy, encoding: 'utf-8', guessed: false }
  if (name !== undefined && name !== 'utf-8' && iconv.encodingExists(name)) {
    return { text: iconv.decode(toBuffer(bytes), name, { stripBOM: true }), encoding: name, guessed: false }
  }
  return guess(bytes)
}

/** A charset's name in lower case, widened; undefined when there is none. */
function normalName(declared: string | undefined): string | undefined {
  const name = declared
    ?.trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '')
  return name ? (WIDER[name] ?? name) : undefined
}

const toBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function decodeByMark(bytes: Uint8Array): DecodedText | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    return { text: decodeUtf8(bytes.subarray(3), false) ?? '', encoding: 'utf-8', guessed: false }
  }
  const wide =
    a === 0xff && b === 0xfe && c === 0 && d === 0 && bytes.length % 4 === 0
      ? 'utf-32le'
      : a === 0 && b === 0 && c === 0xfe && d === 0xff
        ? 'utf-32be'
        : a === 0xff && b === 0xfe
          ? 'utf-16le'
          : a === 0xfe && b === 0xff
            ? 'utf-16be'
            : undefined
  return wide === undefined ? undefined : { text: iconv.decode(toBuffer(bytes), wide), encoding: wide, guessed: false }
}

/** Latin text in UTF-16 has a zero in nearly every second byte; no 8-bit text has. */
function decodeUtf16WithoutMark(bytes: Uint8Array): DecodedText | undefined {
  const sample = Math.min(bytes.length, 8192) & ~1
  if (sample < 8) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < sample; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const pairs = sample / 2
  const encoding =
    odd > pairs * 0.4 && even < pairs * 0.05
      ? 'utf-16le'
      : even > pairs * 0.4 && odd < pairs * 0.05
        ? 'utf-16be'
        : undefined
  if (encoding !== undefined) return { text: iconv.decode(toBuffer(bytes), encoding), encoding, guessed: true }
  return even + odd > 0 ? decodeWideScript(bytes, sample) : undefined
}

/** Other scripts in UTF-16 have zeros only at spaces and line ends; read the right way round they are all letters. */
function decodeWideScript(bytes: Uint8Array, sample: number): DecodedText | undefined {
  const [little, big] = ['utf-16le', 'utf-16be'].map((name) =>
    readableShare(iconv.decode(toBuffer(bytes.subarray(0, sample)), name)),
  )
  if (little === undefined || big === undefined || Math.max(little, big) < 0.97 || Math.abs(little - big) < 0.1)
    return undefined
  const encoding = little > big ? 'utf-16le' : 'utf-16be'
  return { text: iconv.decode(toBuffer(bytes), encoding), encoding, guessed: true }
}

/** Share of characters that running text is made of, in at most a few scripts and with white space or full stops. */
function readableShare(text: string): number {
  const plain = text.match(
    /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Devanagari}\u4e00-\u9fff\p{N}\p{P}\s]/gu,
  )
  const breaks = text.match(/[\s。、，．]/g)?.length ?? 0
  return breaks < text.length * 0.005 ? 0 : (plain?.length ?? 0) / Math.max(1, [...text].length)
}

function decodeUtf8(bytes: Uint8Array, fatal: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal }).decode(bytes)
  } catch {
    return undefined
  }
}

/** A few broken places in long UTF-8 (a cut file, one pasted byte) do not make it another encoding. */
function isMostlyUtf8(lossy: string, bytes: Uint8Array): boolean {
  let broken = 0
  let multibyte = 0
  for (let i = 0; i < lossy.length; i++) {
    const unit = lossy.charCodeAt(i)
    if (unit === 0xfffd) broken++
    else if (unit > 0x7f) multibyte++
  }
  // Genuine U+FFFD characters in the file count as broken, too; they are rare.
  return bytes.length > 0 && multibyte > 0 && broken <= Math.max(1, multibyte * 0.1)
}

function hasJapaneseEscapes(bytes: Uint8Array): boolean {
  return /\p{Cc}\$[@B]/u.test(Buffer.from(bytes.subarray(0, 65_536)).toString('latin1'))
}

function decodeIso2022Jp(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('iso-2022-jp', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Of machines before Windows and Unicode; only where nothing newer reads as well. */
const OLD = ['macintosh', 'cp850', 'cp866', 'maccyrillic']

/** Letter statistics over the part of the text that is not ASCII, which is all that differs. */
function guess(bytes: Uint8Array): DecodedText {
  const sample = bytes.subarray(0, 200_000)
  const names = new Set<string>()
  for (const match of analyse(sample)) {
    const name = normalName(match.name)
    if (name !== undefined && iconv.encodingExists(name)) names.add(name)
    if (names.size === 6) break
  }
  for (const name of ['windows-1252', 'windows-1250', 'windows-1251', 'windows-1254', ...OLD]) names.add(name)
  let best = 'windows-1252'
  let bestScore = Number.NEGATIVE_INFINITY
  let rank = 0
  for (const name of names) {
    if (name.startsWith('utf-')) continue
    // Ties go to the detector's own order: it has seen the byte pairs of many languages.
    const old = OLD.includes(name) ? 0.15 : 0
    const score = scoreDecoded(iconv.decode(toBuffer(sample), name), name) - rank * 0.02 - old
    rank++
    if (score > bestScore) {
      best = name
      bestScore = score
    }
  }
  return { text: iconv.decode(toBuffer(bytes), best), encoding: best, guessed: true }
}
