/** A Word document to a source: headings, lists, tables, footnotes, and its comments as a section. */
import mammoth from 'mammoth'
import type { ImportedSource } from '#shared/model/source.ts'
import { extractors } from '../extractors.ts'
import { cutTo, oneLine } from '../cleanText.ts'
import { ImportFailure } from '../errors.ts'
import { createExtractionBuilder } from '../extractionBuilder.ts'
import { titleFromFileName } from '../fileName.ts'
import { textOf } from '../html/dom.ts'
import { linearize } from '../html/linearize.ts'
import { parseHtml } from '../html/parseHtml.ts'
import { placeDrafts } from '../html/placeDrafts.ts'
import { guessLanguage } from '../language.ts'
import { packStored, type ZipEntries } from '../zip/readZip.ts'
import { xmlText } from '../zip/xml.ts'
import { readDocxFacts } from './docxFacts.ts'
import { readableXml } from './readableXml.ts'

/** What Word calls its styles, in the languages and versions that mammoth's own map leaves out. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='caption'] => figcaption:fresh",
  "p[style-name='Caption'] => figcaption:fresh",
  "p[style-name='HTML Preformatted'] => pre:fresh",
  'comment-reference => sup',
]

/** The parts with what somebody wrote, wherever a program puts them. */
const TEXTS = /(^|\/)(document|footnotes|endnotes|comments)\d*\.xml$/i
/** What it says of its encoding no longer holds. */
const OWN_HEAD = /^\ufeff?\s*<\?xml[^>]*\?>/
const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

/** Makes a source of a Word document's container. */
export async function importDocx(zip: ZipEntries, fileName: string): Promise<ImportedSource> {
  const parts = zip.unpack((name) => /\.(xml|rels)$/i.test(name))
  for (const [name, bytes] of parts) {
    // Reading each part as text refuses entity declarations before mammoth's parser sees them.
    const text = xmlText(bytes)
    if (TEXTS.test(name))
      parts.set(name, new TextEncoder().encode(`${XML_HEAD}${readableXml(text).replace(OWN_HEAD, '')}`))
  }
  const html = await toHtml(packStored(parts))
  const { document } = parseHtml(html)
  const body = document.body
  const voices = markSections(body)
  markBoldHeadings(body)
  const builder = createExtractionBuilder()
  placeDrafts(linearize(body, { base: undefined }), builder)
  for (const voice of voices) placeDrafts(linearize(voice, { base: undefined, section: 'comments' }), builder)
  if (builder.blockCount === 0) throw new ImportFailure('FileNoText')

  const extraction = builder.finish(extractors.docx)
  const facts = readDocxFacts(parts.get('docProps/core.xml'))
  const heading = extraction.blocks.slice(0, 10).find((block) => block.kind === 'heading')
  const title =
    facts.title ?? (heading && oneLine(extraction.text.slice(heading.from, heading.to))) ?? titleFromFileName(fileName)
  const language = facts.language ?? guessLanguage(extraction.text)
  return {
    kind: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    metadata: {
      title: cutTo(title, 1000),
      authors: facts.authors,
      ...(facts.publishedOn === undefined ? {} : { publishedOn: facts.publishedOn }),
      ...(language === undefined ? {} : { language }),
    },
    extraction,
    warnings: [],
  }
}

async function toHtml(container: Uint8Array): Promise<string> {
  try {
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(container.buffer, container.byteOffset, container.byteLength) },
      {
        styleMap: STYLES,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
        externalFileAccess: false,
      },
    )
    return result.value
  } catch {
    throw new ImportFailure('FileBroken')
  }
}

/**
 * mammoth puts notes into a list at the end and comments into a definition list after it.
 * Notes are marked so that the walk makes a section of them; comments are taken out.
 */
function markSections(body: Element): Element[] {
  for (const arrow of body.querySelectorAll(
    'a[href^="#footnote-ref"], a[href^="#endnote-ref"], a[href^="#comment-ref"]',
  ))
    arrow.remove()
  for (const note of body.querySelectorAll('li[id^="footnote-"], li[id^="endnote-"]'))
    note.parentElement?.setAttribute('role', 'doc-endnotes')
  const voices = [
    ...new Set(
      [...body.querySelectorAll('dt, dd')]
        .filter((part) => part.id.startsWith('comment-') || part.querySelector('[id^="comment-"]'))
        .map((part) => part.closest('dl'))
        .filter((list) => list !== null),
    ),
  ]
  for (const voice of voices) voice.remove()
  return voices
}

/** Where no heading style is used at all, short lines in bold between paragraphs are the headings. */
function markBoldHeadings(body: Element): void {
  if (body.querySelector('h2, h3, h4, h5, h6') || body.querySelectorAll('h1').length > 1) return
  const paragraphs = [...body.children].filter((child) => child.localName === 'p')
  const bold = paragraphs.filter((paragraph) => {
    const text = textOf(paragraph)
    const strong = [...paragraph.children]
      .filter((child) => child.localName === 'strong')
      .map(textOf)
      .join(' ')
    return (
      text.length >= 3 &&
      text.length <= 110 &&
      !/[.,;:]$/.test(text) &&
      strong.replace(/\s/g, '') === text.replace(/\s/g, '') &&
      /^(p|ul|ol|table|blockquote)$/.test(paragraph.nextElementSibling?.localName ?? '')
    )
  })
  // A document that is all bold says nothing by it.
  if (bold.length === 0 || bold.length > paragraphs.length * 0.5) return
  bold.forEach((paragraph) => {
    paragraph.setAttribute('role', 'heading')
    paragraph.setAttribute('aria-level', paragraph === paragraphs[0] ? '1' : '2')
  })
}
