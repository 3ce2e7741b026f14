/**
 * app://commonplace/: the one fixed origin of every window, in development too, because the browser keeps
 * a window's unsaved keystrokes under it. Serves the built pages, the workspace's blobs and pdf.js' own files.
 */
import { extname, join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { type ProtocolRequest, protocol } from 'electron'
import { BlobHash } from '#shared/model/ids.ts'
import { contentPolicyFor, DEVELOPMENT_POLICY } from './contentPolicy.ts'
import { type Answer, answerOf, blobType, fileAnswer, notFound } from './fileAnswer.ts'

const SCHEME = 'app'
const HOST = 'commonplace'
export const APP_ORIGIN = `${SCHEME}://${HOST}`

const TYPE_BY_ENDING: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

const PDFJS_FOLDERS = new Set(['cmaps', 'standard_fonts', 'wasm', 'iccs'])

export interface AppSchemeParts {
  /** The built pages. */
  rendererDir: string
  /** The installed pdfjs-dist package. */
  pdfjsDir: string
  /** Where a blob lies in any open workspace; blobs are named by their content, so it is the same in all. */
  blobPath: (hash: string) => string | undefined
  /** The development server, in `npm run dev`. */
  devServer?: string
  onProblem: (what: string, cause: unknown) => void
}

/** A request as far as it is looked at. */
interface Asked {
  url: string
  method: string
  range: string | null
  accept: string
}

/** Before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** A path inside a folder; undefined for one that would leave it. */
export function inside(folder: string, path: string): string | undefined {
  const full = normalize(join(folder, path))
  return full.startsWith(folder + sep) && !path.includes('\0') ? full : undefined
}

/** Once the app is ready. */
export function serveAppScheme(parts: AppSchemeParts): void {
  const { rendererDir, pdfjsDir, blobPath, devServer } = parts

  const file = (request: Asked, path: string | undefined, policyPath: string): Promise<Answer> | Answer =>
    path === undefined
      ? notFound()
      : fileAnswer(path, request, {
          'content-type': TYPE_BY_ENDING[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': contentPolicyFor(policyPath),
          'cross-origin-resource-policy': 'same-origin',
        })

  const blob = async (request: Asked, hash: string): Promise<Answer> => {
    const path = BlobHash.safeParse(hash).success ? blobPath(hash) : undefined
    if (path === undefined) return notFound()
    return fileAnswer(path, request, {
      'content-type': await blobType(path),
      'content-security-policy': "default-src 'none'; sandbox",
      // Named by its content: it can never change.
      'cache-control': 'private, max-age=31536000, immutable',
    })
  }

  const development = async (request: Asked, url: URL): Promise<Answer> => {
    // Node's fetch: Electron's would pass on the page's origin, which the server's rules refuse.
    const { status, headers, body } = await fetch(new URL(url.pathname + url.search, devServer), {
      headers: { accept: request.accept },
    })
    const known = Object.fromEntries(headers)
    // The body is unpacked by now.
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) delete known[name]
    known['content-security-policy'] = DEVELOPMENT_POLICY
    return body ? { status, headers: known, body: Readable.fromWeb(body as ReadableStream) } : answerOf(status, known)
  }

  const answer = async (request: Asked): Promise<Answer> => {
    const url = new URL(request.url)
    if (url.host !== HOST) return notFound()
    if (request.method !== 'GET' && request.method !== 'HEAD') return answerOf(405)
    let path: string
    try {
      path = decodeURIComponent(url.pathname).slice(1)
    } catch {
      return notFound()
    }
    const [first = '', second = ''] = path.split('/')
    if (first === 'blob') return blob(request, second)
    if (first === 'pdfjs')
      return PDFJS_FOLDERS.has(second) ? file(request, inside(pdfjsDir, path.slice(6)), path) : notFound()
    if (devServer !== undefined) return development(request, url)
    return file(request, inside(rendererDir, path === '' ? 'index.html' : path), path)
  }

  const serve = async ({ url, method, headers }: ProtocolRequest): Promise<Answer> => {
    const header = (name: string): string | null =>
      Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? null
    try {
      return await answer({ url, method, range: header('range'), accept: header('accept') ?? '*/*' })
    } catch (cause) {
      parts.onProblem('a page of the app could not be served', cause)
      return answerOf(500)
    }
  }
  // `protocol.handle` would do the same by way of the web's Request and Response, whose loading delays every start.
  protocol.registerStreamProtocol(SCHEME, (request, respond) => {
    void serve(request).then(({ status, headers, body }) => respond({ statusCode: status, headers, data: body }))
  })
}
