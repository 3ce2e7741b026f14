/** A rule between two parts of a note. Lexical's own comes with React or with its extension system. */
import { $create, DecoratorNode, type LexicalEditor, type LexicalNode } from 'lexical'
import { decorateByType } from './decorators.ts'
import { $createElement, type Dom } from './dom.ts'

export class HorizontalRule extends DecoratorNode<unknown> {
  override $config() {
    return this.config('horizontalrule', {
      extends: DecoratorNode,
      importDOM: { hr: () => ({ conversion: () => ({ node: $createHorizontalRule() }), priority: 0 }) },
    })
  }
  override createDOM(): Dom {
    return $createElement('hr')
  }
  override updateDOM(): false {
    return false
  }
  override exportDOM(): { element: Dom } {
    return { element: $createElement('hr') }
  }
  override isInline(): false {
    return false
  }
  override getTextContent(): string {
    return '\n'
  }
  override decorate(editor: LexicalEditor): unknown {
    return decorateByType(this, editor)
  }
}

export const $createHorizontalRule = (): HorizontalRule => $create(HorizontalRule)

export const $isHorizontalRule = (node: LexicalNode | null | undefined): node is HorizontalRule =>
  node instanceof HorizontalRule
