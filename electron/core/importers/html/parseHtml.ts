/**
 * Markup to a document. parse5 builds the tree as browsers do (implied ends, broken nesting,
 * tables), and it is copied into linkedom, whose own parser is no HTML parser but whose
 * DOM the rest works on. Depth is capped as browsers cap it; nothing is run or fetched.
 */
import { parseHTML } from 'linkedom'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { ImportFailure } from '../errors.ts'
import { importLimits } from '../limits.ts'

type TreeParent = DefaultTreeAdapterTypes.ParentNode

export interface ParsedHtml {
  document: Document
  /** Comments before and around the root and in the head: "saved from" notes of browsers. */
  comments: string[]
}

/** Never copied: nothing in them is text of the page, and some are megabytes. */
const DROPPED = new Set([
  'style',
  'svg',
  'canvas',
  'object',
  'embed',
  'applet',
  'iframe',
  'audio',
  'video',
  'map',
  'picture',
  'source',
  'track',
])
/** Attributes that anything here reads; dropping the rest keeps inlined images out of memory. */
const KEPT_ATTRIBUTES =
  /^(id|class|role|href|name|content|property|itemprop|itemtype|itemscope|rel|type|lang|xml:lang|dir|datetime|title|hidden|style|aria-hidden|aria-label|aria-modal|charset|http-equiv|start|value|reversed|colspan|data-[\w-]+|pubdate|cite|epub:type|alt|open|author|created|time|created-timestamp)$/

/** Parses a page; fails with FileTooLarge for an absurd number of nodes. */
export function parseHtml(html: string): ParsedHtml {
  const tree = parse(html.includes('\0') ? html.replaceAll('\0', '') : html, { scriptingEnabled: false })
  const { document } = parseHTML('<!doctype html><html></html>')
  const comments: string[] = []
  const root = tree.childNodes.find((node) => node.nodeName === 'html')
  for (const node of tree.childNodes) if (node.nodeName === '#comment' && 'data' in node) comments.push(node.data)
  if (root && 'childNodes' in root) copyTree(root, document.documentElement, document, comments)
  for (const name of ['head', 'body']) {
    if (!document.querySelector(name)) document.documentElement.appendChild(document.createElement(name))
  }
  const language = root && 'attrs' in root ? root.attrs : []
  for (const { name, value } of language) {
    if (KEPT_ATTRIBUTES.test(name)) document.documentElement.setAttribute(name, value)
  }
  return { document: document, comments }
}

interface Frame {
  from: TreeParent
  next: number
  to: Element
}

/** Copies in document order without recursion: real pages nest a thousand levels deep. */
function copyTree(root: TreeParent, target: Element, document: Document, comments: string[]): void {
  const frames: Frame[] = [{ from: root, next: 0, to: target }]
  let nodes = 0
  while (frames.length > 0) {
    const frame = frames[frames.length - 1] as Frame
    const node = frame.from.childNodes[frame.next++]
    if (!node) {
      frames.pop()
      continue
    }
    if (++nodes > importLimits.htmlNodes) throw new ImportFailure('FileTooLarge')
    if (node.nodeName === '#text' && 'value' in node) {
      const text = document.createTextNode(node.value)
      // Below the cap there are no elements any more; each piece of text becomes a block.
      if (frames.length > importLimits.htmlDepth && node.value.trim() !== '')
        frame.to.appendChild(document.createElement('p')).appendChild(text)
      else frame.to.appendChild(text)
    } else if (node.nodeName === '#comment' && 'data' in node) {
      if (comments.length < 50) comments.push(node.data)
    } else if ('tagName' in node && !DROPPED.has(node.tagName) && !isProgram(node)) {
      const from = node.nodeName === 'template' && 'content' in node ? node.content : node
      let to = frame.to
      if (frames.length < importLimits.htmlDepth) {
        to = copyElement(node, document)
        frame.to.appendChild(to)
      }
      frames.push({ from, next: 0, to })
    }
  }
}

/** Scripts are half of many pages; only linked data in them is ever read. */
const isProgram = (node: DefaultTreeAdapterTypes.Element): boolean =>
  node.tagName === 'script' && !node.attrs.some(({ name, value }) => name === 'type' && /ld\+json/i.test(value))

function copyElement(node: DefaultTreeAdapterTypes.Element, document: Document): Element {
  // Names that no parser of ours would accept ("<a<b>") become spans: only their text counts.
  const name = /^[a-z][a-z0-9:._-]*$/.test(node.tagName) ? node.tagName.replace(':', '-') : 'span'
  const element = document.createElement(name)
  for (const { name: key, value } of node.attrs) {
    if (KEPT_ATTRIBUTES.test(key) && value.length < 20_000) element.setAttribute(key, value)
  }
  return element
}
