/** An e-book to a source: its chapters in spine order, its metadata from the package. */
import type { ImportedSource } from '#shared/model/source.ts'
import { extractors } from '../extractors.ts'
import { cutTo } from '../cleanText.ts'
import { decodeText } from '../decodeText.ts'
import { ImportFailure } from '../errors.ts'
import { createExtractionBuilder } from '../extractionBuilder.ts'
import { titleFromFileName } from '../fileName.ts'
import { declaredCharset } from '../html/charset.ts'
import { linearize } from '../html/linearize.ts'
import { parseHtml } from '../html/parseHtml.ts'
import { placeDrafts } from '../html/placeDrafts.ts'
import { expandSelfClosing } from '../html/selfClosing.ts'
import { guessLanguage } from '../language.ts'
import type { ZipEntries } from '../zip/readZip.ts'
import { parseXml } from '../zip/xml.ts'
import { isProtected } from './epubProtection.ts'
import { findPackage, readPackage } from './epubPackage.ts'

/** Makes a source of an EPUB's container. Protected books fail with FileEncrypted. */
export function importEpub(zip: ZipEntries, fileName: string): ImportedSource {
  const meta = zip.unpack((name) => /^META-INF\//i.test(name))
  const container = [...meta].find(([name]) => /container\.xml$/i.test(name))?.[1]
  const packagePath = findPackage(container && parseXml(container), zip.names)
  if (packagePath === undefined) throw new ImportFailure('FileBroken')
  const packageBytes = zip.unpack((name) => name === packagePath).get(packagePath)
  if (!packageBytes) throw new ImportFailure('FileBroken')
  const book = readPackage(parseXml(packageBytes), packagePath)
  // Names are compared as files on most machines are: case does not matter where it leads nowhere else.
  const byLower = new Map(zip.names.map((name) => [name.toLowerCase(), name]))
  const paths = book.chapters.map((path) =>
    zip.names.includes(path) ? path : (byLower.get(path.toLowerCase()) ?? path),
  )
  const wanted = new Set(paths)
  if (isProtected(meta, wanted)) throw new ImportFailure('FileEncrypted')
  const chapters = zip.unpack((name) => wanted.has(name))
  const builder = createExtractionBuilder()
  let missing = 0
  for (const path of paths) {
    const bytes = chapters.get(path)
    if (!bytes) {
      missing++
      continue
    }
    const markup = expandSelfClosing(decodeText(bytes, declaredCharset(bytes)).text)
    const { document } = parseHtml(markup)
    placeDrafts(linearize(document.body, { base: undefined }), builder)
  }
  if (builder.blockCount === 0) throw new ImportFailure(missing > 0 ? 'FileBroken' : 'FileNoText')

  const extraction = builder.finish(extractors.epub)
  const language = book.language ?? guessLanguage(extraction.text)
  return {
    kind: 'epub',
    mediaType: 'application/epub+zip',
    metadata: {
      title: cutTo(book.title ?? titleFromFileName(fileName), 1000),
      authors: book.authors,
      ...(book.publishedOn === undefined ? {} : { publishedOn: book.publishedOn }),
      ...(book.url === undefined ? {} : { url: book.url }),
      ...(book.publisher === undefined ? {} : { siteName: cutTo(book.publisher, 300) }),
      ...(language === undefined ? {} : { language }),
    },
    extraction,
    warnings:
      missing === 0 ? [] : [`${missing} of ${book.chapters.length} parts of this book are missing from the file.`],
  }
}
