/**
 * Pages saved as one MIME file (.mht, .mhtml). The first HTML part is the page; frames of it
 * that are themselves pages are ignored. Nothing else in the container is looked at.
 */
import { type DecodedText, decodeText } from '../decodeText.ts'
import { ImportFailure } from '../errors.ts'
import { declaredCharset } from './charset.ts'

export interface MhtmlPage {
  decoded: DecodedText
  url: string | undefined
}

export function looksLikeMhtml(head: string): boolean {
  return /^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*content-type:\s*multipart\/(?:related|mixed|alternative)/i.test(
    head,
  )
}

interface Part {
  headers: Map<string, string>
  body: string
}

/** `text` is the file as latin1, one character a byte. */
export function readMhtml(text: string): MhtmlPage {
  const root = splitPart(text)
  const type = root.headers.get('content-type') ?? ''
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(type)?.[1]
  if (!boundary) throw new ImportFailure('FileBroken')
  const parts = root.body
    .split(`--${boundary}`)
    .slice(1)
    .map((part) => splitPart(part.replace(/^\r?\n/, '')))
  const page = findPage(parts, 0)
  if (!page) throw new ImportFailure('FileNoText')
  const bytes = decodeBody(page)
  const charset = /charset="?([\w.:-]+)/i.exec(page.headers.get('content-type') ?? '')?.[1]
  const location =
    root.headers.get('snapshot-content-location') ??
    page.headers.get('content-location') ??
    root.headers.get('content-location')
  return {
    decoded: decodeText(bytes, charset ?? declaredCharset(bytes)),
    url: location && /^https?:/i.test(location) ? location : undefined,
  }
}

function findPage(parts: readonly Part[], depth: number): Part | undefined {
  for (const part of parts) {
    const type = part.headers.get('content-type') ?? ''
    if (/^(text\/html|application\/xhtml)/i.test(type)) return part
    const inner = /boundary="?([^";\r\n]+)"?/i.exec(type)?.[1]
    if (/^multipart\//i.test(type) && inner && depth < 3) {
      const found = findPage(
        part.body
          .split(`--${inner}`)
          .slice(1)
          .map((piece) => splitPart(piece.replace(/^\r?\n/, ''))),
        depth + 1,
      )
      if (found) return found
    }
  }
  return undefined
}

function splitPart(raw: string): Part {
  const end = /\r?\n\r?\n/.exec(raw)
  const head = end ? raw.slice(0, end.index) : raw
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: end ? raw.slice(end.index + end[0].length) : '' }
}

function decodeBody(part: Part): Uint8Array {
  const encoding = (part.headers.get('content-transfer-encoding') ?? '').toLowerCase()
  if (encoding === 'base64') return Buffer.from(part.body.replace(/[^A-Za-z0-9+/=]/g, ''), 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(part.body, 'latin1')
  const plain = part.body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(plain, 'latin1')
}
