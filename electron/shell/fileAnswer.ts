/** Streams a file as an answer, whole or the one range that was asked for (PDFs are read by ranges). */
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'

/** Without the web's Response: Node takes longer to load that than to answer all that a start asks for. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: Readable
}

export const answerOf = (status: number, headers: Record<string, string> = {}, text = ''): Answer => ({
  status,
  headers,
  body: Readable.from(text === '' ? [] : [Buffer.from(text)]),
})

export const notFound = (): Answer => answerOf(404, { 'content-type': 'text/plain' }, 'Not found')

/** Read in one piece: no file of a start is longer. */
const PIECE_BYTES = 1024 * 1024

/** A byte range, both ends included. */
interface Range {
  from: number
  to: number
}

/**
 * Reads a Range header (RFC 9110, one range; several are answered with the whole file, as servers may).
 * Undefined: answer with everything. Null: the range lies outside, answer 416.
 */
export function parseRange(header: string | null, size: number): Range | undefined | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? null : { from: size - length, to: size - 1 }
  }
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < from) return undefined
  return from >= size ? null : { from, to }
}

async function firstBytes(path: string, count: number): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}

/** What a blob may call itself: a PDF, or bytes that nothing will ever show as a page. */
export async function blobType(path: string): Promise<string> {
  // The header may stand anywhere in the first kilobyte.
  return (await firstBytes(path, 1024)).includes('%PDF-') ? 'application/pdf' : 'application/octet-stream'
}

/** 200, 206, 404 or 416; `headers` are added to what describes the bytes. */
export async function fileAnswer(
  path: string,
  request: { method: string; range: string | null },
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const facts = await stat(path).catch(() => undefined)
  if (!facts?.isFile()) return notFound()
  const { size } = facts
  const range = parseRange(request.range, size)
  const all = { 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff', ...headers }
  if (range === null) return answerOf(416, { ...all, 'content-range': `bytes */${size}` })
  const { from, to } = range ?? { from: 0, to: size - 1 }
  const described = {
    ...all,
    'content-length': String(to - from + 1),
    ...(range && { 'content-range': `bytes ${from}-${to}/${size}` }),
  }
  const status = range ? 206 : 200
  if (request.method === 'HEAD' || size === 0) return answerOf(status, described)
  const body = createReadStream(path, { start: from, end: to, highWaterMark: PIECE_BYTES })
  return { status, headers: described, body }
}
