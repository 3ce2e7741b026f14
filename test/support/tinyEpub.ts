/** Builds small EPUBs: chapters in order, with whatever else a test wants in the container. */
import { strToU8, zipSync } from 'fflate'

export interface TinyEpubOptions {
  chapters: readonly string[]
  metadata?: string
  extra?: Readonly<Record<string, string>>
  /** Chapter numbers in spine order; the order of the files unless told. */
  spine?: readonly number[]
}

export function tinyEpub({
  chapters,
  metadata = '<dc:title>A small book</dc:title><dc:creator>Ida Marsh</dc:creator><dc:language>en</dc:language>',
  extra = {},
  spine,
}: TinyEpubOptions): Uint8Array {
  const order = spine ?? chapters.map((_, i) => i)
  const items = chapters
    .map((_, i) => `<item id="c${i}" href="text/chapter%20${i}.xhtml" media-type="application/xhtml+xml"/>`)
    .join('')
  const files: Record<string, string> = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OEBPS/book.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${metadata}</metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>${items}</manifest><spine><itemref idref="nav"/>${order.map((i) => `<itemref idref="c${i}"/>`).join('')}</spine></package>`,
    'OEBPS/nav.xhtml':
      '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol><li>Contents of the book</li></ol></nav></body></html>',
    ...Object.fromEntries(
      chapters.map((body, i) => [
        `OEBPS/text/chapter ${i}.xhtml`,
        `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`,
      ]),
    ),
    ...extra,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}
