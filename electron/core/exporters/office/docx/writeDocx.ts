/**
 * A document as a Word file: real styles, a table of contents with page numbers, footnotes where the tree has them.
 * Nothing in it says whose computer it was made on.
 */
import type { Definition, FootnoteDefinition, Heading, Root, RootContent } from 'mdast'
import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  ImageRun,
  PageNumber,
  Packer,
  Paragraph,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { visit } from 'unist-util-visit'
import { fitWithin } from '#shared/model/template.ts'
import type { Paper } from '#shared/model/workshop.ts'
import { ACCENT, type Brand, makerOf } from '../../brand.ts'
import { cleanText } from '../cleanText.ts'
import { sheets, textWidth } from '../paper.ts'
import type { WordPicture } from '../picture.ts'
import { type BlockParts, wordBlocks } from './blocks.ts'
import { createNumbering } from './lists.ts'
import { documentStyles, look, STYLE } from './styles.ts'
import { wordsOf } from './wordsOf.ts'

export interface WordDocument {
  title: string
  /** A BCP 47 tag; null: not known. */
  language: string | null
  tree: Root
  /** Below the title: "12 November 2026". */
  subtitle?: string
  /** By the addresses that images of the tree have. */
  pictures?: ReadonlyMap<string, WordPicture>
  paper: Paper
  brand: Brand
}

/** With fewer headings than this a table of contents is longer than what it spares. */
const FEWEST_HEADINGS = 4
/** Where more stand, the table names the first level only. */
const MANY_HEADINGS = 60
/** Beyond this, laying out the pages takes longer than anybody waits: Word numbers them itself, as the field is marked as not up to date. */
const MOST_BLOCKS = 150

/** In pixels, 96 to the inch. */
const LOGO = { width: 220, height: 72 } as const

const isHeading = (node: RootContent): node is Heading => node.type === 'heading'

function footnotesOf(tree: Root) {
  const definitions = new Map<string, FootnoteDefinition>()
  const links = new Map<string, Definition>()
  visit(tree, (node) => {
    if (node.type === 'footnoteDefinition') definitions.set(node.identifier, node)
    if (node.type === 'definition') links.set(node.identifier, node)
  })
  return { definitions, links }
}

function titleBlock({ title, subtitle, brand }: WordDocument, first: Heading | undefined): FileChild[] {
  const { logo } = brand
  const words = first === undefined ? cleanText(title) : wordsOf(first)
  const below = [brand.name, subtitle ?? ''].filter((part) => part !== '').join(' · ')
  return [
    ...(logo === null
      ? []
      : [
          new Paragraph({
            spacing: { after: 240 },
            children: [
              new ImageRun({
                type: logo.type,
                data: logo.bytes,
                transformation: fitWithin(logo, LOGO),
                altText: { name: 'Logo', description: cleanText(brand.name === '' ? 'Logo' : `Logo of ${brand.name}`) },
              }),
            ],
          }),
        ]),
    new Paragraph({ style: STYLE.title, children: [new TextRun(words)] }),
    ...(below === '' ? [] : [new Paragraph({ style: STYLE.subtitle, children: [new TextRun(cleanText(below))] })]),
  ]
}

const small = { size: 17, color: look.quiet } as const

function headers({ title, brand }: WordDocument) {
  const words = [brand.name, title].filter((part) => part !== '').join(' · ')
  return {
    default: new Header({
      children: [new Paragraph({ children: [new TextRun({ ...small, text: cleanText(words) })] })],
    }),
    first: new Header({ children: [new Paragraph({ children: [] })] }),
  }
}

/** What the team says on the left, where it says something; the page's number on the right. */
function footers({ brand, paper }: WordDocument) {
  const number = [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES]
  const page = () =>
    new Footer({
      children: [
        brand.footer === ''
          ? new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ ...small, children: number })] })
          : new Paragraph({
              tabStops: [{ type: TabStopType.RIGHT, position: textWidth(paper) }],
              children: [
                new TextRun({ ...small, text: cleanText(brand.footer) }),
                new TextRun({ ...small, children: [new Tab(), ...number] }),
              ],
            }),
      ],
    })
  return { default: page(), first: page() }
}

/** The bytes of the file. */
export async function writeDocx(whole: WordDocument): Promise<Uint8Array> {
  const { title, language, tree, paper, brand } = whole
  const [head] = tree.children
  const first = head?.type === 'heading' && head.depth === 1 ? head : undefined
  const body = first === undefined ? tree.children : tree.children.slice(1)
  const headings = body.filter(isHeading)
  // Where the title is the only heading of its rank, what is below it is the document's first level.
  const hasParts = headings.some(({ depth }) => depth === 1)
  const shift = hasParts || first === undefined ? 0 : 1
  const { definitions, links } = footnotesOf(tree)
  const numbering = createNumbering()
  const footnotes: Record<string, { children: Paragraph[] }> = {}
  let notes = 0
  const hasContents = headings.length >= FEWEST_HEADINGS

  const parts: BlockParts = {
    numbering,
    width: textWidth(paper),
    levelOf: ({ depth }) => Math.max(1, depth - shift),
    startsPage: (heading) => heading.depth === 1 && (hasContents || heading !== headings[0]),
    addressOf: (identifier) => links.get(identifier)?.url,
    pictureAt: (url) => whole.pictures?.get(url),
    footnote: (identifier) => {
      const definition = definitions.get(identifier)
      if (definition === undefined) return undefined
      const id = ++notes
      // A note within a note has no place in Word.
      const inner = { ...parts, footnote: () => undefined }
      const children = wordBlocks(definition.children, inner).filter((child) => child instanceof Paragraph)
      footnotes[String(id)] = { children: children.length > 0 ? children : [new Paragraph({ children: [] })] }
      return id
    },
  }
  const blocks = wordBlocks(body, parts)
  const accent = brand.accent ?? ACCENT
  const contents = hasContents
    ? [
        new Paragraph({ style: STYLE.contents, children: [new TextRun('Contents')] }),
        new TableOfContents('Contents', {
          hyperlink: true,
          headingStyleRange: headings.length > MANY_HEADINGS ? '1-1' : '1-2',
        }),
        // What follows begins on a page of its own, unless it does so anyway.
        ...(hasParts ? [] : [new Paragraph({ pageBreakBefore: true, spacing: { after: 0, line: 20 }, children: [] })]),
      ]
    : []
  const { width, height, margin } = sheets[paper]
  const maker = cleanText(makerOf(brand))
  const document = new Document({
    title: cleanText(title),
    creator: maker,
    lastModifiedBy: maker,
    description: '',
    styles: documentStyles(language, accent),
    numbering: numbering.options(),
    footnotes,
    ...(hasContents && blocks.length <= MOST_BLOCKS && { pageNumbers: estimatePageNumbersWith({ guess: true }) }),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width, height },
            margin: { top: margin, bottom: margin, left: margin, right: margin, header: 560, footer: 560 },
          },
        },
        headers: headers(whole),
        footers: footers(whole),
        children: [...titleBlock(whole, first), ...contents, ...blocks],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}
