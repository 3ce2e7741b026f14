/**
 * app://commonplace/: the one fixed origin of every window, in development too, because the browser keeps
 * a window's unsaved keystrokes under it. Serves the built pages, the workspace's blobs and pdf.js' own files.
 */
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'
import { BlobHash } from '#shared/model/ids.ts'
import { contentPolicyFor, DEVELOPMENT_POLICY } from './contentPolicy.ts'
import { blobType, fileResponse, notFound } from './fileResponse.ts'

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

  const file = (request: Request, path: string | undefined, policyPath: string): Promise<Response> | Response =>
    path === undefined
      ? notFound()
      : fileResponse(path, request, {
          'content-type': TYPE_BY_ENDING[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': contentPolicyFor(policyPath),
          'cross-origin-resource-policy': 'same-origin',
        })

  const blob = async (request: Request, hash: string): Promise<Response> => {
    const path = BlobHash.safeParse(hash).success ? blobPath(hash) : undefined
    if (path === undefined) return notFound()
    return fileResponse(path, request, {
      'content-type': await blobType(path),
      'content-security-policy': "default-src 'none'; sandbox",
      // Named by its content: it can never change.
      'cache-control': 'private, max-age=31536000, immutable',
    })
  }

  const development = async (request: Request, url: URL): Promise<Response> => {
    // Node's fetch: Electron's would pass on the page's origin, which the server's rules refuse.
    const answer = await fetch(new URL(url.pathname + url.search, devServer), {
      headers: { accept: request.headers.get('accept') ?? '*/*' },
    })
    const headers = new Headers(answer.headers)
    // The body is unpacked by now.
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name)
    headers.set('content-security-policy', DEVELOPMENT_POLICY)
    return new Response(answer.body, { status: answer.status, headers })
  }

  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    if (url.host !== HOST) return notFound()
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
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

  protocol.handle(SCHEME, async (request) => {
    try {
      return await answer(request)
    } catch (cause) {
      parts.onProblem('a page of the app could not be served', cause)
      return new Response(null, { status: 500 })
    }
  })
}
