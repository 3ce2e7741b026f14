import * as Y from 'yjs'
export function seedNote(doc: Y.Doc): void {
  const root = doc.get('root', Y.XmlText)
  const p = new Y.XmlText()
  p.setAttribute('__type', 'paragraph')
  root.insertEmbed(0, p)
}
export function noteFromMarkdown(doc: Y.Doc, markdown: string): void {
  const root = doc.get('root', Y.XmlText)
  let at = 0
  for (const line of markdown.split(/\n\n+/)) {
    const p = new Y.XmlText()
    root.insertEmbed(at++, p)
    p.setAttribute('__type', 'paragraph')
    p.insert(0, line)
  }
}
export function noteToMarkdown(doc: Y.Doc): string {
  return (doc.get('root', Y.XmlText).toDelta() as { insert: unknown }[])
    .map((d) =>
      d.insert instanceof Y.XmlText
        ? d.insert
            .toDelta()
            .map((x: { insert: string }) => x.insert)
            .join('')
        : '',
    )
    .join('\n\n')
}
export interface NoteProjection {
  blocks: { text: string }[]
  links: { kind: string; id: string; context: string }[]
  words: number
  firstWords: string
}
export function projectNote(root: Y.XmlText): NoteProjection {
  const blocks = root.toDelta().flatMap((d: { insert: unknown }) =>
    d.insert instanceof Y.XmlText
      ? [
          {
            text: d.insert
              .toDelta()
              .map((x: { insert: unknown }) => (typeof x.insert === 'string' ? x.insert : ''))
              .join(''),
          },
        ]
      : [],
  )
  const text = blocks.map((b: { text: string }) => b.text).join(' ')
  return { blocks, links: [], words: text.split(/\s+/).filter(Boolean).length, firstWords: text.slice(0, 200) }
}
