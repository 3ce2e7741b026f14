/** When a page was published: declared dates first, then what can be seen near the heading. */
import type { PartialDate } from '#shared/model/source.ts'
import { oneLine } from '../cleanText.ts'
import { findDate, isDateLine, partialDate } from '../dates.ts'
import { textOf } from './dom.ts'
import { dateOf, type PageFacts } from './pageFacts.ts'

const DECLARED = [
  'article:published_time',
  'og:published_time',
  'og:article:published_time',
  'article:published',
  'datepublished',
  'citation_publication_date',
  'citation_date',
  'citation_online_date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.issued',
  'dc.date',
  'parsely-pub-date',
  'dcterms.date',
  'dc.date.created',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'pub_date',
  'date',
  'article.published',
  'article:post_date',
  'created',
  'originalpublicationdate',
  'rnews:datepublished',
  'shareaholic:article_published_time',
  'bt:pubdate',
  'timestamp',
  'release_date',
  'displaydate',
]
const COMMENTS =
  '#comments, .comments, .comments-area, .comment-list, .commentlist, .comment, #disqus_thread, [itemprop="comment"], aside, nav, footer.site-footer, .ambox, [class*="mbox"], .metadata, .infobox, .reflist, .references, [class*="related"], .sidebar, #sidebar, .widget-area'
const VISIBLE = [
  'time[itemprop~="datePublished"], [itemprop~="datePublished"], time[pubdate]',
  'time.entry-date.published, time.published, .dt-published, abbr.published, .published[datetime], .published',
  'article time[datetime], main time[datetime]',
  'time[datetime]',
  '.entry-date, .post-date, .article-date, .article__date, .post__date, .posted-on, .publish-date, .published-date, .date-header, .dateline, .timestamp, .post-meta .date, .entry-meta .date, .pubdate, #date, [class*="publish-date"], [class*="PublishDate"], [data-testid*="date"], [class*="post-date"], [class*="article-date"]',
  'article time, time',
  '.date, .post-meta, .entry-meta, [class*="post-meta"], [class*="entry-meta"], .byline, .meta, .submitted, .article-meta, .post-info, .info, [class*="byline"], [class*="dateline"]',
]

const VAGUE_FROM = DECLARED.indexOf('dc.date.issued')
const daysBetween = (a: PartialDate, b: PartialDate): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000

/** As exact as the page says it; undefined when it does not. */
export function findPublished(
  { document, meta, linked, language }: PageFacts,
  url: string | undefined,
): PartialDate | undefined {
  const linkedDate = dateOf(linked?.published, language)
  if (linkedDate) return linkedDate
  const addressed = dateInAddress(url)
  for (const [i, name] of DECLARED.entries()) {
    for (const value of meta.get(name) ?? []) {
      const date = dateOf(value, language)
      if (!date) continue
      // Vague names also date templates and pictures: a day in the address beats one far from it.
      return i >= VAGUE_FROM && addressed?.length === 10 && daysBetween(date, addressed) > 31 ? addressed : date
    }
  }
  // An encyclopedia is full of dates that are its subject's.
  if (/mediawiki/i.test(meta.get('generator')?.[0] ?? '')) return undefined
  // A date in the address beats a date that merely stands somewhere on the page.
  const seen = visibleDate(document, language) ?? dateLine(document, language)
  if (addressed && seen && !seen.startsWith(addressed.slice(0, 7))) return addressed
  return seen ?? addressed
}

function visibleDate(document: Document, language: string | undefined): PartialDate | undefined {
  for (const selector of VISIBLE) {
    for (const element of [...document.querySelectorAll(selector)].slice(0, 8)) {
      if (element.closest(COMMENTS)) continue
      const machine =
        element.getAttribute('datetime') ??
        element.getAttribute('content') ??
        (element.localName === 'abbr' ? element.getAttribute('title') : null)
      const date = dateOf(machine ?? undefined, language) ?? shortDate(textOf(element), language)
      if (date) return date
    }
  }
  return undefined
}

const shortDate = (text: string, language: string | undefined): PartialDate | undefined =>
  text.length > 200 ? undefined : findDate(oneLine(text), language)

/** A line in the page's first part that is a date and little else. */
function dateLine(document: Document, language: string | undefined): PartialDate | undefined {
  let seen = 0
  for (const element of document.querySelectorAll('p, div, span, li, td, h2, h3, h4, h5, h6, small, em, i, font, b')) {
    if (++seen > 3000) break
    const raw = element.textContent ?? ''
    if (raw.length > 160 || !/\d{4}/.test(raw) || element.closest(COMMENTS)) continue
    const text = oneLine(raw)
    if (
      isDateLine(text, language) ||
      /^(?:by|posted|published|von|par|por)\b.{0,80}\d{4}|\d{4}.{0,20}\s(?:by|von|par|por)\s+[\p{Lu}\p{Lo}]/iu.test(
        text,
      )
    ) {
      const date = findDate(text, language)
      if (date && date.length === 10) return date
    }
  }
  return undefined
}

/** Addresses like /2012/02/20/… carry the day or the month. */
function dateInAddress(url: string | undefined): PartialDate | undefined {
  const match =
    /\/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?=[/-])/.exec(url ?? '') ??
    // "/2010/politics/08/13/", "/2013/jun/06/"
    /\/((?:19|20)\d\d)\/[a-z_-]{4,20}\/(0?[1-9]|1[0-2])\/(0?[1-9]|[12]\d|3[01])(?=[/.])/i.exec(url ?? '')
  if (!match) return undefined
  return partialDate(Number(match[1]), Number(match[2]), match[3] === undefined ? undefined : Number(match[3]))
}
