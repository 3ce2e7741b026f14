/** The article's title, without the name of the site that pages append to it. */
import { cutTo, oneLine } from '../cleanText.ts'
import { textOf } from './dom.ts'
import { firstMeta, type PageFacts } from './pageFacts.ts'

const SEPARATOR = /\s+[|–—·•»«›‹:]{1,2}\s+|\s+-{1,2}\s+|\s+::\s+|\s*[|｜]\s*/

/** Prefers what pages declare for sharing, checked against the visible heading. */
export function findTitle({ document, meta, linked, siteName }: PageFacts): string | undefined {
  const shared = firstMeta(meta, [
    'citation_title',
    'og:title',
    'twitter:title',
    'dc.title',
    'dcterms.title',
    'parsely-title',
    'sailthru.title',
    'headline',
  ])
  const page = oneLine(document.querySelector('head title, title')?.textContent ?? '') || undefined
  const headings = visibleHeadings(document)
  const linkedTitle = linked?.title ? oneLine(linked.title) : undefined
  const declared = [linkedTitle, shared, page].filter(
    (title): title is string => title !== undefined && !isNoTitle(title),
  )
  // Old blogs: "Site » Blog Archive » Title".
  const archived = /[»|:>-]\s*Blog Archive\s*[»|:>-]+\s*(\S.+)$/i.exec(page ?? '')?.[1]
  if (archived && shared === undefined) return cutTo(archived.trim(), 1000)
  // A heading that a declared title begins with, or holds, is the title as the author wrote it.
  for (const heading of headings) {
    if (heading.length >= 4 && declared.some((title) => holdsHeading(title, heading))) return cutTo(heading, 1000)
  }
  const first = declared[0]
  const stripped = first === undefined ? undefined : stripSite(decodeLeftovers(first), siteName)
  if (
    stripped !== undefined &&
    stripped !== '' &&
    (siteName === undefined || !same(stripped, siteName) || headings.length === 0)
  )
    return cutTo(stripped, 1000)
  const heading = headings[0]
  return heading === undefined ? stripped : cutTo(heading, 1000)
}

const same = (a: string, b: string): boolean => simplify(a) === simplify(b)
export const simplify = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const isNoTitle = (title: string): boolean =>
  /^(untitled( document)?|home|index|welcome|document|page|article|blog|new page \d*|loading\.*)$/i.test(title)
