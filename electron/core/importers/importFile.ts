/**
 * Bytes to a source: the one door of import. Expected failures come back as values with a
 * sentence for the strategist; whatever a parser throws over a hostile file is FileBroken.
 */
import type { ImportError } from '#shared/model/importError.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import { type ImportedSource, SourceMetadata } from '#shared/model/source.ts'
import { type Detected, detectKind } from './detectKind.ts'
import { ImportFailure, importError } from './errors.ts'
import { importHtml } from './html/importHtml.ts'
import { readMhtml } from './html/mhtml.ts'
import { importLimits } from './limits.ts'
import { importMarkdown } from './markdown/importMarkdown.ts'
import { importPlainText } from './text/plainText.ts'
import { openZip } from './zip/readZip.ts'
import { zipKind } from './zip/zipKind.ts'

export interface ImportHints {
  /** As the system or the clipboard gave it; only asked where the content cannot tell. */
  mediaType?: string | undefined
  /** Where the file was loaded from, if known. */
  url?: string | undefined
  /** Folder of pdfjs-dist, where the bundler has moved it. */
  pdfjsFolder?: string | undefined
}

/** Reads one file. Never throws, whatever the bytes are. */
export async function importFile(
  bytes: Uint8Array,
  fileName: string,
  hints: ImportHints = {},
): Promise<Result<ImportedSource, ImportError>> {
  return guardedSource(fileName, async () => {
    const detected = detectKind(bytes, fileName, hints.mediaType)
    return importDetected(detected, bytes, fileName, hints)
  })
}

export interface PastedContent {
  html?: string | undefined
  text?: string | undefined
  url?: string | undefined
}

/** Reads what the clipboard held; markup is preferred, if there is text in it. */
export async function importPasted(pasted: PastedContent): Promise<Result<ImportedSource, ImportError>> {
  return guardedSource('What was pasted', async () => {
    const { html, text, url } = pasted
    if (html !== undefined && /[\p{L}\p{N}]/u.test(html.replace(/<[^>]*>/g, ''))) {
      const whole = /<(article|main|nav|header)[\s>]/i.test(html) && /<body[\s>]/i.test(html) && html.length > 20_000
      return importHtml(html, { fileName: 'Pasted text', mediaType: 'text/html', url, fragment: !whole })
    }
    if (text === undefined || !/\S/.test(text))
      throw new ImportFailure('FileEmpty', 'holds no text; copy it again and paste it here.')
    const source = importPlainText(text, 'Pasted text')
    if (url !== undefined && /^https?:\/\//i.test(url)) source.metadata.url ??= url
    return source
  })
}

async function importDetected(
  detected: Detected,
  bytes: Uint8Array,
  fileName: string,
  hints: ImportHints,
): Promise<ImportedSource> {
  switch (detected.kind) {
    case 'html':
      return importHtml(detected.decoded.text, { fileName, mediaType: 'text/html', url: hints.url })
    case 'mhtml': {
      const page = readMhtml(detected.text)
      return importHtml(page.decoded.text, { fileName, mediaType: 'multipart/related', url: hints.url ?? page.url })
    }
    case 'markdown':
      return importMarkdownOrText(detected.decoded.text, fileName)
    case 'text':
      return importPlainText(detected.decoded.text, fileName)
    case 'pdf': {
      // Loaded when needed: a start without PDFs need not pay for pdf.js.
      const { importPdf } = await import('./pdf/importPdf.ts')
      return importPdf(bytes, fileName, hints.pdfjsFolder)
    }
    case 'zip':
      return importZip(bytes, fileName)
  }
}

/** Quotations in quotations, lists in lists, a thousand deep: the parser takes minutes. */
const DEEP = /^(?:(?:[ \t]?>){200}|(?:(?:[-*+]|\d{1,9}[.)]) ){200})/m

/** Markdown that no parser survives (absurd nesting, many megabytes) is still text. */
function importMarkdownOrText(text: string, fileName: string): ImportedSource {
  if (text.length <= importLimits.markdownLength && !DEEP.test(text)) {
    try {
      return importMarkdown(text, fileName)
    } catch (error) {
      if (error instanceof ImportFailure) throw error
    }
  }
  const source = importPlainText(text, fileName, 'text/markdown')
  source.warnings.push('This file could not be read as Markdown and was kept as plain text.')
  return source
}

async function importZip(bytes: Uint8Array, fileName: string): Promise<ImportedSource> {
  const zip = openZip(bytes)
  if (zipKind(zip) === 'epub') {
    const { importEpub } = await import('./epub/importEpub.ts')
    return importEpub(zip, fileName)
  }
  const { importDocx } = await import('./docx/importDocx.ts')
  return importDocx(zip, fileName)
}

/** Runs a reader whose parsers may throw anything; what they throw becomes an error with its sentence. */
export async function guarded<T>(name: string, read: () => Promise<T>): Promise<Result<T, ImportError>> {
  try {
    return ok(await read())
  } catch (error) {
    if (error instanceof ImportFailure) return err(importError(error.code, name, error.detail))
    // Parsers of other people throw anything over damaged input; the file harms nothing else.
    if (error instanceof RangeError && /string length|call stack|Array buffer/i.test(error.message))
      return err(importError('FileTooLarge', name))
    return err(importError('FileBroken', name))
  }
}

const guardedSource = (
  name: string,
  read: () => Promise<ImportedSource>,
): Promise<Result<ImportedSource, ImportError>> =>
  guarded(name, async () => {
    const source = await read()
    if (!/[\p{L}\p{N}\p{S}]/u.test(source.extraction.text)) throw new ImportFailure('FileNoText')
    return { ...source, metadata: soundMetadata(source) }
  })

/** Drops single fields that a page filled with nonsense, so that the rest is kept. */
function soundMetadata(source: ImportedSource): SourceMetadata {
  const { title, authors, publishedOn, url, siteName, language } = source.metadata
  const shape = SourceMetadata.shape
  return {
    title: shape.title.safeParse(title).success ? title : 'Untitled',
    authors: authors.filter((author) => author.length > 0 && author.length <= 300).slice(0, 100),
    ...(publishedOn !== undefined && shape.publishedOn.safeParse(publishedOn).success ? { publishedOn } : {}),
    ...(url !== undefined && shape.url.safeParse(url).success ? { url } : {}),
    ...(siteName !== undefined && shape.siteName.safeParse(siteName).success ? { siteName } : {}),
    ...(language !== undefined && shape.language.safeParse(language).success ? { language } : {}),
  }
}
