/**
 * Walks an element in document order and gives its blocks: headings, paragraphs, list items,
 * quotations, tables, code, captions, each with its inline marks. No recursion: depth is the
 * page's business, not the stack's.
 */
import type { InlineText } from '../inlineText.ts'
import { createInlineText } from '../inlineText.ts'
import type { BlockProps } from '../extractionBuilder.ts'
import { safeHref } from '../safeHref.ts'
import { isBlock, nameWords, textOf } from './dom.ts'
import type { DraftBlock } from './draftBlock.ts'
import { isArrow } from './arrows.ts'
import { isDataTable, readTable } from './tables.ts'

export interface LinearizeOptions {
  /** Asked for the element that holds each block, with the first piece of text in it. */
  isKept?: (element: Element, lead: string) => boolean
  base: string | undefined
  section?: 'comments' | 'footnotes'
}

const MARKS = new Map<string, 'emphasis' | 'strong' | 'code' | 'superscript' | 'subscript'>([
  ['em', 'emphasis'],
  ['i', 'emphasis'],
  ['var', 'emphasis'],
  ['dfn', 'emphasis'],
  ['cite', 'emphasis'],
  ['strong', 'strong'],
  ['b', 'strong'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
  ['sup', 'superscript'],
  ['sub', 'subscript'],
])
const SKIPPED = new Set([
  'script',
  'style',
  'template',
  'head',
  'noframes',
  'rp',
  'option',
  'select',
  'textarea',
  'input',
])
const FOOTNOTES = /(^| )(footnotes?|endnotes?|rearnotes?|reflist|references|doc-(?:foot|end)notes?)( |$)/

interface Context {
  quote: boolean
  pre: boolean
  heading: number
  caption: boolean
  section: 'comments' | 'footnotes' | undefined
  list: ListState | undefined
  /** The list item whose first block is still to come. */
  item: ItemState | undefined
  /** The innermost block element. */
  element: Element | undefined
}
interface ListState {
  ordered: boolean
  depth: number
  next: number
}
interface ItemState {
  level: number
  ordered: boolean
  ordinal: number | undefined
  used: boolean
}

/** The blocks of an element; empty when there is no text. */
export function linearize(root: Element, options: LinearizeOptions): DraftBlock[] {
  return new Walk(options).run(root)
}

class Walk {
  private readonly drafts: DraftBlock[] = []
  private inline: InlineText = createInlineText()
  private linked = 0
  private lead = ''
  private linkDepth = 0
  private context: Context
  private readonly options: LinearizeOptions

  constructor(options: LinearizeOptions) {
    this.options = options
    this.context = {
      quote: false,
      pre: false,
      heading: 0,
      caption: false,
      section: options.section,
      list: undefined,
      item: undefined,
      element: undefined,
    }
  }

  run(root: Element): DraftBlock[] {
    const stack: { next: ChildNode | null; leave: () => void }[] = [{ next: root.firstChild, leave: this.enter(root) }]
    while (stack.length > 0) {
      const frame = stack[stack.length - 1] as (typeof stack)[number]
      const node = frame.next
      if (!node) {
        frame.leave()
        stack.pop()
        continue
      }
      frame.next = node.nextSibling
      if (node.nodeType === 3) this.text(node.textContent ?? '')
      else if (node.nodeType === 1) {
        const element = node as Element
        if (this.isWhole(element)) continue
        stack.push({ next: element.firstChild, leave: this.enter(element) })
      }
    }
    this.flush()
    return this.drafts
  }

  private text(raw: string): void {
    if (this.lead === '') this.lead = raw.replace(/\s+/g, ' ').trim()
    this.inline.push(raw)
    if (this.linkDepth > 0) this.linked += raw.replace(/\s+/g, ' ').trim().length
  }

  /** Elements handled at once; true when there is nothing to descend into. */
  private isWhole(element: Element): boolean {
    const name = element.localName
    if (SKIPPED.has(name)) return true
    if (name === 'a' && isArrow(element, this.context.heading > 0)) return true
    if (name === 'br') {
      // Two line breaks in a row are how old pages end a paragraph.
      if (!this.context.pre && this.inline.endsWithLineBreak) this.flush()
      else this.inline.lineBreak()
      return true
    }
    if (name === 'hr') {
      this.flush()
      return true
    }
    if (name === 'table' && isDataTable(element)) {
      this.flush()
      for (const draft of readTable(element, this.options.base, this.context.section))
        this.drafts.push(this.judged(draft, element))
      return true
    }
    return false
  }

  /** Starts an element; the returned function ends it. */
  private enter(element: Element): () => void {
    const name = element.localName
    if (isBlock(element)) return this.enterBlock(element, name)
    if (name === 'a') return this.enterLink(element)
    if (name === 'q') {
      this.inline.push('“')
      return () => this.inline.push('”')
    }
    if (name === 'rt') {
      this.inline.push('(')
      return () => this.inline.push(')')
    }
    const mark = MARKS.get(name)
    if (!mark) return () => undefined
    this.inline.open(mark)
    return () => this.inline.close(mark)
  }

  private enterLink(element: Element): () => void {
    const href = safeHref(element.getAttribute('href'), this.options.base)
    const isLink = element.hasAttribute('href')
    if (href !== undefined) this.inline.open('link', href)
    if (isLink) this.linkDepth++
    return () => {
      if (href !== undefined) this.inline.close('link')
      if (isLink) this.linkDepth--
    }
  }

  private enterBlock(element: Element, name: string): () => void {
    this.flush()
    const outer = this.context
    const context: Context = { ...outer, element }
    const heading =
      /^h([1-6])$/.exec(name) ??
      (element.getAttribute('role') === 'heading' ? ['', element.getAttribute('aria-level') ?? '2'] : null)
    if (heading) context.heading = Math.min(6, Math.max(1, Number(heading[1]) || 2))
    if (name === 'blockquote') context.quote = true
    if (name === 'pre') context.pre = true
    if (name === 'figcaption' || name === 'caption') context.caption = true
    const role = `${element.getAttribute('role') ?? ''} ${element.getAttribute('epub:type') ?? ''} ${nameWords(element).join(' ')}`
    if (FOOTNOTES.test(role) && context.section === undefined && textOf(element).length > 0)
      context.section = 'footnotes'
    if (name === 'ol' || name === 'ul' || name === 'menu' || name === 'dir') {
      const start = Number.parseInt(element.getAttribute('start') ?? '1', 10)
      context.list = {
        ordered: name === 'ol',
        depth: outer.list ? outer.list.depth + 1 : 0,
        next: Number.isSafeInteger(start) ? start : 1,
      }
      context.item = undefined
    }
    if (name === 'li') this.enterItem(element, context)
    this.context = context
    if (context.pre !== outer.pre) this.inline = createInlineText({ preserve: context.pre })
    return () => {
      this.flush()
      this.context = outer
      if (context.pre !== outer.pre) this.inline = createInlineText({ preserve: outer.pre })
    }
  }

  private enterItem(element: Element, context: Context): void {
    const list = context.list
    if (!list || (context.section === 'comments' && isComment(element))) {
      context.item = undefined
      return
    }
    const value = Number.parseInt(element.getAttribute('value') ?? '', 10)
    const ordinal = Number.isSafeInteger(value) ? value : list.next
    list.next = ordinal + 1
    context.item = {
      level: Math.min(9, list.depth),
      ordered: list.ordered,
      ordinal: list.ordered ? ordinal : undefined,
      used: false,
    }
  }

  private flush(): void {
    const visible = !this.inline.isEmpty
    const content = this.inline.take()
    const { linked, lead } = this
    this.linked = 0
    this.lead = ''
    if (visible) this.drafts.push(this.judged({ props: this.props(), content, linked }, this.context.element, lead))
  }

  private judged(draft: DraftBlock, element: Element | undefined, lead = ''): DraftBlock {
    if (!element) return draft
    draft.element = element
    if (this.options.isKept) draft.kept = this.options.isKept(element, lead)
    return draft
  }

  private props(): BlockProps {
    const { heading, pre, caption, quote, item, section } = this.context
    const place = section === undefined ? {} : { section }
    if (heading > 0) return { kind: 'heading', level: heading, ...place }
    if (pre) return { kind: 'preformatted', ...place }
    if (caption) return { kind: 'caption', ...place }
    if (item && !item.used) {
      item.used = true
      return {
        kind: 'listItem',
        level: item.level,
        ordered: item.ordered,
        ...(item.ordinal === undefined ? {} : { ordinal: item.ordinal }),
        ...place,
      }
    }
    return { kind: quote ? 'quotation' : 'paragraph', ...place }
  }
}

const isComment = (item: Element): boolean =>
  nameWords(item).some((word) =>
    /^(comments?|depth|byuser|pingback|trackback|post|reply|thread|even|odd|response|message)$/.test(word),
  ) || item.querySelector('.comment-body, .comment-content, .comment-author, [itemprop="comment"], .fn') !== null
