/**
 * Takes away what is not the article: scripts, hidden parts, menus, cookie dialogs, share
 * bars, newsletter boxes, lists of related pages. Names (class, id, role) are evidence, not
 * proof: nothing that holds the page's main heading or a large part of its prose is removed.
 */
import { elementsIn, isBlock, isGallery, namesOf, nameWords, textOf } from './dom.ts'
import { linkedShare, type Weights } from './weights.ts'

const NEVER_TEXT = new Set(
  'script style template link meta input select textarea datalist progress meter rp'.split(' '),
)
const FORMULA_SOURCE = new Set(['katex-mathml', 'MathJax_Preview'])
const ROLES = new Set(
  'navigation search dialog alertdialog menu menubar toolbar tooltip status contentinfo complementary'.split(' '),
)

/** Plain on any page: one such word is enough. */
const SURE = new Set(
  'cookie cookies cookiebar cookiebanner consent gdpr onetrust didomi truste usercentrics cookiebot cookieconsent cmp newsletter newsletters subscribe subscription signup optin mailchimp share sharing sharebar sharebuttons sharedaddy addtoany addthis a2a sharethis shareaholic jp relatedposts recirc outbrain taboola zergnet revcontent adsbygoogle advert adverts advertisement advertising ad ads adslot adbox sponsor sponsored breadcrumb breadcrumbs pagination pager paging navbar navigation nav navi topnav menu submenu dropdown skip skiplink skiplinks sidebar sidebars masthead colophon popup popover offcanvas drawer tagcloud editsection navbox catlinks noprint printfooter jump siblings metered hamburger searchform searchbox quicklinks sitemap wpcnt yarpp screenreader widgets postmetadata postmeta'.split(
    ' ',
  ),
)
/** Words that also name honest content; they count only with further evidence. */
const LIKELY = new Set(
  'related recommended recommendations recommendation suggested social socials follow followus promo promotion promotions promos banner header footer foot widget widgets modal overlay toolbar toc tags taglist tag topics categories login register account search trending popular latest recent more readmore next previous prev actions action tools utility bottom infobox teaser teasers cta callout donate donation support app download print email likes like rating ratings reactions clap bookmark bookmarks postnav alert notice hatnote metabox ambox sistersitebox contents aside secondary rail links buttons button meta byline timestamp avatar'.split(
    ' ',
  ),
)
/** Names made of several words that are sure only together. */
const SURE_NAMES =
  /screen-reader|sr-only|visually-?hidden|mw-jump-link|mw-editsection|site-?header|site-?footer|page-?footer|global-?(nav|header|footer)|post-?nav|nav-?links|author-?archive|read-?next|you-?may|more-?(stories|posts|from|articles|news)|also-?(like|read)|entry-?(footer|utility)|edit-?link|reply-?link|print-?link|back-?to-?top|skip-to|table-of-contents|toc_?container|ez-toc|vector-(toc|header|menu|page-tools|sticky)|mw-(navigation|panel|head)(?![a-z])|p-lang|post-?tags|tags-?(links|list)|cat-?links|tag-?links|powered-by|site-(info|branding|navigation)|wp-block-(latest|page-list|archives|categories|search|navigation|social)/

/** For screen readers only: read aloud between the words, never seen. */
const UNSEEN = /screen-?reader|sr-only|visually-?hidden|editsection|edit-?link/

/** Taken away before anything is weighed: none of it is text of the page. */
export function removeSilent(root: Element): void {
  for (const element of elementsIn(root))
    if (NEVER_TEXT.has(element.localName) || namesOf(element).some((name) => FORMULA_SOURCE.has(name))) element.remove()
    else if (element.localName.startsWith('annotation') && element.closest('math')) element.remove()
  removeNoscript(root)
}

export interface ClutterOptions {
  /** Elements that must survive whatever they are called. */
  protect: readonly Element[]
  weights: Weights
}

/** Removes clutter below `root` in place. */
export function removeClutter(root: Element, { protect, weights }: ClutterOptions): void {
  const all = weights.of(root)
  const [text, prose] = [Math.max(1, all.text), all.prose]
  const isProtected = (element: Element) => protect.some((kept) => element === kept || element.contains(kept))
  /** Where a page has prose, shares are shares of it: a menu may well be most of the letters. */
  const drop: Drop = (element, share) => {
    if (element === root || !element.parentElement || isProtected(element)) return
    const weight = weights.of(element)
    if (prose >= 400 ? weight.prose > prose * share : weight.text > text * share) return
    weights.remove(element)
  }
  const elements = elementsIn(root)
  const isTicked = createTicked()
  for (const element of elements) if (isHidden(element)) drop(element, 0.4)
  for (const element of elements) {
    const { localName } = element
    const role = element.getAttribute('role')
    if (
      localName === 'nav' ||
      localName === 'dialog' ||
      (role !== null && ROLES.has(role)) ||
      element.getAttribute('aria-modal') === 'true'
    )
      drop(element, 0.4)
    else if (localName === 'button' || localName === 'label') {
      if (!element.closest('h1, h2, h3, h4, h5, h6') && !isTicked(element)) drop(element, 0.3)
    } else if (localName === 'form' && weights.of(element).long < 2) drop(element, 0.3)
  }
  for (const element of elements) judgeByName(element, root, weights, drop)
  for (const element of elements)
    if (/^(header|footer|aside)$/.test(element.localName)) judgeByTag(element, weights, drop)
}

