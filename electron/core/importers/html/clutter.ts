/**
 * Takes away what is not the article: scripts, hidden parts, menus, cookie dialogs, share
 * bars, newsletter boxes, lists of related pages. Names (class, id, role) are evidence, not
 * proof: nothing that holds the page's main heading or a large part of its prose is removed.
 */
import { nameWords, textOf } from './dom.ts'

const NEVER_TEXT =
  'script, style, template, link, meta, input, select, textarea, datalist, progress, meter, rp, math annotation, math annotation-xml, .katex-mathml, .MathJax_Preview'
const BY_ROLE =
  'nav, dialog, [role="navigation"], [role="search"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="menubar"], [role="toolbar"], [role="tooltip"], [role="status"], [role="contentinfo"], [role="complementary"], [aria-modal="true"]'

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

export interface ClutterOptions {
  /** Elements that must survive whatever they are called. */
  protect: readonly Element[]
}

/** Removes clutter below `root` in place. */
export function removeClutter(root: Element, options: ClutterOptions): void {
  removeAll(root, NEVER_TEXT)
  const total = Math.max(1, textOf(root).length)
  removeNoscript(root, total)
  const isProtected = (element: Element) => options.protect.some((kept) => element === kept || element.contains(kept))
  const drop = (element: Element, share: number) => {
    if (element === root || isProtected(element) || textOf(element).length > total * share) return
    element.remove()
  }
  for (const element of root.querySelectorAll('[hidden], [aria-hidden="true"], [style], .sf-hidden')) {
    if (isHidden(element)) drop(element, 0.4)
  }
  for (const element of root.querySelectorAll(BY_ROLE)) drop(element, 0.5)
  for (const element of root.querySelectorAll('button, label'))
    if (!element.closest('h1, h2, h3, h4, h5, h6')) drop(element, 0.3)
  for (const element of root.querySelectorAll('form')) if (isForm(element)) drop(element, 0.3)
  for (const element of root.querySelectorAll('[class], [id]')) judgeByName(element, root, drop)
  for (const element of root.querySelectorAll('header, footer, aside')) judgeByTag(element, drop)
}

function removeAll(root: Element, selector: string): void {
  for (const element of root.querySelectorAll(selector)) element.remove()
}

/** Text for browsers without scripts repeats or excuses the page, unless it is the page. */
function removeNoscript(root: Element, total: number): void {
  for (const element of root.querySelectorAll('noscript')) {
    const length = textOf(element).length
    if (length < 400 || length < total * 0.5) element.remove()
  }
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden') && element.getAttribute('hidden') !== 'until-found') return true
  if (element.getAttribute('aria-hidden') === 'true' || (element.getAttribute('class') ?? '').includes('sf-hidden'))
    return true
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '')
}

/** A form that asks for something; whole pages of some systems sit in one, too. */
const isForm = (form: Element): boolean => ![...form.querySelectorAll('p')].some((p) => textOf(p).length > 200)

function judgeByName(element: Element, root: Element, drop: (element: Element, share: number) => void): void {
  if (!element.parentElement || element === root || /^(html|body|main|h[1-6])$/.test(element.localName)) return
  if (element.localName === 'article' || element.getAttribute('itemprop') === 'articleBody') return
  const words = nameWords(element)
  if (words.length === 0) return
  const joined = words.join('-')
  if (SURE_NAMES.test(joined) || words.some((word) => SURE.has(word))) {
    // "article-with-sidebar" and the like wrap the article itself.
    const prose = longParagraphs(element)
    drop(element, prose > 2 && !/cookie|consent|gdpr|newsletter|sidebar|onetrust/.test(joined) ? 0.15 : 0.35)
    return
  }
  if (!words.some((word) => LIKELY.has(word))) return
  if (element.closest('pre, table:not([class*="layout"]) td, blockquote, figure, li p')) return
  if (longParagraphs(element) > 0) return
  const text = textOf(element)
  const linked = linkedShare(element, text.length)
  const heavy = linked > 0.5 || (linked > 0.3 && text.length < 600)
  if (heavy || (text.length < 60 && linked > 0.2)) drop(element, 0.25)
}

/** Site headers and footers, and asides of links; an article's own header and asides stay. */
function judgeByTag(element: Element, drop: (element: Element, share: number) => void): void {
  const text = textOf(element)
  const linked = linkedShare(element, text.length)
  if (element.localName === 'aside') {
    if (linked > 0.4 || (text.length < 200 && linked > 0.1)) drop(element, 0.3)
    return
  }
  if (element.closest('article, blockquote, section, [itemprop="articleBody"]')) {
    if (linked > 0.5) drop(element, 0.2)
    return
  }
  if (element.localName === 'footer' || linked > 0.3) drop(element, 0.3)
}

function longParagraphs(element: Element): number {
  let count = 0
  for (const p of element.querySelectorAll('p, li, dd, blockquote')) {
    const length = textOf(p).length
    if (length > 120 && linkedShare(p, length) < 0.4) count++
    if (count > 2) break
  }
  return count
}

function linkedShare(element: Element, length: number): number {
  if (length === 0) return 1
  let linked = 0
  for (const link of element.querySelectorAll('a')) linked += textOf(link).length
  return linked / length
}
