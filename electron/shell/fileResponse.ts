/** Streams a file as a response, whole or the one range that was asked for (PDFs are read by ranges). */
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'

export const notFound = (): Response =>
  new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } })

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
export async function fileResponse(
  path: string,
  request: { method: string; headers: Headers },
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const facts = await stat(path).catch(() => undefined)
  if (!facts?.isFile()) return notFound()
  const { size } = facts
  const range = parseRange(request.headers.get('range'), size)
  const all = { 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff', ...headers }
  if (range === null)
    return new Response(null, { status: 416, headers: { ...all, 'content-range': `bytes */${size}` } })
  const { from, to } = range ?? { from: 0, to: size - 1 }
  const described = {
    ...all,
    'content-length': String(to - from + 1),
    ...(range && { 'content-range': `bytes ${from}-${to}/${size}` }),
  }
  const status = range ? 206 : 200
  if (request.method === 'HEAD' || size === 0) return new Response(null, { status, headers: described })
  const stream = Readable.toWeb(createReadStream(path, { start: from, end: to }))
  return new Response(stream as ReadableStream, { status, headers: described })
}
