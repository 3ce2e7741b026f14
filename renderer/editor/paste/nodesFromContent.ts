/** Cleaned content as nodes of a note. */
import { $generateNodesFromDOM } from '@lexical/html'
import type { LexicalEditor, LexicalNode } from 'lexical'

/** Empties `content`. Inside an update only. */
export function $nodesFromContent(editor: LexicalEditor, content: DocumentFragment): LexicalNode[] {
  // Words at its top need an element around them: Lexical asks it how white space counts.
  const box = document.createElement('div')
  box.append(content)
  return $generateNodesFromDOM(editor, box)
}
