/**
 * Finds the element that holds the article. Readability says where it would look; it is not
 * trusted with the content itself, because it drops lists, tables, notes and whole halves of
 * articles. Its answer is mapped back to the page and weighed against what the markup says.
 */
import { Readability } from '@mozilla/readability'
import { elementsIn, isBlock, isInside, textOf } from './dom.ts'
import { simplify } from './pageTitle.ts'
import type { Weights } from './weights.ts'

const NUMBER = 'data-element-number'
/** Above this many elements Readability takes seconds; the markup alone decides there. */
const READABILITY_ELEMENTS = 60_000

const BODY_OF_ARTICLE = [
  '[itemprop~="articleBody"]',
  '.entry-content, .post-content, .article-content, .article-body, .article__body, .article__content, .articleBody, .ArticleBody, .article-text, .post-body, .post__content, .post__body, .story-body, .story-content, .td-post-content, .content-body, .available-content, .gh-content, .post-full-content, .blog-post-content, .single-content, .node__content, .field-name-body, .e-content, .c-article-body, .rich-text, .article_body, .body-copy, .entry-body, .entry, #article-body, #articleBody, #storytext, #article-content, #post-content, [data-testid*="article-body"], [data-component="text-block"], [class*="article-body"], [class*="articleBody"], [class*="ArticleBody"], [class*="article__body"], [class*="post-content"]',
  '.mw-parser-output, #mw-content-text, #bodyContent, .markdown-body, .theme-doc-markdown, .rst-content, .document .body, .docs-content, .md-content__inner, .postbody',
]
const ARTICLES = ['article', '[role="article"]', '.hentry, .h-entry, .post, .story, .article']
const MAINS = ['main', '[role="main"]', '#main-content, #main, #content, .main-content, .content, #primary']

export interface MainContent {
  /** In document order, none inside another; usually one. */
  elements: Element[]
  /** Readability's verdict on a block inside; absent where it looked elsewhere or gave up. */
  isKept?: (element: Element, lead: string) => boolean
}

/** The elements whose blocks become the source; `root` itself when nothing stands out. */
export function findMainContent(
  document: Document,
  root: Element,
  weights: Weights,
  title: string | undefined,
): MainContent {
  const read = askReadability(document, root)
  const elements = chooseElements(root, weights, read?.holder, findHeading(root, title))
  if (!read) return { elements }
  let agreed = 0
  for (const [kept, length] of read.own) if (elements.some((element) => isInside(kept, element))) agreed += length
  const all = elements.reduce((sum, element) => sum + weights.of(element).text - weights.of(element).linked, 0)
  return agreed >= all * 0.4
    ? { elements, isKept: (e, lead) => read.kept.has(e) || (lead.length >= 20 && read.texts.has(lead)) }
    : { elements }
}

function chooseElements(
  root: Element,
  weights: Weights,
  read: Element | undefined,
  heading: Element | undefined,
): Element[] {
  const all = weights.of(root).prose
  if (all === 0) return [root]
  const weight = (element: Element | undefined) => (element ? weights.of(element).prose : 0)
  const long = (element: Element) => weights.of(element).long
  const best = (selectors: readonly string[], floor: number) => {
    for (const selector of selectors) {
      const found = tightest(root, selector, weight)
      if (found && weight(found) >= floor) return found
    }
    return undefined
  }

  const body = best(BODY_OF_ARTICLE, Math.max(80, all * 0.12))
  if (body && prefers(body, read, weight, long, 0.5)) return withCompanions(body, root, weight)
  const article = best(ARTICLES, Math.max(80, all * 0.25))
  if (article && prefers(article, read, weight, long, 0.6)) return withCompanions(article, root, weight)
  const main = best(MAINS, Math.max(80, all * 0.5))
  if (main && (!read || (isInside(read, main) && weight(main) <= weight(read) * 1.7))) return [main]
  const below = belowHeading(root, heading, weight, long)
  if (read && below && !isInside(read, below) && !isInside(below, read) && weight(read) < weight(below) * 1.5)
    return [below]
  // Readability joins what stands beside an article when that is long enough.
  const isMost = (e: Element, of: Element) => weight(e) >= weight(of) * 0.5 || long(e) >= long(of) * 0.5
  if (read && below && isInside(below, read) && long(below) >= 3 && isMost(below, read)) return [below]
  if (read) return withCompanions(read, root, weight)
  return [main ?? root]
}

/** The page's main heading: the one that is its title, or the only one of the first level. */
function findHeading(root: Element, title: string | undefined): Element | undefined {
  const wanted = title === undefined ? '' : simplify(title)
  const titled =
    wanted === '' ? [] : [...root.querySelectorAll('h1, h2, h3')].filter((h) => simplify(textOf(h)) === wanted)
  const first = [...root.querySelectorAll('h1')]
  return titled[0] ?? (first.length === 1 ? first[0] : undefined)
}

/** The smallest box around the main heading that holds a paragraph. */
function belowHeading(
  root: Element,
  heading: Element | undefined,
  weight: (e: Element) => number,
  long: (e: Element) => number,
): Element | undefined {
  for (let at = heading?.parentElement; at && isInside(at, root); at = at.parentElement)
    if (weight(at) >= 200 && long(at) > 0) return at
  return undefined
}

/** The heaviest match, and of nested matches the innermost that still holds nearly all of it. */
function tightest(root: Element, selector: string, weight: (e: Element) => number): Element | undefined {
  const matches = [...root.querySelectorAll(selector)]
  let heaviest: Element | undefined
  for (const match of matches) if (weight(match) > weight(heaviest ?? match) || !heaviest) heaviest = match
  let chosen = heaviest
  for (const match of matches) {
    if (chosen && match !== chosen && isInside(match, chosen) && weight(match) >= weight(chosen) * 0.85) chosen = match
  }
  return chosen && weight(chosen) > 0 ? chosen : undefined
}

