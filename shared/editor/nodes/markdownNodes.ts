/**
 * Markdown for which the editor has no form of its own (front matter, raw HTML, images, footnotes, lists that hold
 * tables …). It is kept word for word as text that can be edited, so that nothing is lost on its way in and out.
 */
import { CodeNode } from '@lexical/code'
import { type EditorConfig, TextNode } from 'lexical'

type Dom = ReturnType<TextNode['createDOM']>

/** A whole block of Markdown, shown preformatted like code. */
export class MarkdownBlock extends CodeNode {
  override $config() {
    return this.config('markdown', { extends: CodeNode })
  }
  override createDOM(config: EditorConfig): Dom {
    const element = super.createDOM(config)
    element.setAttribute('data-markdown', '')
    return element
  }
}

/** A piece of Markdown inside a line; it is one thing to the caret. */
export class MarkdownInline extends TextNode {
  override $config() {
    return this.config('markdown-inline', { extends: TextNode })
  }
  override createDOM(config: EditorConfig): Dom {
    const element = super.createDOM(config)
    element.setAttribute('data-markdown', '')
    return element
  }
  override canInsertTextBefore(): boolean {
    return false
  }
  override canInsertTextAfter(): boolean {
    return false
  }
}