/** Removes an element that holds no more than this share of the page. */
type Drop = (element: Element, share: number) => void

/** Tells a line of a list that a reader can tick off: what is needed, what is to be done. Each list is looked at once. */
function createTicked(): (element: Element) => boolean {
  const known = new Map<Element, boolean>()
  const isTickedList = (list: Element): boolean => {
    const lines = [...list.children]
    return (
      lines.length >= 3 &&
      lines.every((line) => line.querySelector('label') !== null && line.querySelector('a') === null)
    )
  }
  return (element) => {
    const item = element.localName === 'label' ? element.closest('li') : null
    const list = item?.parentElement
    if (!list) return false
    // Before the first of its labels is taken away.
    const isTicked = known.get(list) ?? isTickedList(list)
    known.set(list, isTicked)
    return isTicked && textOf(element).length >= textOf(item).length * 0.5
  }
}

/** Text for browsers without scripts repeats or excuses the page, unless it is the page. */
function removeNoscript(root: Element): void {
  const found = [...root.querySelectorAll('noscript')]
  if (found.length === 0) return
  const total = textOf(root).length
  for (const element of found) {
    const length = textOf(element).length
    if (length < 400 || length < total * 0.5) element.remove()
  }
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden') && element.getAttribute('hidden') !== 'until-found') return true
  if (element.getAttribute('aria-hidden') === 'true' || (element.getAttribute('class') ?? '').includes('sf-hidden'))
    return true
  const style = element.getAttribute('style')
  return style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
}

function judgeByName(element: Element, root: Element, weights: Weights, drop: Drop): void {
  if (!element.parentElement || element === root || /^(html|body|main|h[1-6])$/.test(element.localName)) return
  if (element.localName === 'article' || element.getAttribute('itemprop') === 'articleBody') return
  const words = nameWords(element)
  if (words.length === 0) return
  const joined = words.join('-')
  const weight = weights.of(element)
  if (SURE_NAMES.test(joined) || words.some((word) => SURE.has(word))) {
    if (isInSentence(element, weights) && !UNSEEN.test(joined)) return
    // "article-with-sidebar" and the like wrap the article itself.
    drop(element, weight.long > 2 && !/cookie|consent|gdpr|newsletter|sidebar|onetrust/.test(joined) ? 0.15 : 0.35)
    return
  }
  if (isGallery(element) && standsInArticle(element, weights)) {
    drop(element, 1)
    return
  }
  if (!words.some((word) => LIKELY.has(word)) || weight.long > 0 || isInSentence(element, weights)) return
  if (element.closest('pre, table:not([class*="layout"]) td, blockquote, figure, li p')) return
  const linked = linkedShare(weight)
  const heavy = linked > 0.5 || (linked > 0.3 && weight.text < 600)
  if ((heavy || (weight.text < 60 && linked > 0.2)) && weight.text < weights.of(root).text * 0.25) drop(element, 0.25)
}

/** Pictures to leaf through beside an article; a page that is nothing else keeps them. */
function standsInArticle(gallery: Element, weights: Weights): boolean {
  // One picture of several is judged with the others.
  const outer = gallery.parentElement
  const whole = outer && [...outer.children].filter(isGallery).length > 1 ? outer : gallery
  const { long } = weights.of(whole)
  let at = whole.parentElement
  for (let i = 0; at && i < 5 && at.localName !== 'body'; i++, at = at.parentElement)
    if (weights.of(at).long - long >= 2) return gallery.querySelector('h1') === null
  return false
}

/** A word or a link in the middle of a paragraph, whatever it is called. */
function isInSentence(element: Element, weights: Weights): boolean {
  if (isBlock(element) || element.localName === 'label') return false
  let outer = element.parentElement
  while (outer && !isBlock(outer)) outer = outer.parentElement
  if (!outer || !/^(p|li|td|dd|blockquote|div|h[1-6])$/.test(outer.localName)) return false
  const all = weights.of(outer)
  return all.text - all.linked - weights.of(element).text > 60 && outer.querySelector('p, div, ul, section') === null
}

/** Site headers and footers, and asides of links; an article's own header and asides stay. */
function judgeByTag(element: Element, weights: Weights, drop: Drop): void {
  const weight = weights.of(element)
  const linked = linkedShare(weight)
  if (element.localName === 'aside') {
    if (linked > 0.4 || (weight.text < 200 && linked > 0.1)) drop(element, 0.3)
    return
  }
  if (element.closest('article, blockquote, section, [itemprop="articleBody"]')) {
    if (linked > 0.5) drop(element, 0.2)
    return
  }
  if (element.localName === 'footer' || linked > 0.3) drop(element, 0.3)
}
