/**
 * Plain text to blocks. Every word is kept, list markers too, because nothing but the text
 * says what it is. Blank lines separate paragraphs; hard-wrapped lines are joined; text that
 * came from a web page gets its title, author, date and readers' comments recognised.
 */
import type { ImportedSource } from '#shared/model/source.ts'
import { extractors } from '../extractors.ts'
import { cleanText, cutTo } from '../cleanText.ts'
import { ImportFailure } from '../errors.ts'
import { createExtractionBuilder } from '../extractionBuilder.ts'
import { titleFromFileName } from '../fileName.ts'
import { guessLanguage } from '../language.ts'
import { splitParagraphs } from './paragraphs.ts'
import { readTextFacts } from './textFacts.ts'
import { findCommentParagraphs } from './textComments.ts'

/** Makes a source of decoded plain text; fails with FileNoText when there is none. */
export function importPlainText(decoded: string, fileName: string, mediaType = 'text/plain'): ImportedSource {
  const paragraphs = splitParagraphs(cleanText(decoded))
  if (paragraphs.length === 0) throw new ImportFailure('FileNoText')
  const facts = readTextFacts(paragraphs)
  const comments = findCommentParagraphs(paragraphs)
  const builder = createExtractionBuilder()
  paragraphs.forEach((paragraph, i) => {
    const content = { text: paragraph.text, marks: [] }
    const section = comments.has(i) ? { section: 'comments' as const } : {}
    if (i === facts.titleAt) builder.add({ kind: 'heading', level: 1, ...section }, content)
    else builder.add({ kind: paragraph.preformatted ? 'preformatted' : 'paragraph', ...section }, content)
  })
  const extraction = builder.finish(extractors.text)
  const language = guessLanguage(extraction.text)
  return {
    kind: 'text',
    mediaType,
    metadata: {
      title: cutTo(facts.title ?? titleFromFileName(fileName), 1000),
      authors: facts.authors,
      ...(facts.publishedOn === undefined ? {} : { publishedOn: facts.publishedOn }),
      ...(facts.url === undefined ? {} : { url: facts.url }),
      ...(language === undefined ? {} : { language }),
    },
    extraction,
    warnings: [],
  }
}
