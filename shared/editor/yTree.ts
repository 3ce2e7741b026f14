/**
 * The plain tree in and out of a note's Y.XmlText, laid out exactly as @lexical/yjs (V1) lays it out: an element is a
 * Y.XmlText with its properties as attributes; a text is a Y.Map followed by its characters; a line break is a Y.Map;
 * a decorator is a Y.XmlElement. A test holds this layout against the binding itself.
 */
import * as Y from 'yjs'
import { branch, decorator, isBranch, isDecorator, isText, lineBreak, type TreeNode, type Value } from './tree.ts'

const elementDefaults = { __format: 0, __style: '', __indent: 0, __dir: null, __textFormat: 0, __textStyle: '' }

/** Lexical writes every property, also those at their default; so do we, or an undo could leave one undefined. */
const defaultsByType: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  paragraph: elementDefaults,
  heading: { ...elementDefaults, __tag: 'h1' },
  quote: elementDefaults,
  list: { ...elementDefaults, __tag: 'ul', __start: 1, __listType: 'bullet' },
  listitem: { ...elementDefaults, __value: 1, __checked: undefined },
  link: { ...elementDefaults, __url: '', __target: null, __rel: null, __title: null },
  code: { ...elementDefaults, __language: undefined, __isSyntaxHighlightSupported: false },
  markdown: { ...elementDefaults, __language: undefined, __isSyntaxHighlightSupported: false },
  table: { ...elementDefaults, __rowStriping: false, __frozenColumnCount: 0, __frozenRowCount: 0 },
  tablerow: elementDefaults,
  tablecell: { ...elementDefaults, __colSpan: 1, __rowSpan: 1, __headerState: 0, __backgroundColor: null },
  'quote-block': { __quoteId: '', __sourceId: '', __lastWords: '', __lastTitle: '' },
  'insight-block': { __picture: '', __filters: '{}', __caption: '' },
  'entity-link': { __kind: 'note', __targetId: '', __lastLabel: '', __format: 0 },
  horizontalrule: {},
}

const TOKEN_MODE = 1
const UNMERGEABLE_DETAIL = 2

function writeProps(
  element: Y.XmlText | Y.XmlElement<{ [name: string]: Exclude<Value, undefined> }>,
  type: string,
  props: Record<string, Value>,
): void {
  element.setAttribute('__type', type)
  for (const [name, value] of Object.entries({ ...defaultsByType[type], ...props }))
    if (value !== undefined) element.setAttribute(name, value)
}

/** Puts the nodes into an element of the document, at its end unless told. Call inside a transaction. */
export function appendToY(parent: Y.XmlText, nodes: readonly TreeNode[], at = parent.length): void {
  const inserts: { insert: string | Y.Map<unknown> | Y.XmlText | Y.XmlElement }[] = []
  // A type takes properties and children only once it stands in the document.
  const fillLater: (() => void)[] = []
  for (const node of nodes) {
    if (isText(node)) {
      const mode = node.type === 'markdown-inline' ? TOKEN_MODE : 0
      const detail = node.type === 'tab' ? UNMERGEABLE_DETAIL : 0
      const props = { __type: node.type, __format: node.format, __style: '', __mode: mode, __detail: detail }
      inserts.push({ insert: new Y.Map(Object.entries(props)) }, { insert: node.text })
    } else if (isBranch(node)) {
      const element = new Y.XmlText()
      inserts.push({ insert: element })
      fillLater.push(() => {
        writeProps(element, node.type, node.props)
        appendToY(element, node.children)
      })
    } else if (isDecorator(node)) {
      const element = new Y.XmlElement()
      inserts.push({ insert: element })
      fillLater.push(() => writeProps(element, node.type, node.props))
    } else inserts.push({ insert: new Y.Map([['__type', 'linebreak']]) })
  }
  // One delta: an insertion at an index would look for the index anew each time.
  const skip = at === 0 ? [] : [{ retain: at }]
  parent.applyDelta([...skip, ...inserts.filter(({ insert }) => insert !== '')], { sanitize: false })
  for (const fill of fillLater) fill()
}

/** A merge can nest without limit; nobody can read what lies deeper than this. */
const MAX_DEPTH = 200

const numberOr = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise)

function propsOf(element: Y.XmlText | Y.XmlElement): Record<string, Value> {
  const props: Record<string, Value> = {}
  for (const [name, value] of Object.entries(element.getAttributes()))
    if (name !== '__type' && (value === null || typeof value !== 'object')) props[name] = value as Value
  return props
}

/** What an element of the document holds. Anything malformed is passed over; characters are always kept. */
export function readFromY(parent: Y.XmlText, depth = 0): TreeNode[] {
  const nodes: TreeNode[] = []
  if (depth > MAX_DEPTH) return nodes
  // The text that following characters belong to; characters without one still are words somebody wrote.
  let open: { type: string; text: string; format: number } | undefined
  for (let item = parent._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentString) {
      if (open === undefined) nodes.push((open = { type: 'text', text: '', format: 0 }))
      open.text += content.str
      continue
    }
    if (!(content instanceof Y.ContentType)) continue
    const { type } = content
    open = undefined
    if (type instanceof Y.Map) {
      const kind: unknown = type.get('__type')
      if (kind === 'linebreak') nodes.push(lineBreak())
      else if (typeof kind === 'string')
        nodes.push((open = { type: kind, text: '', format: numberOr(type.get('__format'), 0) }))
    } else if (type instanceof Y.XmlText) {
      const kind: unknown = type.getAttribute('__type')
      if (typeof kind === 'string') nodes.push(branch(kind, readFromY(type, depth + 1), propsOf(type)))
    } else if (type instanceof Y.XmlElement) {
      const kind: unknown = type.getAttribute('__type')
      if (typeof kind === 'string') nodes.push(decorator(kind, propsOf(type)))
    }
  }
  return nodes.filter((node) => !isText(node) || node.text !== '')
}
