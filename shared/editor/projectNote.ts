/**
 * What the rest of the workspace needs to know of a note's text: its blocks for search, what it refers to, how long it
 * is. Reads the Y types themselves, in one pass: every note of a workspace comes through here after a rebuild.
 */
import * as Y from 'yjs'
import { countWords } from '../model/words.ts'
import { type CommonplaceRef, parseCommonplaceUrl } from './markdown/references.ts'

export interface NoteLink {
  kind: CommonplaceRef['kind']
  id: string
  /** The words around the link, as people would read them. */
  context: string
}

export interface NoteProjection {
  /** Paragraphs, headings, list items, table rows: in order, none empty. */
  blocks: { text: string }[]
  links: NoteLink[]
  words: number
  /** The beginning of the text, at most 200 characters. */
  firstWords: string
}

const FIRST_WORDS = 200
const FRONT_MATTER = /^(---|\+\+\+)\n[\s\S]*\n\1$/
const CONTEXT_BEFORE = 80
const CONTEXT_AFTER = 120
/** A merge can nest without limit; nobody reads what lies deeper. */
const MAX_DEPTH = 200

interface Found {
  kind: CommonplaceRef['kind']
  id: string
  at: number
}

/** Reads a note's text. Malformed parts are passed over. */
export function projectNote(root: Y.XmlText): NoteProjection {
  const blocks: { text: string }[] = []
  const links: NoteLink[] = []
  let words = 0
  let open = ''
  let found: Found[] = []

  const close = () => {
    const text = open.trim()
    const lead = open.length - open.trimStart().length
    for (const { kind, id, at } of found) links.push({ kind, id, context: around(text, at - lead) })
    if (text !== '') {
      blocks.push({ text })
      words += countWords(text)
    }
    open = ''
    found = []
  }

  const readDecorator = (element: Y.XmlElement) => {
    const type: unknown = element.getAttribute('__type')
    if (type === 'entity-link') {
      const kind: unknown = element.getAttribute('__kind')
      const id: unknown = element.getAttribute('__targetId')
      const label: unknown = element.getAttribute('__lastLabel')
      if ((kind === 'note' || kind === 'source' || kind === 'code') && typeof id === 'string' && id !== '')
        found.push({ kind, id, at: open.length })
      if (typeof label === 'string') open += label
    } else if (type === 'quote-block') {
      close()
      const id: unknown = element.getAttribute('__quoteId')
      const said: unknown = element.getAttribute('__lastWords')
      if (typeof id === 'string' && id !== '')
        links.push({ kind: 'quote', id, context: typeof said === 'string' ? around(said, 0) : '' })
    } else if (type === 'insight-block') {
      close()
      const caption: unknown = element.getAttribute('__caption')
      if (typeof caption === 'string') open += caption
      close()
    } else if (type === 'horizontalrule') close()
  }

  const readElement = (element: Y.XmlText, depth: number) => {
    for (let item = element._start; item !== null; item = item.right) {
      if (item.deleted) continue
      const { content } = item
      if (content instanceof Y.ContentString) {
        open += content.str
        continue
      }
      if (!(content instanceof Y.ContentType)) continue
      const { type } = content
      if (type instanceof Y.XmlText) {
        if (depth >= MAX_DEPTH) continue
        const kind: unknown = type.getAttribute('__type')
        if (kind === 'link' || kind === 'autolink') {
          const url: unknown = type.getAttribute('__url')
          const target = typeof url === 'string' ? parseCommonplaceUrl(url) : null
          if (target) found.push({ ...target, at: open.length })
          readElement(type, depth + 1)
        } else if (kind === 'tablecell') {
          if (open !== '' && !open.endsWith(' ')) open += ' · '
          readCell(type, depth + 1)
        } else {
          close()
          readElement(type, depth + 1)
          close()
        }
      } else if (type instanceof Y.XmlElement) readDecorator(type)
      else if (type instanceof Y.Map && type.get('__type') === 'linebreak') open += '\n'
    }
  }

  // A table's row is one block, so its cells' paragraphs do not close it.
  const readCell = (cell: Y.XmlText, depth: number) => {
    for (let item = cell._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentType)) continue
      const { type } = item.content
      if (!(type instanceof Y.XmlText)) continue
      if (open !== '' && !/\s$/.test(open)) open += ' '
      if (type.getAttribute('__type') === 'paragraph') readElement(type, depth + 1)
      else if (depth < MAX_DEPTH) readCell(type, depth + 1)
    }
  }

  readElement(root, 0)
  close()
  let firstWords = ''
  for (const [at, { text }] of blocks.entries()) {
    if (firstWords.length >= FIRST_WORDS) break
    // What stands above a note is for programs.
    if (at === 0 && FRONT_MATTER.test(text)) continue
    firstWords += `${firstWords === '' ? '' : ' '}${text.slice(0, FIRST_WORDS).replace(/\s+/g, ' ')}`
  }
  return { blocks, links, words, firstWords: cut(firstWords, 0, FIRST_WORDS) }
}

/** A part of the text that begins and ends between characters. */
function cut(text: string, from: number, to: number): string {
  const isLow = (at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00
  return text.slice(isLow(from) ? from + 1 : from, isLow(to) ? to - 1 : to)
}

function around(text: string, at: number): string {
  let from = Math.max(0, at - CONTEXT_BEFORE)
  let to = Math.min(text.length, at + CONTEXT_AFTER)
  const before = from > 0 ? text.indexOf(' ', from) : -1
  if (before !== -1 && before < at) from = before + 1
  const after = to < text.length ? text.lastIndexOf(' ', to) : -1
  if (after > at) to = after
  return `${from > 0 ? '…' : ''}${cut(text, from, to).replace(/\s+/g, ' ').trim()}${to < text.length ? '…' : ''}`
}
