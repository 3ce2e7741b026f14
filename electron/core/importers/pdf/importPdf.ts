/** A PDF to a source: text in reading order, with the place of every run on its page. */
import type { ImportedSource } from '#shared/model/source.ts'
import { extractors } from '../extractors.ts'
import { cutTo } from '../cleanText.ts'
import { ImportFailure } from '../errors.ts'
import { createExtractionBuilder } from '../extractionBuilder.ts'
import { titleFromFileName } from '../fileName.ts'
import { guessLanguage } from '../language.ts'
import { importLimits } from '../limits.ts'
import { looksLikeName } from '../peopleNames.ts'
import { readFirstPage } from './firstPage.ts'
import { fieldPieces, type PdfAnnotation } from './formFields.ts'
import { type PdfPiece, toFragments } from './fragments.ts'
import { type PdfFacts, readPdfFacts } from './pdfMetadata.ts'
import { folderUrl, loadPdfjs, type Pdfjs, pdfjsFolder } from './pdfjs.ts'
import { lineText } from './pdfParagraph.ts'
import { toParagraphs } from './pdfParagraphs.ts'
import { type SheetSize, writePdfText } from './pdfText.ts'
import { orderLines } from './readingOrder.ts'
import { findRunningHeads, type PageLines } from './runningHeads.ts'

type PdfDocument = Awaited<ReturnType<Pdfjs['getDocument']>['promise']>

/** Makes a source of a PDF. `folder` is pdfjs-dist's, where it is not found by itself. */
export async function importPdf(bytes: Uint8Array, fileName: string, folder?: string): Promise<ImportedSource> {
  const pdfjs = await loadPdfjs()
  const base = pdfjsFolder(folder)
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer over; the caller's bytes are still to be stored.
    data: new Uint8Array(bytes),
    ...(base === undefined
      ? {}
      : {
          cMapUrl: folderUrl(base, 'cmaps'),
          cMapPacked: true,
          standardFontDataUrl: folderUrl(base, 'standard_fonts'),
        }),
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: 0,
  })
  try {
    const document = await open(task.promise)
    return await read(document, pdfjs, fileName)
  } finally {
    await task.destroy()
  }
}

async function open(promise: Promise<PdfDocument>): Promise<PdfDocument> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw new ImportFailure('FileEncrypted')
    throw new ImportFailure('FileBroken')
  }
}

async function read(document: PdfDocument, pdfjs: Pdfjs, fileName: string): Promise<ImportedSource> {
  if (document.numPages > importLimits.pdfPages) throw new ImportFailure('FileTooLarge')
  const pages: PageLines[] = []
  const sheets: SheetSize[] = []
  const broken: number[] = []
  let silent = 0
  for (let number = 1; number <= document.numPages; number++) {
    try {
      const page = await document.getPage(number)
      const viewport = page.getViewport({ scale: 1 })
      sheets.push({ number, width: positive(viewport.width), height: positive(viewport.height) })
      const lines = orderLines(toFragments(await readPieces(page, pdfjs, viewport.transform)))
      if (lines.length === 0) silent++
      pages.push({ number, height: viewport.height, lines })
      page.cleanup()
    } catch (error) {
      if (error instanceof ImportFailure) throw error
      broken.push(number)
      if (sheets.length < number) sheets.push({ number, width: 612, height: 792 })
    }
  }
  const heads = findRunningHeads(pages)
  const lines = pages.flatMap((page) =>
    page.lines.filter((line) => !heads.has(line)).map((line) => ({ line, page: page.number })),
  )
  if (!lines.some(({ line }) => /[\p{L}\p{N}]/u.test(lineText(line))))
    throw new ImportFailure(broken.length > 0 ? 'FileBroken' : 'FileNoText')
  const builder = createExtractionBuilder()
  const paragraphs = toParagraphs(lines)
  const extractionPages = writePdfText(paragraphs, sheets, builder)
  const extraction = builder.finish(extractors.pdf, extractionPages)
  const facts = await readFacts(document)
  const printed = readFirstPage(paragraphs)
  const beginning = extraction.text.slice(0, 6000)
  const declared =
    facts.title !== undefined &&
    (printed.title === undefined || (isPrinted(facts.title, beginning) && !isFileName(facts.title)))
  const publishedOn = printed.printedOn ?? facts.publishedOn
  const language = facts.language ?? guessLanguage(extraction.text)
  return {
    kind: 'pdf',
    mediaType: 'application/pdf',
    metadata: {
      title: cutTo((declared ? facts.title : printed.title) ?? titleFromFileName(fileName), 1000),
      authors: chooseAuthors(facts.authors, printed.authors, beginning),
      ...(publishedOn === undefined ? {} : { publishedOn }),
      ...(language === undefined ? {} : { language }),
    },
    extraction,
    warnings: [
      ...warningsFor(silent, broken, document.numPages),
      ...(printed.printedOn === undefined && publishedOn !== undefined ? [MADE_ON] : []),
    ],
  }
}

