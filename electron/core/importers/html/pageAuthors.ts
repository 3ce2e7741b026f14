/** Who wrote a page: declared authors first, then bylines that can be seen. */
import { oneLine } from '../cleanText.ts'
import { cleanName, splitNames } from '../peopleNames.ts'
import { textOf } from './dom.ts'
import { firstMeta, type PageFacts } from './pageFacts.ts'

const NOT_ARTICLE =
  '#comments, .comments, .comments-area, .comment-list, .commentlist, .comment, #disqus_thread, [itemprop="comment"], aside, nav, .related, [class*="related"], .sidebar, #sidebar, .widget'
const VISIBLE = [
  '[itemprop="author"] [itemprop="name"]',
  '[itemprop="author"]',
  '[rel~="author"]',
  '.byline .author, .byline__name, .byline-name, .author-name, .author__name, .post-author-name, .article-author, .p-author, .post-author .fn',
  '.vcard .fn, .author .fn, .entry-author-name',
  '[data-testid="authorName"], [data-testid*="author-name"], [class*="AuthorName"], [class*="author-name"], [class*="byline__author"]',
  '.byline, .by-line, [class*="byline"], [class*="Byline"], #byline, .entry-author, .post-author, .post__author, .submitted, .article__author, .story-author, .authors, .author',
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
  let siteOnly: string[] = []
  for (const list of lists) {
    const names = [
      ...new Set(
        list()
          .map((name) => cleanName(name))
          .filter((name): name is string => name !== undefined && !/^https?:|^@|\.(com|org|net)$/i.test(name)),
      ),
    ]
    const people = names.filter((name) => name.toLowerCase() !== site)
    if (people.length > 0) return people.slice(0, 100)
    if (names.length > 0 && siteOnly.length === 0) siteOnly = names
  }
  return siteOnly
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
  const link = element.querySelector(
    'a[rel~="author"], .fn, [itemprop="name"], a[href*="/author/"], a[href*="/authors/"]',
  )
  const text = oneLine(link ? textOf(link) : textOf(element))
  return (
    text.split(
      /\s+(?:on|in|at|posted|published|updated)\s+(?=\S)|\s*[|·•–—]\s*|,?\s+(?=(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\.?\s+\d)|\s+\d{1,2}[./\s]/,
    )[0] ?? text
  ).trim()
}

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
    const match =
      /^(?:by|written by|posted by|von|par|por|автор:?|作者[:：]|文[/／:：])\s*[:：]?\s+?(\p{Lu}[^|·•]{2,70})$/iu.exec(
        text,
      ) ?? /^(?:作者|文)[:：／/]\s*(\S{2,12})/u.exec(text)
    if (!match?.[1] || !/^\p{Lu}|^\p{Lo}/u.test(match[1])) continue
    const names = splitNames(
      (
        match[1].split(/,?\s+(?:on|in)\s+(?=\p{Lu}|\d)|,?\s+(?=\p{L}+\.?\s+\d{1,2},?\s+\d{4})|\s+[-–—]\s+/u)[0] ?? ''
      ).trim(),
    )
    if (names.length > 0 && names.every((name) => name.split(' ').length <= 5)) return names
  }
  return []
}
