/**
 * A note's title that another note names becomes a link to it, in that note's document, without an editor: only the
 * words themselves are replaced, so that whoever writes around them meanwhile loses nothing.
 */
import * as Y from 'yjs'
import { noteRootOf } from '../docs/noteRoot.ts'
import type { EntityKind } from './nodes/EntityLink.ts'

export interface MentionTarget {
  kind: EntityKind
  id: string
}

/** Words in which a title is no mention: they are code, or lead elsewhere. */
const closedTypes = new Set(['code', 'markdown', 'link', 'autolink'])
const CODE_FORMAT = 16

/** The elements of a note in which words may be replaced, in order. */
function* openElements(root: Y.XmlText): Generator<Y.XmlText> {
  const visit: Y.XmlText[] = [root]
  for (let element = visit.pop(); element !== undefined; element = visit.pop()) {
    if (closedTypes.has(String(element.getAttribute('__type')))) continue
    yield element
    const below: Y.XmlText[] = []
    for (let item = element._start; item !== null; item = item.right)
      if (!item.deleted && item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlText)
        below.push(item.content.type)
    visit.push(...below.reverse())
  }
}

/** A text in an element: its properties, where its characters begin, and what they say. */
interface Run {
  props: Y.Map<unknown>
  at: number
  words: string
}

function runsOf(element: Y.XmlText): Run[] {
  const runs: Run[] = []
  let open: Run | undefined
  let at = 0
  for (let item = element._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (item.content instanceof Y.ContentString) {
      if (open) open.words += item.content.str
    } else {
      const type = item.content instanceof Y.ContentType ? item.content.type : null
      open = type instanceof Y.Map && type.get('__type') === 'text' ? { props: type, at: at + 1, words: '' } : undefined
      if (open) runs.push(open)
    }
    at += item.length
  }
  return runs
}

const isWordSign = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}_]/u.test(sign)

/** Where the title stands in the words as words of their own, case aside; -1 where it does not. */
function findTitle(words: string, title: string): number {
  const lower = words.toLowerCase()
  const wanted = title.toLowerCase()
  // A few letters change their length; then only the very same words count.
  const [text, look] =
    lower.length === words.length && wanted.length === title.length ? [lower, wanted] : [words, title]
  for (let at = text.indexOf(look); at !== -1 && look !== ''; at = text.indexOf(look, at + 1)) {
    const isInWord =
      (isWordSign(look[0]) && isWordSign(text[at - 1])) ||
      (isWordSign(look.at(-1)) && isWordSign(text[at + look.length]))
    if (!isInWord) return at
  }
  return -1
}

/** Links the first place where the title stands; false where it stands in none. `origin` marks the change. */
export function linkMention(doc: Y.Doc, title: string, target: MentionTarget, origin: unknown): boolean {
  for (const element of openElements(noteRootOf(doc))) {
    for (const { props, at, words } of runsOf(element)) {
      const found = findTitle(words, title)
      const format = Number(props.get('__format') ?? 0)
      if (found === -1 || (format & CODE_FORMAT) !== 0) continue
      doc.transact(() => {
        const from = at + found
        const hasMore = found + title.length < words.length
        element.delete(from, title.length)
        if (hasMore) element.insertEmbed(from, new Y.Map(props.entries()))
        const link = new Y.XmlElement()
        element.insertEmbed(from, link)
        const said = words.slice(found, found + title.length)
        writeLink(link, { ...target, label: said, format })
        // A text without characters is none.
        if (found === 0) element.delete(at - 1, 1)
      }, origin)
      return true
    }
  }
  return false
}

function writeLink(
  link: Y.XmlElement<Record<string, string | number>>,
  { kind, id, label, format }: MentionTarget & { label: string; format: number },
): void {
  const props = { __type: 'entity-link', __kind: kind, __targetId: id, __lastLabel: label, __format: format }
  for (const [name, value] of Object.entries(props)) link.setAttribute(name, value)
}

/** Takes the first link to the target back to words; false where there is none. */
export function unlinkMention(doc: Y.Doc, target: MentionTarget, origin: unknown): boolean {
  for (const element of openElements(noteRootOf(doc))) {
    let at = 0
    for (let item = element._start; item !== null; item = item.right) {
      if (item.deleted || !item.countable) continue
      const link = item.content instanceof Y.ContentType ? item.content.type : null
      if (link instanceof Y.XmlElement && link.getAttribute('__targetId') === target.id) {
        const format: unknown = link.getAttribute('__format')
        const label: unknown = link.getAttribute('__lastLabel')
        const place = at
        doc.transact(() => {
          const props = { __type: 'text', __format: format ?? 0, __style: '', __mode: 0, __detail: 0 }
          element.delete(place, 1)
          element.insertEmbed(place, new Y.Map(Object.entries(props)))
          element.insert(place + 1, typeof label === 'string' ? label : '')
        }, origin)
        return true
      }
      at += item.length
    }
  }
  return false
}
