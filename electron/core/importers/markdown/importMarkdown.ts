/** Markdown to blocks: front matter becomes metadata, wiki links and callouts read as text. */
import type { RootContent } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { ImportedSource } from '#shared/model/source.ts'
import { cleanText, cutTo, oneLine } from '../cleanText.ts'
import { createExtractionBuilder } from '../extractionBuilder.ts'
import { titleFromFileName } from '../fileName.ts'
import { guessLanguage } from '../language.ts'
import { readFrontMatter } from './frontMatter.ts'
import { createBlockWriter } from './markdownBlocks.ts'

const EXTRACTOR = 'markdown/1'
const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml'])

/** Makes a source of decoded Markdown; a file of front matter only still has its metadata as text. */
export function importMarkdown(decoded: string, fileName: string): ImportedSource {
  const text = cleanText(decoded)
  const tree = parser.parse(text)
  const facts = readFrontMatter(tree.children[0])
  const builder = createExtractionBuilder()
  const writer = createBlockWriter(builder, tree)
  const notes: RootContent[] = []
  for (const node of tree.children) {
    if (node.type === 'footnoteDefinition') notes.push(node)
    else writer.write(node, {})
  }
  for (const node of notes) writer.write(node, { section: 'footnotes' })
  const extraction = builder.finish(EXTRACTOR)
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