/** Pages that encode twice print "&amp;" in their titles. */
const decodeLeftovers = (title: string): string =>
  title
    .replace(/&amp;/g, '&')
    .replace(/&#0?39;|&rsquo;|&apos;/g, '’')
    .replace(/&quot;/g, '"')

function holdsHeading(title: string, heading: string): boolean {
  const [t, h] = [simplify(decodeLeftovers(title)), simplify(heading)]
  if (h === '') return false
  if (t === h) return true
  // "Site » Blog Archive » Title"
  if (t.endsWith(` ${h}`) && /\s[–—·•-]{1,2}\s+$|[|»«›‹:：｜]\s*$/.test(title.slice(0, -heading.length))) return true
  return h.length >= 12
    ? t.startsWith(`${h} `) || (t.includes(h) && h.length > t.length * 0.5)
    : t.startsWith(`${h} `) && SEPARATOR.test(title.slice(heading.length, heading.length + 4))
}

function visibleHeadings(document: Document): string[] {
  const selectors = [
    '[itemprop="headline"]',
    'h1.entry-title, .entry-title, h1.post-title, .post-title.entry-title, .p-name',
    'article h1',
    'main h1',
    'h1',
    'h3.post-title, h2.post-title',
    'h2 a[rel~="bookmark"], h3 a[rel~="bookmark"], .post h2, .hentry h2, article h2',
    'h2.title',
  ]
  const found: string[] = []
  for (const selector of selectors) {
    for (const element of [...document.querySelectorAll(selector)].slice(0, 5)) {
      if (
        element.closest('nav, #comments, .comments, aside, [role="banner"] .site-title') ||
        /site-?(title|name)|blog-?(title|name)$|logo|brand|masthead/i.test(
          `${element.getAttribute('class') ?? ''} ${element.id}`,
        )
      )
        continue
      if (linksHome(element)) continue
      const text = oneLine(
        element.localName === 'meta' ? (element.getAttribute('content') ?? '') : textOf(element),
      ).replace(/\s*[¶#]$/, '')
      if (text.length > 1 && text.length <= 300 && !found.includes(text)) found.push(text)
    }
  }
  return found
}

/** A heading that leads to the front page names the site. */
function linksHome(heading: Element): boolean {
  const href =
    heading.querySelector('a[href]')?.getAttribute('href') ?? heading.closest('a[href]')?.getAttribute('href')
  return (
    href === '/' ||
    href === './' ||
    /^https?:\/\/[^/]+\/?$/.test(href ?? '') ||
    /(^|\s)home(\s|$)/.test(heading.querySelector('a[rel]')?.getAttribute('rel') ?? '')
  )
}

/** "Title | Site", "Site: Title", "Title - Section - Site" → "Title". */
export function stripSite(title: string, siteName: string | undefined): string {
  const twice = /^(.{8,})\s+\1$/.exec(title)?.[1]
  if (twice) return twice
  const hosted = title.replace(/\s*[-–—|·»:]\s*(?:[\w-]+\.)+[a-z]{2,10}$/i, '')
  if (hosted !== title && hosted.length > 3) return stripSite(hosted, siteName)
  const named = siteName === undefined ? undefined : /^(.{3,60}?):\s+(\S.{3,})$/.exec(title)
  if (named?.[1] && named[2] && simplify(named[1]) === simplify(siteName ?? '')) return named[2]
  const pieces = title.split(SEPARATOR)
  if (pieces.length < 2) return title.trim()
  if (siteName !== undefined) {
    const site = simplify(siteName)
    const isSite = (piece: string | undefined) => {
      const simple = simplify(piece ?? '')
      return (
        simple !== '' &&
        (simple === site ||
          site.startsWith(`${simple} `) ||
          simple.startsWith(`${site} `) ||
          simple.replace(/ /g, '') === site.replace(/ /g, ''))
      )
    }
    if (isSite(pieces.at(-1))) return withoutSection(cutAt(title, pieces.length - 1).trim())
    if (isSite(pieces[0]))
      return title
        .slice((pieces[0] ?? '').length)
        .replace(/^\s*[|–—·•»«›‹:｜-]+\s*/, '')
        .trim()
  }
  // Without a known site: a short tail after "|" or "»" is one; after a dash only when the rest is long.
  const hard = /\s*[|｜»«·•]\s*|\s+::\s+/.exec(title)
  const tail = pieces.at(-1) ?? ''
  const head = cutAt(title, pieces.length - 1).trim()
  const words = (text: string) => text.split(/\s+/).length
  if (hard && head.length > 3 && words(tail) <= 5)
    return pieces.length > 2 && words(pieces.at(-2) ?? '') <= 2 && words(pieces[0] ?? '') >= 3
      ? (pieces[0] ?? head).trim()
      : head
  if (!hard && /\s[–—-]{1,2}\s/.test(title) && words(head) >= 4 && words(tail) <= 4 && /^\p{Lu}/u.test(tail))
    return head
  return title.trim()
}

/** "Title - Trade" of "Title - Trade - Site": one or two words after a real title name a section. */
function withoutSection(title: string): string {
  const pieces = title.split(SEPARATOR)
  const tail = pieces.at(-1) ?? ''
  const head = cutAt(title, pieces.length - 1).trim()
  const words = (text: string) => text.split(/\s+/).length
  const section =
    pieces.length > 1 && words(tail) <= 2 && words(head) >= 4 && !/\d|^(part|teil|partie|parte)\b/i.test(tail)
  return section ? head : title
}

/** The first `count` pieces with the separators between them. */
function cutAt(title: string, count: number): string {
  let at = 0
  let rest = title
  for (let i = 0; i < count; i++) {
    const match = SEPARATOR.exec(rest)
    if (!match) break
    if (i === count - 1) return title.slice(0, at + match.index)
    at += match.index + match[0].length
    rest = title.slice(at)
  }
  return title
}
