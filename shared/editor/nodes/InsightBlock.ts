/**
 * A picture of Insight embedded in a note. It keeps which figure and which filters, and is drawn live wherever the
 * note is open; its caption is the writer's own.
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

export interface InsightBlockProps {
  /** A kind of shared/insight/figures.ts, or of a newer app's. */
  picture: string
  /** InsightFilters as JSON. */
  filters: string
  caption: string
}

export class InsightBlock extends DecoratorNode<unknown> {
  __picture = ''
  __filters = '{}'
  __caption = ''

  override $config() {
    return this.config('insight-block', {
      extends: DecoratorNode,
      json: nodeSchema<InsightBlock>()({
        picture: withField(stringValue(), { field: '__picture' }),
        filters: withField(stringValue(), { field: '__filters' }),
        caption: withField(stringValue(), { field: '__caption' }),
      }),
    })
  }

  getPicture(): string {
    return this.getLatest().__picture
  }
  getFilters(): string {
    return this.getLatest().__filters
  }
  getCaption(): string {
    return this.getLatest().__caption
  }
  setCaption(caption: string): void {
    this.getWritable().__caption = caption
  }
  /** InsightFilters as JSON. */
  setFilters(filters: string): void {
    this.getWritable().__filters = filters
  }

  override createDOM(): Dom {
    return $createElement('div')
  }
  override updateDOM(): false {
    return false
  }
  override exportDOM(): { element: Dom } {
    return { element: $createElement('p', this.getTextContent()) }
  }
  override isInline(): false {
    return false
  }
  override getTextContent(): string {
    return this.getCaption()
  }
  override decorate(editor: LexicalEditor): unknown {
    return decorateByType(this, editor)
  }
}

/** A new picture block. Inside an editor update only. */
export function $createInsightBlock({ picture, filters, caption }: InsightBlockProps): InsightBlock {
  const node = $create(InsightBlock)
  node.__picture = picture
  node.__filters = filters
  node.__caption = caption
  return node
}

export const $isInsightBlock = (node: LexicalNode | null | undefined): node is InsightBlock =>
  node instanceof InsightBlock
