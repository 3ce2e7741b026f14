/** What a file is: its content decides, its name only where the content cannot tell. */
import type { SourceKind } from '#shared/model/source.ts'
import { type DecodedText, decodeText } from './decodeText.ts'
import { ImportFailure, tooLongText } from './errors.ts'
import { extensionOf } from './fileName.ts'
import { looksLikeMhtml } from './html/mhtml.ts'
import { declaredCharset } from './html/charset.ts'
import { importLimits } from './limits.ts'

export type Detected =
  | { kind: 'pdf' | 'zip' }
  | { kind: 'mhtml'; text: string }
  | { kind: Extract<SourceKind, 'html' | 'markdown' | 'text'>; decoded: DecodedText }

const USE_INSTEAD = 'cannot be imported as it is; open it in its own program, save it as'

/** First bytes of kinds that cannot be imported, with what to do about the likely ones. */
const REFUSED: readonly (readonly [string, string | undefined])[] = [
  ['89504e47', undefined],
  ['ffd8ff', undefined],
  ['47494638', undefined],
  ['49492a00', undefined],
  ['4d4d002a', undefined],
  ['1f8b', undefined],
  ['425a68', undefined],
  ['377abcaf', undefined],
  ['526172211a', undefined],
  ['fd377a58', undefined],
  ['7f454c46', undefined],
  ['4d5a90', undefined],
  ['cafebabe', undefined],
  ['0061736d', undefined],
  ['53514c69746520', undefined],
  ['494433', undefined],
  ['4f676753', undefined],
  ['664c6143', undefined],
  ['1a45dfa3', undefined],
  ['25215053', `${USE_INSTEAD} PDF and import that.`],
  ['62706c697374', `${USE_INSTEAD} HTML and import that.`],
  ['7b5c727466', `${USE_INSTEAD} DOCX and import that.`],
]

/** Says what the file is, or fails with a closed reason. */
export function detectKind(bytes: Uint8Array, fileName: string, mediaType?: string): Detected {
  if (bytes.length === 0) throw new ImportFailure('FileEmpty')
  if (bytes.length > importLimits.fileBytes) throw new ImportFailure('FileTooLarge')
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (/%PDF-\d/.test(head)) return { kind: 'pdf' }
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return { kind: 'zip' }
  refuseKnown(bytes, head)
  if (bytes.length > importLimits.markupBytes) throw new ImportFailure('FileTooLarge', tooLongText)
  if (looksLikeMhtml(head))
    return { kind: 'mhtml', text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1') }
  return detectText(bytes, fileName, mediaType)
}

function refuseKnown(bytes: Uint8Array, head: string): void {
  const hex = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  if (hex.startsWith('d0cf11e0a1b11ae1')) {
    // Office wraps password-protected files in this old container.
    const wide = Buffer.from('EncryptedPackage', 'utf16le')
    if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wide))
      throw new ImportFailure('FileEncrypted')
    throw new ImportFailure(
      'FileKindUnknown',
      'is an older Office document; open it in its own program, save it as DOCX or PDF and import that.',
    )
  }
  for (const [magic, detail] of REFUSED) {
    if (hex.startsWith(magic)) throw new ImportFailure('FileKindUnknown', detail)
  }
  const riff = /^RIFF....(WEBP|WAVE|AVI )/s.test(head) || /^....ftyp/s.test(head)
  if (riff) throw new ImportFailure('FileKindUnknown')
}

const HTML_START = /<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|frameset[\s>]|title[\s>]|meta\s)/i
const HTML_TAG = /<[a-z][a-z0-9-]*(?:\s[^<>]{0,2000})?>/i

function detectText(bytes: Uint8Array, fileName: string, mediaType: string | undefined): Detected {
  const extension = extensionOf(fileName)
  const claimsHtml = /^(x?html?|xht|shtml|php|aspx?|jsp)$/.test(extension) || /html/i.test(mediaType ?? '')
  const plain = decodeText(bytes)
  const start = plain.text.slice(0, 8192)
  const isHtml =
    HTML_START.test(withoutCode(start, extension)) || (claimsHtml && HTML_TAG.test(plain.text.slice(0, 200_000)))
  if (isHtml && !isMarkdownName(extension)) {
    return { kind: 'html', decoded: decodeText(bytes, declaredCharset(bytes)) }
  }
  refuseBinary(plain.text, bytes)
  if (/<svg[\s>]/i.test(start) && /^\s*(<\?xml|<!doctype svg|<svg)/i.test(start))
    throw new ImportFailure('FileKindUnknown')
  if (!/[^\s\u200b\ufeff]/.test(plain.text))
    throw new ImportFailure('FileNoText', 'holds only blank space; there is nothing in it to import.')
  const markdown = isMarkdownName(extension) || /markdown/i.test(mediaType ?? '')
  return { kind: markdown ? 'markdown' : 'text', decoded: plain }
}

const isMarkdownName = (extension: string): boolean => /^(md|markdown|mdown|mkd|mkdn|mdx|qmd|rmd)$/.test(extension)

/** A text about HTML is not HTML: in a text file the markup must come first. */
function withoutCode(start: string, extension: string): string {
  if (!/^(txt|text|log|csv|json|js|ts|css|py|)$/.test(extension)) return start
  return /^\s*(?:<!--[\s\S]{0,4000}?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)/i.test(start)
    ? start
    : ''
}

/** Control characters that no encoding of text leaves behind. */
function refuseBinary(text: string, bytes: Uint8Array): void {
  const sample = text.slice(0, 20_000)
  let bad = 0
  for (let i = 0; i < sample.length; i++) {
    const unit = sample.charCodeAt(i)
    if (
      (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13 && unit !== 12 && unit !== 27) ||
      unit === 0xfffd ||
      (unit >= 0x80 && unit < 0xa0 && unit !== 0x85)
    )
      bad++
  }
  if (bytes.length > 0 && bad > Math.max(2, sample.length * 0.02)) throw new ImportFailure('FileKindUnknown')
}
