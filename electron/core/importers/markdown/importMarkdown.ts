/** Markdown to blocks: front matter becomes metadata, wiki links and callouts read as text. */
import type { RootContent } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { ImportedSource } from '#shared/model/source.ts'
import { extractors } from '../extractors.ts'
import { cleanText, cutTo, oneLine } from '../cleanText.ts'
import { createExtractionBuilder } from '../extractionBuilder.ts'
import { titleFromFileName } from '../fileName.ts'
import { guessLanguage } from '../language.ts'
import { findDate } from '../dates.ts'
import { splitNames } from '../peopleNames.ts'
import { splitParagraphs } from '../text/paragraphs.ts'
import { readPrintedFacts } from '../text/textFacts.ts'
import { type FrontMatterFacts, readFrontMatter } from './frontMatter.ts'
import { createBlockWriter } from './markdownBlocks.ts'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml'])

/** Makes a source of decoded Markdown; a file of front matter only still has its metadata as text. */
export function importMarkdown(decoded: string, fileName: string): ImportedSource {
  const text = cleanText(decoded)
  const tree = parser.parse(text)
  const facts = withPrinted(readFrontMatter(tree.children[0]), text, tree.children[0])
  const builder = createExtractionBuilder()
  const writer = createBlockWriter(builder, tree)
  const notes: RootContent[] = []
  for (const node of tree.children) {
    if (node.type === 'footnoteDefinition') notes.push(node)
    else writer.write(node, {})
  }
  for (const node of notes) writer.write(node, { section: 'footnotes' })
  const extraction = builder.finish(extractors.markdown)
  const heading = extraction.blocks.find((block) => block.kind === 'heading' && (block.level ?? 1) <= 2)
  const title =
    facts.title ?? (heading && oneLine(extraction.text.slice(heading.from, heading.to))) ?? titleFromFileName(fileName)
  const language = facts.language ?? guessLanguage(extraction.text)
  return {
    kind: 'markdown',
    mediaType: 'text/markdown',
    metadata: {
      title: cutTo(title, 1000),
      authors: facts.authors,
      ...(facts.publishedOn === undefined ? {} : { publishedOn: facts.publishedOn }),
      ...(facts.url === undefined ? {} : { url: facts.url }),
      ...(language === undefined ? {} : { language }),
    },
    extraction,
    warnings: [],
  }
}

const NO_MARKS = /^[#>\s]+|\*\*|__|`/gm
const TITLE_BLOCK = /^% (\S.*)\n(?:% ?(.*)\n)?(?:% ?(.*)\n)?/

/** Fills what the front matter leaves open from a title block, labels or a byline in the first lines. */
function withPrinted(facts: FrontMatterFacts, text: string, first: RootContent | undefined): FrontMatterFacts {
  const kind = first?.type as string | undefined
  const from = kind === 'yaml' || kind === 'toml' ? (first?.position?.end.offset ?? 0) : 0
  const block = TITLE_BLOCK.exec(text)
  const printed = readPrintedFacts(splitParagraphs(text.slice(from, from + 3000).replace(NO_MARKS, '')))
  const authors = facts.authors.length > 0 ? facts.authors : block?.[2] ? splitNames(block[2]) : printed.authors
  return {
    title: facts.title ?? (block?.[1] === undefined ? printed.title : oneLine(block[1])),
    authors,
    publishedOn: facts.publishedOn ?? (block?.[3] ? findDate(block[3]) : printed.publishedOn),
    url: facts.url ?? printed.url,
    language: facts.language,
  }
}
