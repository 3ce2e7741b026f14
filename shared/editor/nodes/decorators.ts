/**
 * What draws the nodes that are not text. The nodes know nothing of React: the window hands in one
 * drawing function per node type, and plain Node (tests, headless editors) hands in none.
 */
import type { DecoratorNode, LexicalEditor } from 'lexical'

/** Draws a node; what it returns is whatever the window's renderer understands. */
export type Decorate = (node: DecoratorNode<unknown>, editor: LexicalEditor) => unknown

let decoratorByType: Readonly<Record<string, Decorate>> = {}

/** Sets the drawing function per node type ('quote-block', 'entity-link', 'horizontalrule'), replacing all earlier ones. */
export function setDecorators(byType: Readonly<Record<string, Decorate>>): void {
  decoratorByType = byType
}

/** What a node's `decorate` returns; null where nothing draws it. */
export const decorateByType = (node: DecoratorNode<unknown>, editor: LexicalEditor): unknown =>
  decoratorByType[node.getType()]?.(node, editor) ?? null
