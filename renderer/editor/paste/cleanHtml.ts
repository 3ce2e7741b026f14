/**
 * HTML from Word, Google Docs or a web page, down to what a note can say: headings, lists, tables, links, emphasis.
 * Styles, classes, images, scripts and tracking stay behind. Works on a page-less fragment, so nothing is loaded.
 */
import DOMPurify from 'dompurify'
import { cleanAddress } from './cleanAddress.ts'
import { keepSmileys } from './pictures.ts'
import { setAsideStyles, styleOf } from './saidStyle.ts'
import { levelledListsToParagraphs, wordListsToLists } from './wordLists.ts'
import { wordStylesToTags } from './wordStyles.ts'

const blockTags = 'h1 h2 h3 h4 h5 h6 p div section article blockquote pre hr br ul ol li input dl dt dd'
const tableTags = 'table thead tbody tfoot tr th td caption'
const inlineTags = 'a b strong i em s del strike code kbd samp sup sub mark span font'
const allowedTags = `${blockTags} ${tableTags} ${inlineTags}`.split(' ')
/** Looked at while cleaning, and gone afterwards. */
const allowedAttributes = [
  'href',
  'data-said-style',
  'start',
  'colspan',
  'rowspan',
  'type',
  'checked',
  'aria-checked',
  'aria-level',
  'data-aria-level',
  'role',
  'class',
]
const keptAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  ol: ['start', '__lexicallisttype'],
  ul: ['__lexicallisttype'],
  li: ['role', 'aria-checked'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
}

/** The cleaned content, ready for Lexical's import. Never runs or loads anything of it. */
export function cleanHtml(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(setAsideStyles(keepSmileys(html)), {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: allowedAttributes,
    ALLOW_DATA_ATTR: false,
    // "font-weight:700" looks like an address of an unknown kind; nothing ever follows it.
    ADD_URI_SAFE_ATTR: ['data-said-style'],
    FORBID_CONTENTS: [
      'script',
      'style',
      'title',
      'head',
      'noscript',
      'template',
      'svg',
      'math',
      'iframe',
      'object',
      'button',
      'select',
    ],
    RETURN_DOM_FRAGMENT: true,
  })
  wordStylesToTags(fragment)
  levelledListsToParagraphs(fragment)
  wordListsToLists(fragment)
  for (const element of fragment.querySelectorAll('span, font, b, strong, i, em')) styleToMeaning(element)
  for (const struck of fragment.querySelectorAll('del, strike')) rename(struck, 's')
  for (const box of fragment.querySelectorAll('input')) takeBox(box)
  for (const item of fragment.querySelectorAll<HTMLElement>('li')) markTask(item)
  for (const link of fragment.querySelectorAll('a')) cleanLink(link)
  for (const table of fragment.querySelectorAll('table')) unwrapLayout(table)
  for (const paragraph of fragment.querySelectorAll('p, div')) if (isBlank(paragraph)) paragraph.remove()
  for (const element of fragment.querySelectorAll('*')) dropAttributes(element)
  return fragment
}

const isBlank = (element: Element): boolean =>
  element.textContent.replace(/\u00a0/g, ' ').trim() === '' && element.querySelector('table, hr, li') === null

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}

/** Without its attributes. */
function rename(element: Element, tag: string): void {
  const other = element.ownerDocument.createElement(tag)
  other.append(...element.childNodes)
  element.replaceWith(other)
}

function wrapContents(element: Element, tag: string): void {
  const wrapper = element.ownerDocument.createElement(tag)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}

/** Google Docs and Word say bold and italic by style; a heading's own weight says nothing. */
function styleToMeaning(element: Element): void {
  const style = styleOf(element)
  const weight = style.get('font-weight') ?? ''
  const isBoldTag = /^(b|strong)$/i.test(element.tagName)
  const isItalicTag = /^(i|em)$/i.test(element.tagName)
  if ((isBoldTag && /^(normal|[1-5]00)$/.test(weight)) || (isItalicTag && style.get('font-style') === 'normal')) {
    unwrap(element)
    return
  }
  if (isBoldTag || isItalicTag) return
  const isInHeading = element.closest('h1, h2, h3, h4, h5, h6') !== null
  if (!isInHeading && (weight === 'bold' || weight === 'bolder' || Number(weight) >= 600))
    wrapContents(element, 'strong')
  if (style.get('font-style') === 'italic') wrapContents(element, 'em')
  if (/line-through/.test(`${style.get('text-decoration')} ${style.get('text-decoration-line')}`))
    wrapContents(element, 's')
  if (style.get('vertical-align') === 'super') wrapContents(element, 'sup')
  if (style.get('vertical-align') === 'sub') wrapContents(element, 'sub')
  unwrap(element)
}

/** A box at the head of a list's item makes it a task; any other is a control of the page. */
function takeBox(box: HTMLInputElement): void {
  const item = box.closest('li')
  if (item && box.type === 'checkbox') {
    item.setAttribute('role', 'checkbox')
    item.setAttribute('aria-checked', String(box.hasAttribute('checked')))
  }
  box.remove()
}

function markTask(item: HTMLElement): void {
  const isTask = item.getAttribute('role') === 'checkbox' && item.hasAttribute('aria-checked')
  if (isTask) {
    item.parentElement?.setAttribute('__lexicallisttype', 'check')
    // Google Docs strikes out what is done; the tick says that already.
    if (item.getAttribute('aria-checked') === 'true') for (const struck of item.querySelectorAll('s')) unwrap(struck)
  } else {
    item.removeAttribute('role')
    item.removeAttribute('aria-checked')
  }
}

function cleanLink(link: HTMLAnchorElement): void {
  const address = cleanAddress(link.getAttribute('href') ?? '')
  // A link around nothing was a picture, or a place to jump to.
  if (address === null || link.textContent.trim() === '') unwrap(link)
  else link.setAttribute('href', address)
}

/** A table with a single column is there for its frame. */
function unwrapLayout(table: HTMLTableElement): void {
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)
  const isNested = table.querySelector('table') !== null
  if (!isNested && rows.some((row) => row.children.length > 1)) return
  const cells = rows.flatMap((row) => [...row.children])
  table.replaceWith(
    ...cells.map((cell) => {
      const block = cell.ownerDocument.createElement('div')
      block.append(...cell.childNodes)
      return block
    }),
  )
}

function dropAttributes(element: Element): void {
  const kept = keptAttributes[element.tagName.toLowerCase()] ?? []
  for (const name of element.getAttributeNames()) if (!kept.includes(name)) element.removeAttribute(name)
}
