/** JSON-LD of a page: the node that describes the article, whatever the site nests it in. */

export interface LinkedArticle {
  title?: string
  authors: string[]
  published?: string
  url?: string
  siteName?: string
  language?: string
}

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string | undefined => {
  if (typeof value === 'string' && value.trim() !== '') return value
  if (isObject(value) && typeof value['@value'] === 'string') return value['@value']
  return Array.isArray(value) ? text(value[0]) : undefined
}

const ARTICLE =
  /(Article|BlogPosting|Report|LiveBlogPosting|DiscussionForumPosting|Recipe|Review|HowTo|QAPage|Question|Chapter|Book|SocialMediaPosting|CreativeWork|PodcastEpisode)$/
const PAGE = /^(WebPage|ItemPage|AboutPage|FAQPage|ProfilePage)$/

const typesOf = (node: Json): string[] =>
  [node['@type']]
    .flat()
    .filter((t): t is string => typeof t === 'string')
    .map((t) => t.replace(/^.*[/#:]/, ''))

/** Reads every JSON-LD block of the page; broken ones are passed over. */
export function readLinkedData(document: Document): LinkedArticle | undefined {
  const nodes: Json[] = []
  for (const script of document.querySelectorAll('script')) {
    if (!/ld\+json/i.test(script.getAttribute('type') ?? '')) continue
    const parsed = parseTolerantly(script.textContent ?? '')
    if (parsed !== undefined) collectNodes(parsed, nodes)
  }
  const byId = new Map<string, Json>()
  for (const node of nodes)
    if (typeof node['@id'] === 'string') byId.set(node['@id'], { ...byId.get(node['@id']), ...node })
  const rank = (node: Json) => {
    const types = typesOf(node)
    const base = types.some((t) => ARTICLE.test(t)) ? 4 : types.some((t) => PAGE.test(t)) ? 1 : -9
    return base + (node['headline'] ? 2 : 0) + (node['author'] ? 1 : 0) + (node['datePublished'] ? 1 : 0)
  }
  const best = nodes.filter((node) => rank(node) > 0).sort((a, b) => rank(b) - rank(a))[0]
  return best && toArticle(best, byId)
}

function parseTolerantly(raw: string): unknown {
  const body = raw
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/g, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .replace(/;$/, '')
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Flattens arrays, @graph and the few properties under which sites nest the article. */
function collectNodes(root: unknown, nodes: Json[]): void {
  const queue: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }]
  for (let at = 0; at < queue.length && at < 5000; at++) {
    const { value, depth } = queue[at] as { value: unknown; depth: number }
    if (depth > 6) continue
    if (Array.isArray(value)) for (const item of value) queue.push({ value: item, depth: depth + 1 })
    else if (isObject(value)) {
      nodes.push(value)
      for (const key of [
        '@graph',
        'mainEntity',
        'mainEntityOfPage',
        'author',
        'publisher',
        'itemListElement',
        'isPartOf',
      ]) {
        if (value[key] !== undefined && typeof value[key] === 'object')
          queue.push({ value: value[key], depth: depth + 1 })
      }
    }
  }
}

function toArticle(node: Json, byId: Map<string, Json>): LinkedArticle {
  const resolve = (value: unknown): unknown =>
    isObject(value) && typeof value['@id'] === 'string' && value['name'] === undefined
      ? (byId.get(value['@id']) ?? value)
      : value
  const authors: string[] = []
  for (const raw of [node['author'] ?? node['creator']].flat()) {
    const author = resolve(raw)
    const name = isObject(author) ? [author['name']].flat() : [author]
    for (const one of name) if (typeof one === 'string' && !/^https?:/.test(one)) authors.push(one)
  }
  const article: LinkedArticle = { authors }
  const title = text(node['headline']) ?? text(node['name'])
  const published = text(node['datePublished']) ?? text(node['dateCreated']) ?? text(node['uploadDate'])
  const main = resolve(node['mainEntityOfPage'])
  const url =
    text(node['url']) ?? (isObject(main) ? (text(main['@id']) ?? text(main['url'])) : text(main)) ?? text(node['@id'])
  const publisher = resolve([node['publisher']].flat()[0])
  const siteName = isObject(publisher) ? text(publisher['name']) : undefined
  const language = text(node['inLanguage'])
  if (title !== undefined) article.title = title
  if (published !== undefined) article.published = published
  if (url !== undefined) article.url = url
  if (siteName !== undefined) article.siteName = siteName
  if (language !== undefined) article.language = language
  return article
}
