/** Writes mdast nodes as blocks. */
import type { Definition, List, PhrasingContent, Root, RootContent, Table } from 'mdast'
import type { BlockProps, ExtractionBuilder } from '../extractionBuilder.ts'
import { linearize } from '../html/linearize.ts'
import { parseHtml } from '../html/parseHtml.ts'
import { createInlineText, type InlineContent, type InlineText } from '../inlineText.ts'
import { safeHref } from '../safeHref.ts'
import { readableText } from './wikiText.ts'

interface Place {
  section?: 'footnotes'
  quote?: boolean
  list?: { ordered: boolean; depth: number }
  item?: { ordinal: number | undefined; used: boolean; checked: boolean | null }
}

export interface BlockWriter {
  write(node: RootContent, place: Place): void
}

/** Deeper nesting than this is an attack, not a document; its text is passed over. */
const DEEPEST = 200

export function createBlockWriter(builder: ExtractionBuilder, tree: Root): BlockWriter {
  const definitions = new Map<string, string>()
  for (const node of tree.children) if (node.type === 'definition') definitions.set(node.identifier, node.url)
  let depth = 0

  const inlineOf = (children: readonly PhrasingContent[], before = ''): InlineContent => {
    const inline = createInlineText()
    if (before !== '') inline.push(before)
    for (const child of children) pushInline(child, inline, definitions, 0)
    return inline.take()
  }

  const props = (kind: BlockProps['kind'], place: Place): BlockProps => {
    const section = place.section === undefined ? {} : { section: place.section }
    const { item, list } = place
    if (item && !item.used && kind === 'paragraph') {
      item.used = true
      return {
        kind: 'listItem',
        level: Math.min(9, list?.depth ?? 0),
        ordered: list?.ordered ?? false,
        ...(item.ordinal === undefined ? {} : { ordinal: item.ordinal }),
        ...section,
      }
    }
    return { kind: place.quote && kind === 'paragraph' ? 'quotation' : kind, ...section }
  }

  const writeList = (node: List, place: Place) => {
    const list = { ordered: node.ordered === true, depth: place.list ? place.list.depth + 1 : 0 }
    let ordinal = node.start ?? 1
    for (const child of node.children) {
      const item = { ordinal: list.ordered ? ordinal++ : undefined, used: false, checked: child.checked ?? null }
      for (const inner of child.children) write(inner, { ...place, list, item })
    }
  }

  const writeTable = (node: Table, place: Place) => {
    node.children.forEach((row, i) => {
      const section = place.section === undefined ? {} : { section: place.section }
      builder.addRow(
        { ...(i === 0 ? { headerRow: true } : {}), ...section },
        row.children.map((cell) => inlineOf(cell.children)),
      )
    })
  }

  const writeParagraph = (children: readonly PhrasingContent[], place: Place) => {
    const only = children.length === 1 ? children[0] : undefined
    if (only?.type === 'image') {
      builder.add(props('caption', place), { text: only.alt ?? '', marks: [] })
      return
    }
    const box = place.item && !place.item.used && place.item.checked !== null ? (place.item.checked ? '☑ ' : '☐ ') : ''
    builder.add(props('paragraph', place), inlineOf(children, box))
  }

  const writeHtml = (value: string, place: Place) => {
    for (const draft of linearize(parseHtml(value).document.body, { base: undefined })) {
      if (draft.cells) builder.addRow({}, draft.cells)
      else builder.add(draft.props.kind === 'paragraph' ? props('paragraph', place) : draft.props, draft.content)
    }
  }

  const write = (node: RootContent, place: Place): void => {
    if (depth > DEEPEST) return
    depth++
    switch (node.type) {
      case 'heading':
        builder.add({ ...props('heading', place), level: node.depth }, inlineOf(node.children))
        break
      case 'paragraph':
        writeParagraph(node.children, place)
        break
      case 'blockquote':
        for (const child of node.children) write(child, { ...place, quote: true })
        break
      case 'list':
        writeList(node, place)
        break
      case 'code':
        builder.add(props('preformatted', place), { text: node.value, marks: [] })
        break
      case 'table':
        writeTable(node, place)
        break
      case 'html':
        writeHtml(node.value, place)
        break
      case 'footnoteDefinition':
        for (const child of node.children) write(child, place)
        break
      default:
        break
    }
    depth--
  }
  return { write }
}

const MARKS = { emphasis: 'emphasis', strong: 'strong' } as const

function pushInline(
  node: PhrasingContent,
  inline: InlineText,
  definitions: ReadonlyMap<string, Definition['url']>,
  depth: number,
): void {
  if (depth > DEEPEST) return
  const inner = (children: readonly PhrasingContent[]) => {
    for (const child of children) pushInline(child, inline, definitions, depth + 1)
  }
  switch (node.type) {
    case 'text':
      // A soft line break is white space; only "break" is a line.
      inline.push(readableText(node.value))
      break
    case 'emphasis':
    case 'strong':
      inline.open(MARKS[node.type])
      inner(node.children)
      inline.close(MARKS[node.type])
      break
    case 'delete':
      inner(node.children)
      break
    case 'inlineCode':
      inline.open('code')
      inline.push(node.value)
      inline.close('code')
      break
    case 'break':
      inline.lineBreak()
      break
    case 'link':
    case 'linkReference': {
      const href = safeHref(node.type === 'link' ? node.url : definitions.get(node.identifier))
      if (href !== undefined) inline.open('link', href)
      inner(node.children)
      if (href !== undefined) inline.close('link')
      break
    }
    case 'image':
    case 'imageReference':
      inline.push(node.alt ?? '')
      break
    case 'footnoteReference':
      inline.open('superscript')
      inline.push(node.label ?? node.identifier)
      inline.close('superscript')
      break
    case 'html':
      if (/^<br\b/i.test(node.value)) inline.lineBreak()
      break
    default:
      break
  }
}
