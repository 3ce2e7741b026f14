/** Short names for the Markdown tree that exports are built from: text stays text, whatever characters it holds. */
import type {
  BlockContent,
  DefinitionContent,
  Heading,
  Link,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
} from 'mdast'

export const text = (value: string): PhrasingContent => ({ type: 'text', value })
export const emphasis = (value: string): PhrasingContent => ({ type: 'emphasis', children: [{ type: 'text', value }] })
export const link = (url: string, words: string): Link => ({
  type: 'link',
  url,
  children: [{ type: 'text', value: words }],
})
export const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children })
export const heading = (depth: Heading['depth'], ...children: PhrasingContent[]): Heading => ({
  type: 'heading',
  depth,
  children,
})
export const bullets = (items: PhrasingContent[][]): List => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: items.map(
    (children): ListItem => ({ type: 'listItem', spread: false, children: [paragraph(...children)] }),
  ),
})

/** Words as somebody said them: one paragraph for each of theirs. */
export const quotation = (words: string, ...below: PhrasingContent[]): RootContent => {
  const paragraphs: (BlockContent | DefinitionContent)[] = words
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => paragraph(text(part.replaceAll('\n', ' '))))
  return { type: 'blockquote', children: below.length > 0 ? [...paragraphs, paragraph(...below)] : paragraphs }
}