const MADE_ON = 'No date is printed at the beginning; the date is the day on which this file was made.'

/** "sag-39-3:sag-0", "report_final_2": one word of figures and signs. */
const isFileName = (title: string): boolean => /^\S+$/.test(title) && /\d/.test(title) && /[_:-]/.test(title)

/** Most words of a title stand at the beginning of the document that it is the title of. */
function isPrinted(title: string, beginning: string): boolean {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []
  const wanted = words(title)
  const there = new Set(words(beginning))
  return wanted.length > 0 && wanted.filter((word) => there.has(word)).length >= wanted.length * 0.6
}

/** Who is printed under the title, unless the file names people who are printed, too. */
function chooseAuthors(declared: readonly string[], printed: readonly string[], beginning: string): string[] {
  const people = declared.filter((name) => looksLikeName(name) || (name.includes(' ') && beginning.includes(name)))
  if (printed.length > people.length || (printed.length > 0 && !people.some((name) => beginning.includes(name))))
    return [...printed]
  return people
}

function warningsFor(silent: number, broken: readonly number[], all: number): string[] {
  const warnings: string[] = []
  if (silent > 0) {
    warnings.push(
      `${silent} of ${all} ${all === 1 ? 'page' : 'pages'} ${silent === 1 ? 'has' : 'have'} no readable text; if they are scans, run text recognition on the file and import it again.`,
    )
  }
  if (broken.length > 0)
    warnings.push(
      `${broken.length} of ${all} pages could not be read and ${broken.length === 1 ? 'is' : 'are'} missing.`,
    )
  return warnings
}

const positive = (n: number): number => (Number.isFinite(n) && n > 0 ? n : 1)

type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>

async function readPieces(page: PdfPage, pdfjs: Pdfjs, view: number[]): Promise<PdfPiece[]> {
  const content = await page.getTextContent()
  const pieces: PdfPiece[] = []
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const matrix: number[] = pdfjs.Util.transform(view, item.transform)
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix
    const size = Math.hypot(c, d) || Math.hypot(a, b) || item.height
    if (![size, e, f, item.width].every(Number.isFinite) || size <= 0) continue
    pieces.push(
      toPiece(
        { text: item.str, rtl: item.dir === 'rtl', font: item.fontName },
        { a, b, e, f },
        Math.abs(item.width),
        size,
      ),
    )
  }
  return [...pieces, ...(await readFields(page, view))]
}

async function readFields(page: PdfPage, [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0]: number[]): Promise<PdfPiece[]> {
  try {
    const annotations = (await page.getAnnotations({ intent: 'display' })) as PdfAnnotation[]
    return fieldPieces(annotations, (x, y) => [a * x + c * y + e, b * x + d * y + f])
  } catch {
    // The page's own text is there; a broken note over it is no reason to lose that.
    return []
  }
}

/** The box of a piece; text that runs up or down the page gets the box it covers. */
function toPiece(
  said: Pick<PdfPiece, 'text' | 'rtl' | 'font'>,
  { a, b, e, f }: { a: number; b: number; e: number; f: number },
  width: number,
  size: number,
): PdfPiece {
  const upright = Math.abs(b) <= Math.abs(a) * 0.2
  if (upright) return { ...said, x: e, y: f - size * 0.8, width, height: size, baseline: f }
  const down = b > 0
  return {
    ...said,
    x: down ? e : e - size,
    y: down ? f : f - width,
    width: size,
    height: width,
    baseline: down ? f + width : f,
  }
}

async function readFacts(document: PdfDocument): Promise<PdfFacts> {
  try {
    const { info } = await document.getMetadata()
    return readPdfFacts(info as Record<string, unknown>)
  } catch {
    return { title: undefined, authors: [], publishedOn: undefined, language: undefined }
  }
}
