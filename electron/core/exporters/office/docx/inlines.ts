/** Words within a paragraph: emphasis, links, code, footnotes, pictures. */
import type { PhrasingContent } from 'mdast'
import { ExternalHyperlink, FootnoteReferenceRun, ImageRun, type IRunOptions, type ParagraphChild, TextRun } from 'docx'
import { cleanText } from '../cleanText.ts'
import type { WordPicture } from '../picture.ts'
import { STYLE } from './styles.ts'

export interface InlineParts {
  /** The address of a link or a picture that is defined elsewhere in the document. */
  addressOf(identifier: string): string | undefined
  pictureAt(url: string): WordPicture | undefined
  /** The number of a new footnote with the text of this definition; undefined: there is none. */
  footnote(identifier: string): number | undefined
}

type Look = Pick<IRunOptions, 'bold' | 'italics' | 'strike' | 'style' | 'rightToLeft'>

/** Where a link may lead from a document on somebody's computer. */
const isSafe = (url: string): boolean => /^(https?|mailto):/i.test(url) && URL.canParse(url)

/** Lines of a text are lines in Word, too. */
const textRuns = (value: string, look: Look): TextRun[] =>
  cleanText(value)
    .split('\n')
    .map((line, i) => new TextRun({ ...look, text: line, ...(i > 0 && { break: 1 }) }))

function pictureRun(picture: WordPicture, alt: string): ParagraphChild {
  const { width, height } = picture
  const altText = { name: 'Picture', description: cleanText(alt) }
  if (picture.svg === undefined)
    return new ImageRun({ type: picture.type, data: picture.bytes, transformation: { width, height }, altText })
  return new ImageRun({
    type: 'svg',
    data: picture.svg,
    fallback: { type: picture.type, data: picture.bytes },
    transformation: { width, height },
    altText,
  })
}

export function inlineRuns(nodes: readonly PhrasingContent[], parts: InlineParts, look: Look = {}): ParagraphChild[] {
  const within = (children: readonly PhrasingContent[], more: Look): ParagraphChild[] =>
    inlineRuns(children, parts, { ...look, ...more })
  const link = (url: string | undefined, children: readonly PhrasingContent[]): ParagraphChild[] =>
    url !== undefined && isSafe(url)
      ? [new ExternalHyperlink({ link: new URL(url).href, children: within(children, { style: STYLE.link }) })]
      : within(children, {})
  const picture = (url: string | undefined, alt: string): ParagraphChild[] => {
    const found = url === undefined ? undefined : parts.pictureAt(url)
    return found === undefined ? textRuns(alt, { ...look, italics: true }) : [pictureRun(found, alt)]
  }
  return nodes.flatMap((node): ParagraphChild[] => {
    switch (node.type) {
      case 'text':
        return textRuns(node.value, look)
      case 'emphasis':
        return within(node.children, { italics: true })
      case 'strong':
        return within(node.children, { bold: true })
      case 'delete':
        return within(node.children, { strike: true })
      case 'inlineCode':
        return textRuns(node.value, { ...look, style: STYLE.codeChar })
      case 'break':
        return [new TextRun({ break: 1 })]
      case 'link':
        return link(node.url, node.children)
      case 'linkReference':
        return link(parts.addressOf(node.identifier), node.children)
      case 'image':
        return picture(node.url, node.alt ?? '')
      case 'imageReference':
        return picture(parts.addressOf(node.identifier), node.alt ?? '')
      case 'footnoteReference': {
        const id = parts.footnote(node.identifier)
        return id === undefined ? [] : [new FootnoteReferenceRun(id)]
      }
      default:
        // Comments that mark a place for programs, and tags whose words stand beside them.
        return []
    }
  })
}
