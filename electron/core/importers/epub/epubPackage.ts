/** An e-book's package document: metadata and the order of its chapters. */
import type { PartialDate } from '#shared/model/source.ts'
import { oneLine } from '../cleanText.ts'
import { machineDate } from '../dates.ts'
import { languageTag } from '../language.ts'
import { cleanName } from '../peopleNames.ts'
import { pageAddress } from '../safeHref.ts'
import { elementsNamed } from '../zip/xml.ts'

export interface EpubPackage {
  title: string | undefined
  authors: string[]
  publishedOn: PartialDate | undefined
  url: string | undefined
  publisher: string | undefined
  language: string | undefined
  /** Entry names in reading order, each once, navigation left out. */
  chapters: string[]
}

/** The package's entry name: as the container says, else the only .opf there is. */
export function findPackage(container: Document | undefined, names: readonly string[]): string | undefined {
  const declared = container && elementsNamed(container, 'rootfile').map((file) => file.getAttribute('full-path') ?? '')
  return declared?.find((path) => names.includes(path)) ?? names.find((name) => /\.opf$/i.test(name))
}

export function readPackage(document: Document, path: string): EpubPackage {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  const values = (name: string): string[] =>
    elementsNamed(document, name)
      .map((element) => oneLine(element.textContent ?? ''))
      .filter((value) => value !== '')
  const authors = elementsNamed(document, 'creator')
    .filter((element) => /^(aut)?$/.test(element.getAttribute('opf:role') ?? element.getAttribute('role') ?? ''))
    .map((element) => cleanName(element.textContent ?? ''))
    .filter((name): name is string => name !== undefined)
  const dates = elementsNamed(document, 'date')
  const date = dates.find((element) => /publi|original/i.test(element.getAttribute('opf:event') ?? '')) ?? dates[0]
  const address = [...values('source'), ...values('identifier')]
    .map((value) => pageAddress(/^https?:/i.test(value) ? value : undefined))
    .find((value) => value !== undefined)
  return {
    title: values('title')[0],
    authors: [...new Set(authors)].slice(0, 100),
    publishedOn: date ? machineDate(date.textContent ?? '') : undefined,
    url: address,
    publisher: values('publisher')[0],
    language: languageTag(values('language')[0]),
    chapters: readSpine(document, folder),
  }
}

function readSpine(document: Document, folder: string): string[] {
  const items = new Map<string, Element>()
  for (const item of elementsNamed(document, 'item')) {
    const id = item.getAttribute('id')
    if (id !== null && !items.has(id)) items.set(id, item)
  }
  const chapters = new Set<string>()
  for (const reference of elementsNamed(document, 'itemref')) {
    const item = items.get(reference.getAttribute('idref') ?? '')
    if (item && isChapter(item)) chapters.add(entryOf(item, folder))
  }
  // A spine that names nothing: the manifest's order is all that is known.
  if (chapters.size === 0) for (const item of items.values()) if (isChapter(item)) chapters.add(entryOf(item, folder))
  chapters.delete('')
  return [...chapters]
}

const entryOf = (item: Element, folder: string): string => resolveEntry(folder, item.getAttribute('href') ?? '')

/** A page of text: not the navigation, not a picture, not the old table of contents. */
function isChapter(item: Element): boolean {
  const type = item.getAttribute('media-type') ?? ''
  if (/(^| )nav( |$)/.test(item.getAttribute('properties') ?? '') || /ncx|svg|opf/i.test(type)) return false
  return (
    /html|xml|^$/i.test(type) &&
    (!/^(application|text)\/xml$/i.test(type) || /\.x?html?$/i.test(item.getAttribute('href') ?? ''))
  )
}

/** "../text/a%20b.xhtml#x" against "OEBPS/x/" → "OEBPS/text/a b.xhtml". */
export function resolveEntry(folder: string, href: string): string {
  let path = href.replace(/[#?].*$/, '')
  try {
    path = decodeURIComponent(path)
  } catch {
    // A lone percent sign stands for itself.
  }
  const parts: string[] = []
  for (const part of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
