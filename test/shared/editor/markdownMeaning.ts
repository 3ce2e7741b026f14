/**
 * What a Markdown document says, apart from how it is written: the measure for "nothing was lost". It reads the
 * parser's tree by its own rules and shares no code with the product.
 *
 * Style, which does not count: reference or inline links, order of nested marks, marks on white space alone, tight or
 * loose lists, lines wrapped inside a paragraph, missing cells at a row's end, empty lines at the end of code, the separator comment.
 */
import type { Definition, Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml'])

export const parse = (markdown: string): Root => parser.parse(markdown)

interface Context {
  definitions: Map<string, Definition>
  used: Set<Definition>
}

type Atom = [what: string, marks: string, link: string]

const SEPARATOR = '<!---->'

function atoms(nodes: readonly PhrasingContent[], context: Context, outer = '', link = '', inCell = false): Atom[] {
  const withMark = (mark: string) => [...new Set([...outer, ...(underlined ? 'u' : ''), mark])].sort().join('')
  let underlined = false
  return nodes.flatMap((node): Atom[] => {
    const marks = underlined ? withMark('u') : outer
    const inside = (mark: string) =>
      'children' in node ? atoms(node.children, context, withMark(mark), link, inCell) : []
    const linked = (url: string, title: string | null | undefined): Atom[] => {
      const to = JSON.stringify([url, title || null])
      const inner = 'children' in node ? atoms(node.children, context, marks, to, inCell) : []
      return inner.length > 0 ? inner : [['', '', to]]
    }
    switch (node.type) {
      case 'text':
        return [...node.value.replace(/[ \t]*\n[ \t]*/g, ' ')].map((char) => [
          char,
          char.trim() === '' ? '' : marks,
          link,
        ])
      case 'emphasis':
        return inside('i')
      case 'strong':
        return inside('b')
      case 'delete':
        return inside('s')
      case 'inlineCode':
        return [[`code:${node.value.replace(/\n/g, ' ')}`, marks, link]]
      case 'break':
        return [['break', '', link]]
      case 'link':
        return linked(node.url, node.title)
      case 'linkReference': {
        const definition = context.definitions.get(node.identifier)
        if (definition) context.used.add(definition)
        return linked(definition?.url ?? '?', definition?.title)
      }
      case 'image':
        return [[`image:${JSON.stringify([node.url, node.title || null, node.alt || null])}`, marks, link]]
      case 'imageReference': {
        const definition = context.definitions.get(node.identifier)
        if (definition) context.used.add(definition)
        return [
          [
            `image:${JSON.stringify([definition?.url ?? '?', definition?.title || null, node.alt || null])}`,
            marks,
            link,
          ],
        ]
      }
      case 'html':
        if (
          node.value === '<u>' &&
          nodes.slice(nodes.indexOf(node)).some((other) => other.type === 'html' && other.value === '</u>')
        ) {
          underlined = true
          return []
        }
        if (node.value === '</u>' && underlined) {
          underlined = false
          return []
        }
        if (inCell && /^<br\s*\/?>$/i.test(node.value)) return [['break', '', link]]
        return node.value === SEPARATOR ? [] : [[`html:${node.value}`, marks, link]]
      case 'footnoteReference':
        return [[`footnote:${node.identifier}`, marks, link]]
      default:
        return [[JSON.stringify(node), marks, link]]
    }
  })
}

/** Runs of equal marks as short strings. White space at a paragraph's ends, around breaks, is not text. */
function said(nodes: readonly PhrasingContent[], context: Context, inCell = false): string[] {
  const out: string[] = []
  let open: Atom | undefined
  for (const [what, marks, link] of atoms(nodes, context, '', '', inCell)) {
    if (open && open[2] === link && (open[1] === marks || what.trim() === '') && [...what].length <= 1) open[0] += what
    else {
      if (open) out.push(open.join('¦'))
      open = [what, marks, link]
    }
  }
  if (open) out.push(open.join('¦'))
  return inCell ? trimmed(out) : out
}

function trimmed(runs: string[]): string[] {
  const out = runs.filter((run, i) => (i > 0 && i < runs.length - 1) || !/^\s*¦¦$/.test(run))
  if (out[0] !== undefined) out[0] = out[0].trimStart()
  const last = out.at(-1)
  if (last !== undefined && !last.startsWith('code:')) out[out.length - 1] = last.replace(/\s+(¦[a-z]*¦)$/, '$1')
  return out
}

function blocks(nodes: readonly RootContent[], context: Context): unknown[] {
  return nodes.flatMap((node): unknown[] => {
    switch (node.type) {
      case 'paragraph':
        return [['p', ...said(node.children, context)]]
      case 'heading':
        return [[`h${node.depth}`, ...said(node.children, context)]]
      case 'list':
        return [
          [
            node.ordered ? `ol${node.start ?? 1}` : 'ul',
            ...node.children.map((item) => [item.checked ?? null, ...blocks(item.children, context)]),
          ],
        ]
      case 'blockquote':
        return [['quote', ...blocks(node.children, context)]]
      case 'footnoteDefinition':
        return [['footnote', node.identifier, ...blocks(node.children, context)]]
      case 'table': {
        const width = Math.max(...node.children.map((row) => row.children.length))
        const rows = node.children.map((row) =>
          Array.from({ length: width }, (_, x) => said(row.children[x]?.children ?? [], context, true)),
        )
        return [['table', Array.from({ length: width }, (_, x) => node.align?.[x] ?? null), rows]]
      }
      case 'code':
        return [['code', node.lang || null, node.meta || null, node.value.replace(/\n+$/, '')]]
      case 'html':
        return node.value === SEPARATOR ? [] : [['html', node.value]]
      case 'definition':
        return []
      default:
        return [[node.type, 'value' in node ? node.value : '']]
    }
  })
}

function definitionsOf(root: Root): Map<string, Definition> {
  const found = new Map<string, Definition>()
  const visit = (node: Nodes) => {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node)
    if ('children' in node) node.children.forEach(visit)
  }
  visit(root)
  return found
}

/** Two documents with the same meaning give equal values. Definitions count while nothing uses them. */
export function meaningOf(markdown: string): unknown {
  const root = parse(markdown)
  const context: Context = { definitions: definitionsOf(root), used: new Set() }
  const body = blocks(root.children, context)
  const spare = [...context.definitions.values()]
    .filter((definition) => !context.used.has(definition))
    .map(({ identifier, url, title }) => [identifier, url, title || null])
  return { body, spare }
}
