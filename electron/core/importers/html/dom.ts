/** Small questions about elements, asked in many places. */

/** Every element below `root`, in document order. */
export function elementsIn(root: Element): Element[] {
  const found: Element[] = []
  const stack: (ChildNode | null)[] = [root.firstChild]
  while (stack.length > 0) {
    const node = stack[stack.length - 1]
    if (!node) {
      stack.pop()
      continue
    }
    stack[stack.length - 1] = node.nextSibling
    if (node.nodeType !== 1) continue
    found.push(node as Element)
    stack.push(node.firstChild)
  }
  return found
}

/** An element's classes and its id, as they are written. */
export function namesOf(element: Element): string[] {
  const names = (element.getAttribute('class') ?? '').split(/\s+/)
  if (element.id !== '') names.push(element.id)
  return names
}

/** Asked for many times of one element; class and id do not change while a page is read. */
const words = new WeakMap<Element, string[]>()

/** Words of an element's class and id, lower case; site bookkeeping ("category-news") left out. */
export function nameWords(element: Element): string[] {
  let known = words.get(element)
  if (!known) {
    known = readNameWords(element)
    words.set(element, known)
  }
  return known
}

const BOOKKEEPING =
  /^(category|tag|postid|post-\d|has|is|no|with|wp-block-(?!latest|page-list|archives|categories|search|navigation|social)|js|single|format|type|status|hentry|page-template|theme|layout|lg|md|sm|xl)[-_:]/i

function readNameWords(element: Element): string[] {
  const raw = `${element.getAttribute('class') ?? ''} ${element.id} ${element.getAttribute('data-testid') ?? ''}`
  if (raw.length < 4) return []
  return raw
    .slice(0, 1000)
    .split(/\s+/)
    .filter((token) => token !== '' && !BOOKKEEPING.test(token))
    .flatMap((token) =>
      token
        .replace(/([a-z\d])([A-Z])/g, '$1-$2')
        .toLowerCase()
        // "node-no-sidebar", "article-with-related": what is not there, or only beside it.
        .replace(/(^|[-_])(no|not|non|with|without|has|hide)[-_][a-z]+/g, '')
        .split(/[-_:.]+/),
    )
    .filter((word) => word !== '')
}

/** Visible text with white space folded. */
export function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** Share of an element's text that is inside links, 0–1. */
export function linkShare(element: Element): number {
  const all = textOf(element).length
  if (all === 0) return 0
  let linked = 0
  for (const link of element.querySelectorAll('a')) linked += textOf(link).length
  return Math.min(1, linked / all)
}

export function isInside(element: Element, ancestor: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) if (at === ancestor) return true
  return false
}

export const BLOCK_TAGS = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noframes ol p pre search section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
)

/** Block by its name; elements of web components count as blocks. */
export function isBlock(element: Element): boolean {
  const name = element.localName
  return BLOCK_TAGS.has(name) || (name.includes('-') && name !== 'wbr')
}

/** Named like a box of pictures to leaf through. */
export const isGallery = (element: Element): boolean => nameWords(element).some((word) => GALLERY.test(word))
const GALLERY = /^(galler(y|ies)|slideshows?|carousel|lightbox|swiper|slider|filmstrip|playlist)$/
