/** The two things our nodes do to the page, typed without the page's types: this folder also runs where there is none. */
import { $getDocument, type DecoratorNode } from 'lexical'

/** An HTMLElement, wherever that type exists. */
export type Dom = ReturnType<DecoratorNode<unknown>['createDOM']>

interface PageElement {
  textContent: string | null
  setAttribute(name: string, value: string): void
}

/** A new element in the page that the editor of the current update lives in. */
export function $createElement(tag: string, text?: string, attributes: Record<string, string> = {}): Dom {
  const element = ($getDocument() as unknown as { createElement(tag: string): PageElement }).createElement(tag)
  if (text !== undefined) element.textContent = text
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}
