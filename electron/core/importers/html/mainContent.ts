/**
 * Finds the element that holds the article. Readability says where it would look; it is not
 * trusted with the content itself, because it drops lists, tables, notes and whole halves of
 * articles. Its answer is mapped back to the page and weighed against what the markup says.
 */
import { Readability } from '@mozilla/readability'
import { isInside, textOf } from './dom.ts'
import { measureProse } from './prose.ts'

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
  element: Element
  /** Readability's verdict on an element inside; absent where it looked elsewhere or gave up. */
  isKept?: (element: Element) => boolean
}

/** The element whose blocks become the source; `root` itself when nothing stands out. */
export function findMainContent(document: Document, root: Element): MainContent {
  const prose = measureProse(root)
  const read = askReadability(document, root)
  const element = chooseElement(root, prose, read?.holder)
  if (!read) return { element }
  let agreed = 0
  for (const kept of read.blocks) if (isInside(kept, element)) agreed += prose.get(kept) ?? 0
  return agreed >= (prose.get(element) ?? 0) * 0.5 ? { element, isKept: (e) => read.kept.has(e) } : { element }
}

function chooseElement(root: Element, prose: ReadonlyMap<Element, number>, read: Element | undefined): Element {
  const all = prose.get(root) ?? 0
  if (all === 0) return root
  const weight = (element: Element | undefined) => (element ? (prose.get(element) ?? 0) : 0)
  const best = (selectors: readonly string[], floor: number) => {
    for (const selector of selectors) {
      const found = tightest(root, selector, weight)
      if (found && weight(found) >= floor) return found
    }
    return undefined
  }

  const body = best(BODY_OF_ARTICLE, Math.max(80, all * 0.12))
  if (body && prefers(body, read, weight, 0.5)) return widen(body, root, weight, 1.2)
  const article = best(ARTICLES, Math.max(80, all * 0.25))
  if (article && prefers(article, read, weight, 0.6)) return widen(article, root, weight, 0.9)
  const main = best(MAINS, Math.max(80, all * 0.5))
  if (main && (!read || (isInside(read, main) && weight(main) <= weight(read) * 1.7))) return main
  if (read) return widen(read, root, weight, 0.4)
  return main ?? root
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
  share: number,
): boolean {
  if (!read || isInside(read, candidate))
    return !read || weight(candidate) <= Math.max(weight(read) * 6, weight(read) + 4000) || share < 0.55
  if (isInside(candidate, read)) return weight(candidate) >= weight(read) * share
  return weight(candidate) >= weight(read) * (share + 0.2)
}

/** Climbs while a parent adds much prose: the article was cut into several boxes. */
function widen(start: Element, root: Element, weight: (e: Element) => number, gain: number): Element {
  let chosen = start
  for (let at = start.parentElement; at && isInside(at, root); at = at.parentElement) {
    if (weight(at) - weight(chosen) >= weight(chosen) * gain && weight(at) - weight(chosen) > 300) chosen = at
    if (at === root) break
  }
  return chosen
}

interface Reading {
  /** The deepest element that holds nine tenths of what was kept. */
  holder: Element | undefined
  /** Every element of the page that survived. */
  kept: Set<Element>
  /** The innermost of them. */
  blocks: Element[]
}

/** Lets Readability read a copy, and finds again in the page what it kept. */
function askReadability(document: Document, root: Element): Reading | undefined {
  const elements = [...root.querySelectorAll('*')]
  if (elements.length > READABILITY_ELEMENTS) return undefined
  elements.forEach((element, i) => element.setAttribute(NUMBER, String(i)))
  let copies: Element[] = []
  try {
    const clone = document.cloneNode(true) as Document
    const result = new Readability(clone, { charThreshold: 200, keepClasses: true, serializer: (node) => node }).parse()
    if (result?.content) copies = [...(result.content as Element).querySelectorAll(`[${NUMBER}]`)]
  } catch {
    // It throws on trees it does not expect; the markup decides then.
    copies = []
  }
  const reading: Reading = { holder: undefined, kept: new Set(), blocks: [] }
  const lengths = new Map<Element, number>()
  for (const copy of copies) {
    const original = elements[Number(copy.getAttribute(NUMBER))]
    if (!original) continue
    reading.kept.add(original)
    if (copy.querySelector(`[${NUMBER}]`) && copy.localName !== 'p') continue
    const length = textOf(copy).length
    if (length === 0) continue
    reading.blocks.push(original)
    lengths.set(original, length)
  }
  for (const element of elements) element.removeAttribute(NUMBER)
  reading.holder = commonHolder(lengths, root)
  return reading.holder ? reading : undefined
}

function commonHolder(lengths: ReadonlyMap<Element, number>, root: Element): Element | undefined {
  const weights = new Map<Element, number>()
  let total = 0
  for (const [original, length] of lengths) {
    total += length
    for (let at: Element | null = original; at; at = at.parentElement) {
      weights.set(at, (weights.get(at) ?? 0) + length)
      if (at === root) break
    }
  }
  let deepest: Element | undefined
  let depth = -1
  for (const [element, length] of weights) {
    if (length < total * 0.9) continue
    let d = 0
    for (let at: Element | null = element; at && at !== root; at = at.parentElement) d++
    if (d > depth) {
      deepest = element
      depth = d
    }
  }
  return deepest
}
