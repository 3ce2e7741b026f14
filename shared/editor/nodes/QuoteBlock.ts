/**
 * A quote embedded in a note. It refers to the quote by id; the words and the title it carries are those last seen,
 * shown while the source is not here yet and written when the note leaves without it.
 */
import {
  $create,
  DecoratorNode,
  type LexicalEditor,
  type LexicalNode,
  nodeSchema,
  stringValue,
  withField,
} from 'lexical'
import { decorateByType } from './decorators.ts'
import { $createElement, type Dom } from './dom.ts'

/** What a quote block says about its quote. */
export interface QuoteBlockProps {
  quoteId: string
  sourceId: string
  /** The quote's words when the note was last told. */
  lastWords: string
  /** The source's title when the note was last told. */
  lastTitle?: string
}

export class QuoteBlock extends DecoratorNode<unknown> {
  __quoteId = ''
  __sourceId = ''
  __lastWords = ''
  __lastTitle = ''

  override $config() {
    return this.config('quote-block', {
      extends: DecoratorNode,
      json: nodeSchema<QuoteBlock>()({
        quoteId: withField(stringValue(), { field: '__quoteId' }),
        sourceId: withField(stringValue(), { field: '__sourceId' }),
        lastWords: withField(stringValue(), { field: '__lastWords' }),
        lastTitle: withField(stringValue(), { field: '__lastTitle' }),
      }),
    })
  }

  getQuoteId(): string {
    return this.getLatest().__quoteId
  }
  getSourceId(): string {
    return this.getLatest().__sourceId
  }
  getLastWords(): string {
    return this.getLatest().__lastWords
  }
  getLastTitle(): string {
    return this.getLatest().__lastTitle
  }

  override createDOM(): Dom {
    return $createElement('div')
  }
  override updateDOM(): false {
    return false
  }
  override exportDOM(): { element: Dom } {
    return { element: $createElement('blockquote', this.getTextContent()) }
  }
  override isInline(): false {
    return false
  }
  override getTextContent(): string {
    return this.getLastTitle() === '' ? this.getLastWords() : `${this.getLastWords()}\n— ${this.getLastTitle()}`
  }
  override decorate(editor: LexicalEditor): unknown {
    return decorateByType(this, editor)
  }
}

/** A new quote block. Inside an editor update only. */
export function $createQuoteBlock({ quoteId, sourceId, lastWords, lastTitle = '' }: QuoteBlockProps): QuoteBlock {
  const node = $create(QuoteBlock)
  node.__quoteId = quoteId
  node.__sourceId = sourceId
  node.__lastWords = lastWords
  node.__lastTitle = lastTitle
  return node
}

export const $isQuoteBlock = (node: LexicalNode | null | undefined): node is QuoteBlock => node instanceof QuoteBlock
