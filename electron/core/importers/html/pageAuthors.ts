/** Who wrote a page: declared authors first, then bylines that can be seen. */
import { oneLine } from '../cleanText.ts'
import { findDate } from '../dates.ts'
import { cleanName, isOrganisation, looksLikeName, splitNames } from '../peopleNames.ts'
import { textOf } from './dom.ts'
import { firstMeta, type PageFacts } from './pageFacts.ts'

const NOT_ARTICLE =
  '#comments, .comments, .comments-area, .comment-list, .commentlist, .comment, #disqus_thread, [itemprop="comment"], aside, nav, .related, [class*="related"], .sidebar, #sidebar, .widget-area'
const VISIBLE = [
  '[itemprop="author"] [itemprop="name"]',
  '[itemprop="author"]',
  '[rel~="author"]',
  '.byline .author, .byline__name, .byline-name, .author-name, .author__name, .post-author-name, .article-author, .p-author, .post-author .fn',
  '.vcard .fn, .author .fn, .entry-author-name',
  '[data-testid="authorName"], [data-testid*="author-name"], [class*="AuthorName"], [class*="author-name"], [class*="byline__author"]',
  '.byline, .by-line, [class*="byline"], [class*="Byline"], #byline, .entry-author, .post-author, .post__author, .submitted, [class*="post-meta"], [class*="entry-meta"], [class*="article-meta"], .article__author, .story-author, .authors, .author',
]

/** Authors in order; empty when the page does not say. */
export function findAuthors({ document, meta, linked, siteName }: PageFacts): string[] {
  const lists: (() => string[])[] = [
    () => [...(meta.get('citation_author') ?? []), ...(meta.get('bepress_citation_author') ?? [])].map(citationName),
    () => (linked?.authors ?? []).flatMap(splitDeclared),
    () => (meta.get('parsely-author') ?? []).flatMap(splitDeclared),
    () =>
      [
        'author',
        'dc.creator',
        'dcterms.creator',
        'sailthru.author',
        'byl',
        'article:author_name',
        'authors',
        'article.author',
        'og:article:author',
        'twitter:data1',
      ]
        .flatMap((name) =>
          (name === 'twitter:data1' && !/written|author/i.test(firstMeta(meta, ['twitter:label1']) ?? '')
            ? []
            : (meta.get(name) ?? []).slice(0, 20)
          )
            .flatMap(name.startsWith('dc') ? (value) => splitDeclared(citationName(value)) : splitDeclared)
            .map((one) => ({ name, one })),
        )
        .filter((entry, _, all) => entry.name === all[0]?.name)
        .map((entry) => entry.one),
    () =>
      (meta.get('article:author') ?? [])
        .filter((value) => !/^https?:|facebook\.com/i.test(value))
        .flatMap(splitDeclared),
    () => visibleAuthors(document),
    () => bylineInText(document),
  ]
  const own = [siteName, hostName(document, meta), firstMeta(meta, ['dc.publisher', 'publisher', 'dcterms.publisher'])]
    .map((name) => compact(name ?? ''))
    .filter((name) => name.length > 2)
  const isOwn = (name: string) => {
    const letters = compact(name)
    return own.some((site) => letters === site || (site.length >= 4 && letters.includes(site) && !looksLikeName(name)))
  }
  // Papers and agencies only where nobody is named; the site's own name only if it is a person's.
  let agencies: string[] = []
  let owner: string[] = []
  for (const list of lists) {
    const names = [
      ...new Set(
        list()
          .map((name) => cleanName(name))
          .filter((name): name is string => name !== undefined && !/^https?:|^@/i.test(name) && !DOMAIN.test(name)),
      ),
    ]
    const people = names.filter((name) => !isOrganisation(name) && (!isOwn(name) || looksLikeName(name)))
    const others = people.filter((name) => !isOwn(name))
    if (others.length > 0) return others.slice(0, 100)
    if (owner.length === 0) owner = people
    if (agencies.length === 0) agencies = names.filter((name) => !isOwn(name) && !WIRE.test(name))
  }
  return owner.length > 0 ? owner : agencies
}

const DOMAIN = /^[\w-]+(\.[\w-]+)+$/
const WIRE = /\b(staff|reports?|team|newsroom|desk|ugc)\b/i
const compact = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

function hostName(document: Document, meta: PageFacts['meta']): string {
  const address =
    document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? firstMeta(meta, ['og:url']) ?? ''
  return /^https?:\/\/(?:www\.)?([\w-]+)\./i.exec(address)?.[1]?.toLowerCase() ?? ''
}

const citationName = (value: string): string => {
  const parts = oneLine(value).split(/,\s*/)
  return parts.length === 2 && !/^(jr|sr|phd|md)\.?$/i.test(parts[1] ?? '') ? `${parts[1]} ${parts[0]}` : value
}

/** Declared values usually hold one name; "A, B and C" are split like a byline. */
const splitDeclared = (value: string): string[] => (/^https?:/i.test(value.trim()) ? [] : splitNames(value))

