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
    const type = item?.getAttribute('media-type') ?? ''
    if (
      !item ||
      /(^| )nav( |$)/.test(item.getAttribute('properties') ?? '') ||
      !/html|xml|^$/i.test(type) ||
      /ncx|svg/i.test(type)
    )
      continue
    const entry = resolveEntry(folder, item.getAttribute('href') ?? '')
    if (entry !== '') chapters.add(entry)
  }
  return [...chapters]
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
