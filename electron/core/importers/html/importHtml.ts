/** A saved page to a source: the readable article, its facts, and its readers' comments. */
import type { ImportedSource } from '#shared/model/source.ts'
import { extractors } from '../extractors.ts'
import { cutTo, oneLine } from '../cleanText.ts'
import { ImportFailure } from '../errors.ts'
import { createExtractionBuilder } from '../extractionBuilder.ts'
import { titleFromFileName } from '../fileName.ts'
import { guessLanguage } from '../language.ts'
import { removeClutter, removeSilent } from './clutter.ts'
import { detachComments } from './comments.ts'
import { tidyComments } from './tidyComments.ts'
import type { DraftBlock } from './draftBlock.ts'
import { linearize } from './linearize.ts'
import { findStandfirst } from './standfirst.ts'
import { findThread } from './forum.ts'
import { findMainContent } from './mainContent.ts'
import { placeDrafts } from './placeDrafts.ts'
import { type PageMetadata, readPageMetadata } from './pageMetadata.ts'
import { parseHtml } from './parseHtml.ts'
import { expandSelfClosing, isXhtml } from './selfClosing.ts'
import { tidyBlocks, tidyThread } from './tidyBlocks.ts'
import { weigh, type Weights } from './weights.ts'

export interface HtmlOptions {
  fileName: string
  mediaType: string
  /** Where the page was loaded from, if the container or the user says so. */
  url?: string | undefined
  /** Keep everything: a fragment from the clipboard has no menus, and may be a menu. */
  fragment?: boolean
}

/** Makes a source of a page's markup; fails with FileNoText when nothing is left to read. */
export function importHtml(html: string, options: HtmlOptions): ImportedSource {
  const { document, comments: notes } = parseHtml(isXhtml(html) ? expandSelfClosing(html) : html)
  const metadata = readPageMetadata(document, notes, options.url)
  const body = document.body as Element
  const page = options.fragment
    ? { drafts: linearize(body, { base: metadata.base }), voices: [] }
    : readPage(document, body, metadata)
  const builder = createExtractionBuilder()
  placeDrafts(page.drafts, builder)
  const articleBlocks = builder.blockCount
  for (const voice of page.voices)
    placeDrafts(tidyComments(linearize(voice, { base: metadata.base, section: 'comments' })), builder)
  const warnings: string[] = []
  if (builder.blockCount === 0 && !options.fragment) {
    // A page of nothing but menus and boxes: better all of it than nothing.
    placeDrafts(linearize(parseHtml(html).document.body, { base: metadata.base }), builder)
    warnings.push('No article was recognised on this page; all of its text was kept.')
  } else if (articleBlocks === 0)
    warnings.push('Only readers’ comments were found on this page; its article may be missing.')
  if (builder.blockCount === 0) throw new ImportFailure('FileNoText')

  const extraction = builder.finish(extractors.html)
  const heading = extraction.blocks.find((block) => block.kind === 'heading')
  const title =
    metadata.title ??
    (options.fragment
      ? firstLine(extraction.text)
      : heading
        ? oneLine(extraction.text.slice(heading.from, heading.to))
        : undefined)
  const language = metadata.language ?? guessLanguage(extraction.text)
  return {
    kind: 'html',
    mediaType: options.mediaType,
    metadata: {
      title: cutTo(title ?? titleFromFileName(options.fileName), 1000),
      authors: metadata.authors,
      ...(metadata.publishedOn === undefined ? {} : { publishedOn: metadata.publishedOn }),
      ...(metadata.url === undefined ? {} : { url: metadata.url }),
      ...(metadata.siteName === undefined ? {} : { siteName: metadata.siteName }),
      ...(language === undefined ? {} : { language }),
    },
    extraction,
    warnings,
  }
}

interface ReadPage {
  drafts: DraftBlock[]
  /** The sections that hold readers' comments, taken out of the page. */
  voices: Element[]
}

function readPage(document: Document, body: Element, metadata: PageMetadata): ReadPage {
  removeSilent(body)
  const weights = weigh(body)
  const thread = findThread(body, weights)
  const voices = thread ? [] : detachComments(body, weights)
  const headings = [...body.querySelectorAll('[itemprop~="articleBody"], h1')].filter(
    (e) => !e.closest('nav, header[role="banner"]'),
  )
  const protect = thread ? [thread, ...headings.slice(0, 3)] : headings.slice(0, 3)
  removeClutter(body, { protect, weights })
  const base = metadata.base
  if (thread) return { drafts: tidyThread(linearize(thread, { base }), metadata), voices }
  return { drafts: readArticle(document, body, metadata, weights), voices }
}

function readArticle(document: Document, body: Element, metadata: PageMetadata, weights: Weights): DraftBlock[] {
  const { base, title } = metadata
  const { elements, isKept } = findMainContent(document, body, weights, title)
  const standfirst = findStandfirst(body, elements[0] ?? body, title)
  const walked = elements.flatMap((element) => linearize(element, { base, ...(isKept ? { isKept } : {}) }))
  return tidyBlocks([...standfirst.flatMap((element) => linearize(element, { base })), ...walked], metadata)
}

const firstLine = (text: string): string => cutTo(oneLine(text.split('\n')[0] ?? ''), 120)