function visibleAuthors(document: Document): string[] {
  for (const selector of VISIBLE) {
    const names: string[] = []
    let first: Element | undefined
    for (const element of [...document.querySelectorAll(selector)].slice(0, 12)) {
      if (element.closest(NOT_ARTICLE) || isInComments(element) || (first && !standTogether(first, element))) continue
      const text = element.localName === 'meta' ? (element.getAttribute('content') ?? '') : bylineText(element)
      if (text.length < 2 || text.length > 120) continue
      for (const name of splitNames(text)) if (name.split(' ').length <= 6 && !/\d{3}/.test(name)) names.push(name)
      if (names.length > 0) first ??= element
      if (names.length > 0 && !/itemprop|rel~=|name/.test(selector)) break
    }
    if (names.length > 0) return [...new Set(names)].slice(0, 10)
  }
  return []
}

/** Names of one byline stand in one box; further down are the bylines of other stories. */
function standTogether(first: Element, other: Element): boolean {
  let at = first.parentElement
  for (let i = 0; at && i < 3; i++, at = at.parentElement) {
    if (i > 0 && textOf(at).length > 300) return false
    if (at.contains(other)) return true
  }
  return false
}

function isInComments(element: Element): boolean {
  for (let at: Element | null = element; at && at.localName !== 'body'; at = at.parentElement)
    if (/(^|\s)(?:[Cc]omments?|COMMENTS?)(?![a-z])/.test(`${at.getAttribute('class') ?? ''} ${at.id}`)) return true
  return false
}

/** A byline's text up to the date or role that follows the name. */
function bylineText(element: Element): string {
  // A name and a role in elements of their own have no space between them.
  const pieces = textPieces(element).filter((piece) => !/^(by|von|par|por|di)$/i.test(piece))
  const whole = pieces.find((piece) => looksLikeName(piece))
  if (whole !== undefined && !/\b(and|und|et|y|&)\b/.test(textOf(element))) return whole
  const link = element.querySelector(
    'a[rel~="author"], .fn, [itemprop="name"], a[href*="/author/"], a[href*="/authors/"]',
  )
  const line = oneLine(textPieces(link ?? element).join(' ')).replace(/ ([,;.])/g, '$1')
  // "April 12, 2019 by Ida Marsh"
  const text = /^.{4,60}?\s(?:by|von|par|por)\s+(?=[\p{Lu}\p{Lo}])(.+)$/u.exec(line)?.[1] ?? line
  return (
    text.split(
      /\s+(?:on|in|at|posted|published|updated)\s+(?=\S)|\s*[|·•–—]\s*|,?\s+(?=(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\.?\s+\d)|\s+\d{1,2}[./\s]/,
    )[0] ?? text
  ).trim()
}

/** What stands in one line with a byline and names nobody: the day, what it was filed under, how many answered. */
const BESIDE =
  'time, [rel~="category"], [rel~="tag"], [class*="categor"], [class*="cat-links"], [class*="tags-links"], [class$="-tags"], [class*="comments"], [href*="#comment"], [href*="#respond"]'

function textPieces(element: Element): string[] {
  const pieces: string[] = []
  const collect = (node: ChildNode) => {
    if (node.nodeType === 3) pieces.push(oneLine(node.textContent ?? ''))
    else if (node === element || node.nodeType !== 1 || !(node as Element).matches(BESIDE))
      for (const child of node.childNodes) collect(child)
  }
  if ((element.textContent ?? '').length < 400) collect(element)
  return pieces.filter((piece) => piece !== '')
}

const leadingByline = (text: string): string | undefined =>
  /^(?:[Bb]y|BY|[Ww]ritten by|WRITTEN BY|[Pp]osted by|[Vv]on|[Pp]ar|PAR|[Pp]or|[Dd]i|[Аа]втор:?|作者[:：]|文[/／:：])\s*[:：]?\s+?([\p{Lu}\p{Lo}][^|·•]{1,70})$/u.exec(
    text,
  )?.[1] ?? /^(?:作者|文|記者|记者)[:：／/]\s*(\S{2,12})/u.exec(text)?.[1]

/** "April 12, 2019 by Ida Marsh", "Posted on 12 April 2019 by Ida Marsh in Trade". */
const datedByline = (text: string): string | undefined =>
  /\s(?:by|von|par|por)\s/.test(text) && findDate(text) !== undefined
    ? /^.{6,60}?\s(?:by|von|par|por)\s+(?=[\p{Lu}\p{Lo}])(.{2,70})$/u.exec(text)?.[1]
    : undefined

/** A short line near the main heading that starts with "By". */
function bylineInText(document: Document): string[] {
  let seen = 0
  for (const element of document.querySelectorAll(
    'p, div, span, address, h4, h5, h6, em, i, b, strong, font, td, li, small, cite',
  )) {
    if (++seen > 4000) break
    if (element.querySelector('p, div, table, ul')) continue
    const raw = element.textContent ?? ''
    if (raw.length > 300 || !/\S\s*\S/.test(raw)) continue
    const text = oneLine(textPieces(element).join(' '))
    if (text.length > 100 || element.closest(NOT_ARTICLE) || isInComments(element)) continue
    const match = leadingByline(text) ?? datedByline(text)
    if (match === undefined) continue
    const names = splitNames(
      (
        match.split(/,?\s+(?:on|in)\s+(?=\p{Lu}|\d)|,?\s+(?=\p{L}+\.?\s+\d{1,2},?\s+\d{4})|\s+[-–—]\s+/u)[0] ?? ''
      ).trim(),
    )
    if (names.length > 0 && names.every((name) => name.split(' ').length <= 5)) return names
  }
  return []
}
