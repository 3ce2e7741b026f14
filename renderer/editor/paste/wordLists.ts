/** Word's lists are paragraphs with a bullet typed into them; this makes lists of them. */
import { saidStyle, sayStyle } from './saidStyle.ts'

interface WordItem {
  paragraph: HTMLElement
  /** 1 is the outermost. */
  level: number
  isOrdered: boolean
  start: number
}

/** "1.", "(a)", "iv)": a numbered list's sign; everything else is a bullet. */
const orderedSign = /^\(?(\d+|[a-z]|[ivxlcdm]+)[.)]/i

function readItem(paragraph: HTMLElement): WordItem | null {
  const style = saidStyle(paragraph)
  const level = /mso-list:[^;]*level(\d)/i.exec(style)
  if (level === null) return null
  const signs = [...paragraph.querySelectorAll<HTMLElement>('span')].filter((span) =>
    /mso-list:\s*ignore/i.test(saidStyle(span)),
  )
  const sign = (signs[0]?.textContent ?? '').replace(/\u00a0/g, ' ').trim()
  const number = orderedSign.exec(sign)?.[1]
  return {
    paragraph,
    level: Number(level[1]),
    isOrdered: number !== undefined,
    start: number !== undefined && /^\d+$/.test(number) ? Number(number) : 1,
  }
}

function takeSigns(paragraph: HTMLElement): void {
  for (const span of paragraph.querySelectorAll('span')) if (/mso-list:\s*ignore/i.test(saidStyle(span))) span.remove()
}

/**
 * Word in the browser makes a list of its own of each item and writes its level beside it. They become the paragraphs
 * that the desktop's Word writes, to be read with those.
 */
export function levelledListsToParagraphs(root: DocumentFragment): void {
  for (const list of root.querySelectorAll<HTMLElement>('ul, ol')) {
    const items = [...list.children].filter((item) => item.hasAttribute('data-aria-level'))
    if (items.length === 0 || items.length < list.children.length) continue
    const start = Number(list.getAttribute('start') ?? 1)
    const paragraphs = items.map((item, i) => {
      const paragraph = list.ownerDocument.createElement('p')
      sayStyle(paragraph, `mso-list:l0 level${item.getAttribute('data-aria-level')}`)
      const sign = list.ownerDocument.createElement('span')
      sayStyle(sign, 'mso-list:Ignore')
      sign.textContent = list.tagName === 'OL' ? `${start + i}.` : '·'
      const inner = [...item.children]
      for (const block of inner) if (block.tagName === 'P') block.replaceWith(...block.childNodes)
      paragraph.append(sign, ...item.childNodes)
      return paragraph
    })
    const frame = list.parentElement
    const isFramed = frame !== null && frame.tagName === 'DIV' && frame.children.length === 1
    ;(isFramed ? frame : list).replaceWith(...paragraphs)
  }
}

/** Turns every run of such paragraphs into nested lists, in place. */
export function wordListsToLists(root: DocumentFragment): void {
  const items = [...root.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6')]
    .map(readItem)
    .filter((item) => item !== null)
  let open: { list: HTMLElement; level: number; isOrdered: boolean }[] = []
  let previous: HTMLElement | null = null
  for (const { paragraph, level, isOrdered, start } of items) {
    const place = paragraph.previousElementSibling
    const continues = previous !== null && place === previous
    if (!continues) open = []
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop()
    const last = open.at(-1)
    // Another kind of list at the same level is another list.
    if (last && last.level === level && last.isOrdered !== isOrdered) open.pop()
    if (open.at(-1)?.level !== level) {
      const list = paragraph.ownerDocument.createElement(isOrdered ? 'ol' : 'ul')
      if (isOrdered && start !== 1) list.setAttribute('start', String(start))
      const parent = open.at(-1)?.list
      const into = parent?.lastElementChild
      if (into) into.append(list)
      else {
        paragraph.before(list)
        previous = list
      }
      open.push({ list, level, isOrdered })
    }
    takeSigns(paragraph)
    const item = paragraph.ownerDocument.createElement('li')
    item.append(...paragraph.childNodes)
    open.at(-1)?.list.append(item)
    paragraph.remove()
  }
}
