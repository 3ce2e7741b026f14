/** A quote as the block that notes keep live: its words, signed with a link to it. */
import type { QuoteView } from '#shared/contract/views.ts'

const escaped = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|<>~=&]/g, '\\$&')

export function quoteMarkdown(quote: Pick<QuoteView, 'quoteId' | 'exact' | 'sourceTitle'>): string {
  const lines = quote.exact
    .split(/\s*\n\s*/)
    .filter((line) => line.trim() !== '')
    .map((line) => escaped(line.trim()))
  return [...lines, `— [${escaped(quote.sourceTitle)}](commonplace:quote/${quote.quoteId})`]
    .map((line) => `> ${line}`)
    .join('\n>\n')
}