/** True when the markup's candidate is at least as good as Readability's. */
function prefers(
  candidate: Element,
  read: Element | undefined,
  weight: (e: Element) => number,
  long: (e: Element) => number,
  share: number,
): boolean {
  if (!read) return true
  if (isInside(read, candidate)) return weight(candidate) <= Math.max(weight(read) * 3, weight(read) + 3000)
  if (isInside(candidate, read))
    return (
      weight(candidate) >= weight(read) * share || (long(candidate) >= 3 && weight(candidate) >= weight(read) * 0.35)
    )
  return weight(candidate) >= weight(read) * (share + 0.2) && long(candidate) >= long(read)
}

/**
 * The other boxes of an article that was cut into several: same element, same class, in the
 * same place or with a fair amount of prose, and no list of other articles.
 */
function withCompanions(chosen: Element, root: Element, weight: (e: Element) => number): Element[] {
  for (let at = chosen; at !== root && at.parentElement; at = at.parentElement) {
    const companions = companionsOf(at, root, weight)
    const gain = companions.reduce((sum, element) => sum + weight(element), 0)
    if (companions.length > 0 && gain >= weight(chosen) * 0.1) {
      const set = new Set([at === chosen ? chosen : at, ...companions])
      return [...root.querySelectorAll(chosen.localName === at.localName ? at.localName : '*')].filter((e) =>
        set.has(e),
      )
    }
    // Only boxes that hold nothing but the chosen one stand for it.
    const outer = at.parentElement
    if (weight(outer) > weight(at) * 1.02) break
  }
  return [chosen]
}

function companionsOf(element: Element, root: Element, weight: (e: Element) => number): Element[] {
  const name = classOf(element)
  const siblings = element.parentElement?.children ?? []
  const alike =
    name === ''
      ? [...siblings].filter((other) => other.localName === element.localName && classOf(other) === '')
      : [...root.querySelectorAll(element.localName)].filter((other) => classOf(other) === name)
  return alike.filter(
    (other) =>
      other !== element &&
      !other.contains(element) &&
      !element.contains(other) &&
      weight(other) >= Math.max(80, weight(element) * 0.05) &&
      !alike.some((outer) => outer !== other && outer.contains(other)) &&
      other.querySelector('h2 a[href], h3 a[href], h4 a[href]') === null &&
      other.closest('nav, aside, footer') === null,
  )
}

const classOf = (element: Element): string => (element.getAttribute('class') ?? '').trim()

interface Reading {
  /** The deepest element that holds nine tenths of what was kept. */
  holder: Element
  /** Every element of the page that survived. */
  kept: Set<Element>
  /** Every piece of text that survived: where lines end in breaks, it makes paragraphs of its own. */
  texts: Set<string>
  /** Characters kept directly in each of them. */
  own: Map<Element, number>
}

/** Lets Readability read a copy, and finds again in the page what it kept. */
function askReadability(document: Document, root: Element): Reading | undefined {
  const elements = elementsIn(root)
  if (elements.length > READABILITY_ELEMENTS) return undefined
  elements.forEach((element, i) => element.setAttribute(NUMBER, String(i)))
  let content: Element | undefined
  try {
    const clone = document.cloneNode(true) as Document
    const result = new Readability(clone, { charThreshold: 200, keepClasses: true, serializer: (node) => node }).parse()
    content = (result?.content as Element | undefined) ?? undefined
  } catch {
    // It throws on trees it does not expect; the markup decides then.
  }
  const reading: Omit<Reading, 'holder'> = { kept: new Set(), texts: new Set(), own: new Map() }
  if (content) collectKept(content, elements, reading)
  for (const element of elements) element.removeAttribute(NUMBER)
  const holder = commonHolder(reading.own, root)
  return holder && { ...reading, holder }
}

function collectKept(content: Element, elements: readonly Element[], reading: Omit<Reading, 'holder'>): void {
  const { kept, texts, own } = reading
  const stack: { node: ChildNode | null; original: Element | undefined }[] = [
    { node: content.firstChild, original: undefined },
  ]
  while (stack.length > 0) {
    const frame = stack[stack.length - 1] as (typeof stack)[number]
    const { node } = frame
    if (!node) {
      stack.pop()
      continue
    }
    frame.node = node.nextSibling
    if (node.nodeType === 3 && frame.original) {
      const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim()
      if (text === '') continue
      texts.add(text)
      own.set(frame.original, (own.get(frame.original) ?? 0) + text.length)
    } else if (node.nodeType === 1) {
      const number = (node as Element).getAttribute(NUMBER)
      const original = number === null ? undefined : elements[Number(number)]
      if (original) kept.add(original)
      stack.push({ node: node.firstChild, original: original ?? frame.original })
    }
  }
}

function commonHolder(own: ReadonlyMap<Element, number>, root: Element): Element | undefined {
  const weights = new Map<Element, number>()
  let total = 0
  for (const [original, length] of own) {
    total += length
    for (let at: Element | null = original; at; at = at.parentElement) {
      weights.set(at, (weights.get(at) ?? 0) + length)
      if (at === root) break
    }
  }
  if (total === 0) return undefined
  let holder = root
  for (;;) {
    const inner: Element | undefined = [...holder.children].find((child) => (weights.get(child) ?? 0) >= total * 0.9)
    if (!inner) return isBlock(holder) ? holder : (holder.parentElement ?? holder)
    holder = inner
  }
}
