/**
 * An export in which known people stand by their pseudonyms, also in the words of others: who is quoted or named is as
 * real as who speaks. The document says that it was done.
 */
import type { Nodes, Parents, PhrasingContent, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import type { ReplacedNames } from '#shared/contract/exchange.ts'
import { replacedWords } from '#shared/model/exportWords.ts'
import type { PictureSpec } from '#shared/pictures/picture.ts'
import type { ExportedDocument } from './documents.ts'
import { emphasis, paragraph } from './mdast.ts'
import type { FoundName, NameFinder } from './nameFinder.ts'

/** A piece of running text, which may be a part of a name that goes on in the next. */
interface Leaf {
  text: string
  write: (text: string) => void
}

const NOT_WORDS: ReadonlySet<string> = new Set(['kind', 'tone', 'pattern', 'key', 'id'])

const INLINE = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference'])

/** What of a paragraph reads as one line of words: `**Una** Byrne` is a name as well. */
function leavesOf(node: Parents, leaves: Leaf[] = []): Leaf[] {
  for (const child of node.children as Nodes[]) {
    if (child.type === 'text' || child.type === 'inlineCode')
      leaves.push({ text: child.value, write: (value) => void (child.value = value) })
    else if (child.type === 'break')
      leaves.push({
        text: '\n',
        write: (value) => {
          if (value !== '\n') Object.assign(child, { type: 'text', value })
        },
      })
    else if (INLINE.has(child.type)) leavesOf(child as Parents, leaves)
  }
  return leaves
}

/** Puts what is found in the leaves' common text into the leaf where it begins, and takes its rest out of the others. */
function writeInto(leaves: readonly Leaf[], found: readonly FoundName[]): void {
  let start = 0
  for (const leaf of leaves) {
    const end = start + leaf.text.length
    let text = ''
    let done = start
    for (const { from, to, instead } of found) {
      if (to <= start || from >= end) continue
      text += leaf.text.slice(done - start, Math.max(from, start) - start)
      if (from >= start) text += instead
      done = Math.min(to, end)
    }
    text += leaf.text.slice(done - start)
    if (text !== leaf.text) leaf.write(text)
    start = end
  }
}

/** Every text in a value, whatever its shape; what machines tell apart is nobody's name. */
function textsReplaced(value: unknown, finder: NameFinder): unknown {
  if (typeof value === 'string') return finder.replace(value)
  if (Array.isArray(value)) return value.map((each) => textsReplaced(each, finder))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, NOT_WORDS.has(key) ? each : textsReplaced(each, finder)]),
  )
}

export function withoutNames(
  { title, language, tree, tables, pictures }: ExportedDocument,
  finder: NameFinder,
  /** The title is a query: names are written small there. */
  isAsked: boolean,
): { document: ExportedDocument; replaced: ReplacedNames } {
  const people = new Set<string>()
  let places = 0
  const find = (text: string, anyCase = false): FoundName[] => {
    const found = finder.find(text, anyCase)
    places += found.length
    for (const { name } of found) if (name !== null) people.add(name)
    return found
  }
  const replace = (text: string): string => (find(text).length > 0 ? finder.replace(text) : text)

  const copy = structuredClone(tree)
  visit(copy, (node, index, parent) => {
    if (node.type === 'code' || node.type === 'html' || node.type === 'yaml') node.value = replace(node.value)
    if ('alt' in node && typeof node.alt === 'string') node.alt = replace(node.alt)
    if ('title' in node && typeof node.title === 'string') node.title = replace(node.title)
    if ('identifier' in node) {
      node.identifier = finder.replace(node.identifier)
      if (typeof node.label === 'string') node.label = finder.replace(node.label)
    }
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const leaves = leavesOf(node)
      const isTitle = isAsked && node.type === 'heading' && node.depth === 1
      writeInto(leaves, find(leaves.map(({ text }) => text).join(''), isTitle))
    }
    // The words of a link stay; what leads to the person does not.
    if (node.type === 'link' && parent && index !== undefined && find(node.url).length > 0) {
      ;(parent.children as PhrasingContent[]).splice(index, 1, ...node.children)
      return [SKIP, index]
    }
    if ((node.type === 'definition' || node.type === 'image') && find(node.url).length > 0) node.url = '#'
    return undefined
  })
  const sheets = tables?.map((table) => ({
    ...table,
    rows: table.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? finder.replace(cell) : cell))),
  }))
  const replaced = { people: people.size, places }
  if (places > 0) copy.children.splice(1, 0, paragraph(emphasis(replacedWords(replaced)) satisfies PhrasingContent))
  return {
    document: {
      title: finder.replace(title, isAsked),
      language,
      tree: copy satisfies Root,
      ...(sheets !== undefined && { tables: sheets }),
      ...(pictures !== undefined && {
        pictures: new Map([...pictures].map(([url, picture]) => [url, textsReplaced(picture, finder) as PictureSpec])),
      }),
    },
    replaced,
  }
}
