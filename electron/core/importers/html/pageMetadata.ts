/** What a saved page says about itself, from every place where pages say it. */
import type { PartialDate } from '#shared/model/source.ts'
import { cutTo, oneLine } from '../cleanText.ts'
import { languageTag } from '../language.ts'
import { pageAddress } from '../safeHref.ts'
import { findAuthors } from './pageAuthors.ts'
import { findPublished } from './pageDates.ts'
import { type LinkedArticle, readLinkedData } from './linkedData.ts'
import { firstMeta, type MetaValues, type PageFacts } from './pageFacts.ts'
import { findTitle } from './pageTitle.ts'

export interface PageMetadata {
  title: string | undefined
  authors: string[]
  publishedOn: PartialDate | undefined
  url: string | undefined
  siteName: string | undefined
  language: string | undefined
  /** Against which relative links are resolved. */
  base: string | undefined
}

/** `address` is where the page was loaded from, when the container says so (MHTML, paste). */
export function readPageMetadata(document: Document, comments: readonly string[], address?: string): PageMetadata {
  const meta = readMeta(document)
  const linked = readLinkedData(document)
  const language = findLanguage(document, meta, linked)
  const siteName = findSiteName(document, meta, linked)
  const facts: PageFacts = { document, meta, linked, siteName, language }
  const { url, base } = findAddress(facts, comments, address)
  return {
    title: findTitle(facts),
    authors: findAuthors(facts),
    publishedOn: findPublished(facts, url),
    url,
    siteName: siteName === undefined ? undefined : cutTo(siteName, 300),
    language,
    base,
  }
}

function readMeta(document: Document): MetaValues {
  const values: MetaValues = new Map()
  for (const element of document.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim()
    if (!content) continue
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      for (const name of (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        // An itemprop inside another item (a logo's url) is not the page's.
        if (name === '' || (attribute === 'itemprop' && isOfAnotherItem(element))) continue
        values.set(name, [...(values.get(name) ?? []), content])
      }
    }
  }
  readParsely(values)
  return values
}

/** A logo's address, a video's date: properties of something else than the article. */
function isOfAnotherItem(element: Element): boolean {
  if (element.closest('[itemprop="publisher"],[itemprop="image"],[itemprop="logo"],[itemprop="comment"]')) return true
  const type = element.parentElement?.closest('[itemscope]')?.getAttribute('itemtype') ?? ''
  return type !== '' && !/(Article|Posting|WebPage|Blog|Report|CreativeWork|Review|Recipe|Book)\/?$/.test(type)
}

/** One meta tag of a statistics service that holds all the facts as JSON. */
function readParsely(values: MetaValues): void {
  try {
    const facts: unknown = JSON.parse(values.get('parsely-page')?.[0] ?? 'null')
    if (typeof facts !== 'object' || facts === null) return
    for (const [name, value] of Object.entries(facts)) {
      const key = `parsely-${name.replace('_', '-')}`
      const texts = [value].flat().filter((one): one is string => typeof one === 'string' && one !== '')
      if (texts.length > 0 && !values.has(key)) values.set(key, texts)
    }
  } catch {
    // Broken JSON says nothing.
  }
}

function findLanguage(document: Document, meta: MetaValues, linked: LinkedArticle | undefined): string | undefined {
  const root = document.documentElement
  return (
    languageTag(root.getAttribute('lang') ?? root.getAttribute('xml:lang')) ??
    languageTag(document.querySelector('article[lang], main[lang], body[lang]')?.getAttribute('lang')) ??
    languageTag(firstMeta(meta, ['content-language', 'og:locale', 'dc.language', 'language', 'inlanguage'])) ??
    languageTag(linked?.language)
  )
}

function findSiteName(document: Document, meta: MetaValues, linked: LinkedArticle | undefined): string | undefined {
  const named = firstMeta(meta, [
    'og:site_name',
    'application-name',
    'apple-mobile-web-app-title',
    'citation_journal_title',
    'dc.publisher',
  ])
  const published = linked?.siteName ? oneLine(linked.siteName) : undefined
  if (named ?? published) return named ?? published
  const wiki = /\.(wikipedia|wiktionary|wikiquote|wikisource|wikibooks)\.org\//i.exec(
    document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? '',
  )?.[1]
  if (wiki) return wiki.charAt(0).toUpperCase() + wiki.slice(1).toLowerCase()
  const logo = document.querySelector('.site-title, #site-title, .blog-title, [rel="home"]')
  const text = oneLine(logo?.textContent ?? '')
  return text.length > 1 && text.length < 60 ? text : undefined
}

const SAVED_FROM = /saved from url=\(\d+\)\s*(\S+)/i
const SINGLE_FILE = /(?:^|\n)\s*url:\s*(https?:\/\/\S+)/i
const OTHER_NOTES =
  /(?:original (?:url|source)|source url|page url|archived from|mirrored from|scrapbook|saved url)\s*[:=]?\s*(?:url=)?(\S+)/i

function savedFrom(comments: readonly string[]): string | undefined {
  for (const comment of comments) {
    const note = comment.slice(0, 4000)
    const match =
      SAVED_FROM.exec(note) ??
      (/single-?file|saved date|web-?clip/i.test(note) ? SINGLE_FILE.exec(note) : null) ??
      OTHER_NOTES.exec(note)
    if (!match?.[1]) continue
    const raw = match[1].replace(/(?:-->|["'>])+$/, '')
    const url = pageAddress(/^https?:/i.test(raw) ? raw : `http://${raw}`)
    if (url && /\./.test(new URL(url).hostname)) return url
  }
  return undefined
}

function findAddress(
  { document, meta, linked }: PageFacts,
  comments: readonly string[],
  address: string | undefined,
): { url: string | undefined; base: string | undefined } {
  const saved = pageAddress(address) ?? savedFrom(comments)
  const written = pageAddress(document.querySelector('base')?.getAttribute('href'), saved)
  const declared = [
    document.querySelector('link[rel~="canonical"], link[rel="CANONICAL"]')?.getAttribute('href'),
    firstMeta(meta, ['og:url']),
    linked?.url,
    firstMeta(meta, [
      'twitter:url',
      'al:web:url',
      'parsely-link',
      'sailthru.url',
      'dc.identifier',
      'dc.source',
      'citation_public_url',
      'citation_fulltext_html_url',
      'bt:url',
      'url',
      'syndication-source',
    ]),
  ]
  const base = written ?? saved
  const candidates = declared.map((href) => pageAddress(href, base)).filter((url): url is string => url !== undefined)
  if (saved) candidates.push(saved)
  candidates.push(...[firstPermalink(document, base), written].filter((url): url is string => url !== undefined))
  // A canonical address that is only the site's front page is a template's mistake.
  const url = candidates.find((candidate) => !isFrontPage(candidate)) ?? candidates[0]
  return { url, base: base ?? url }
}

function firstPermalink(document: Document, base: string | undefined): string | undefined {
  const link = document.querySelector(
    'h1.entry-title a[href], h2.entry-title a[href], h3.post-title a[href], a[rel~="bookmark"][href], a.u-url[href], link[rel="shortlink"][href]',
  )
  return pageAddress(link?.getAttribute('href'), base)
}

const isFrontPage = (address: string): boolean => {
  const { pathname, search } = new URL(address)
  return pathname === '/' && search === ''
}
