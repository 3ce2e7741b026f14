/** Who wrote a page: declared authors first, then bylines that can be seen. */
import { oneLine } from '../cleanText.ts'
import { findDate } from '../dates.ts'
import { cleanName, looksLikeName, splitNames } from '../peopleNames.ts'
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
            .flatMap(splitDeclared)
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
  const site = siteName?.toLowerCase()
  const host = hostName(document, meta)
  let siteOnly: string[] = []
  for (const list of lists) {
    const names = [
      ...new Set(
        list()
          .map((name) => cleanName(name))
          .filter((name): name is string => name !== undefined && !/^https?:|^@|\.(com|org|net)$/i.test(name)),
      ),
    ]
    const people = withoutPublisher(names, site, host)
    if (people.length > 0) return people.slice(0, 100)
    if (siteOnly.length === 0) siteOnly = names.filter((name) => !DOMAIN.test(name))
  }
  return siteOnly
}

const DOMAIN = /^[\w-]+(\.[\w-]+)+$/

/** Names that are not the site's own; where several are given, neither the host's. */
function withoutPublisher(names: readonly string[], site: string | undefined, host: string): string[] {
  const people = names.filter((name) => {
    const lower = name.toLowerCase()
    return (
      lower !== site &&
      !(site !== undefined && site.length >= 4 && lower.includes(site)) &&
      !/^[\w-]+(\.[\w-]+)+$/.test(name)
    )
  })
  const persons = people.filter((name) => name.toLowerCase().replace(/[^a-z0-9]/g, '') !== host)
  return persons.length > 0 ? persons : people
}

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
    for (const element of [...document.querySelectorAll(selector)].slice(0, 12)) {
      if (element.closest(NOT_ARTICLE)) continue
      const text = element.localName === 'meta' ? (element.getAttribute('content') ?? '') : bylineText(element)
      if (text.length < 2 || text.length > 120) continue
      for (const name of splitNames(text)) if (name.split(' ').length <= 6 && !/\d{3}/.test(name)) names.push(name)
      if (names.length > 0 && !/itemprop|rel~=|name/.test(selector)) break
    }
    if (names.length > 0) return [...new Set(names)].slice(0, 10)
  }
  return []
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
  const line = oneLine(link ? textOf(link) : textOf(element))
  // "April 12, 2019 by Ida Marsh"
  const text = /^.{4,60}?\s(?:by|von|par|por)\s+(?=[\p{Lu}\p{Lo}])(.+)$/u.exec(line)?.[1] ?? line
  return (
    text.split(
      /\s+(?:on|in|at|posted|published|updated)\s+(?=\S)|\s*[|·•–—]\s*|,?\s+(?=(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\.?\s+\d)|\s+\d{1,2}[./\s]/,
    )[0] ?? text
  ).trim()
}

function textPieces(element: Element): string[] {
  const pieces: string[] = []
  const collect = (node: ChildNode) => {
    if (node.nodeType === 3) pieces.push(oneLine(node.textContent ?? ''))
    else for (const child of node.childNodes) collect(child)
  }
  if ((element.textContent ?? '').length < 400) collect(element)
  return pieces.filter((piece) => piece !== '')
}

const leadingByline = (text: string): string | undefined =>
  /^(?:by|written by|posted by|von|par|por|di|автор:?|作者[:：]|文[/／:：])\s*[:：]?\s+?([\p{Lu}\p{Lo}][^|·•]{1,70})$/iu.exec(
    text,
  )?.[1] ?? /^(?:作者|文|記者|记者)[:：／/]\s*(\S{2,12})/u.exec(text)?.[1]

/** "April 12, 2019 by Ida Marsh", "Posted on 12 April 2019 by Ida Marsh in Trade". */
const datedByline = (text: string): string | undefined =>
  findDate(text) === undefined
    ? undefined
    : /^.{6,60}?\s(?:by|von|par|por)\s+(?=[\p{Lu}\p{Lo}])(.{2,70})$/u.exec(text)?.[1]

/** A short line near the main heading that starts with "By". */
function bylineInText(document: Document): string[] {
  let seen = 0
  for (const element of document.querySelectorAll(
    'p, div, span, address, h4, h5, h6, em, i, b, strong, font, td, li, small, cite',
  )) {
    if (++seen > 4000) break
    if (element.querySelector('p, div, table, ul')) continue
    const text = oneLine(element.textContent?.slice(0, 200) ?? '')
    if (text.length > 100 || element.closest(NOT_ARTICLE)) continue
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
