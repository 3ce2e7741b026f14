/**
 * What is copied leaves in three forms: Lexical's own, HTML, and as plain text the Markdown of what was selected, so
 * that a list stays a list in a letter. Words within one block are just those words.
 */
import { $generateNodesFromSerializedNodes, $getLexicalContent } from '@lexical/clipboard'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $getNearestBlockElementAncestorOrThrow } from '@lexical/utils'
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COPY_COMMAND,
  createEditor,
  CUT_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type SerializedLexicalNode,
} from 'lexical'
import { useEffect } from 'react'
import { $treeFromNodes } from '#shared/editor/lexicalTree.ts'
import { treeToMarkdown } from '#shared/editor/markdown/toMarkdown.ts'
import { appNodes } from '#shared/editor/nodes.ts'

/** The selection as Markdown; null where its words alone say it all. Inside a read or an update. */
export function $selectionToMarkdown(editor: LexicalEditor): string | null {
  const selection = $getSelection()
  if (selection === null || ($isRangeSelection(selection) && selection.isCollapsed())) return null
  if ($isRangeSelection(selection)) {
    const [from, to] = selection.isBackward()
      ? [selection.focus, selection.anchor]
      : [selection.anchor, selection.focus]
    const isOneBlock =
      from.key !== 'root' &&
      to.key !== 'root' &&
      $getNearestBlockElementAncestorOrThrow(from.getNode()).is($getNearestBlockElementAncestorOrThrow(to.getNode()))
    if (isOneBlock) return null
  }
  const content = $getLexicalContent(editor, selection)
  if (content === null) return null
  const { nodes } = JSON.parse(content) as { nodes: SerializedLexicalNode[] }
  // Read in an editor of its own: nodes made in this one would be a change of the note.
  const reader = createEditor({ nodes: appNodes })
  let markdown: string | null = null
  reader.update(
    () => {
      markdown = treeToMarkdown($treeFromNodes($generateNodesFromSerializedNodes(nodes))).trimEnd()
    },
    { discrete: true },
  )
  return markdown
}

export function CopyPlugin() {
  const [editor] = useLexicalComposerContext()
  useEffect(() => {
    let markdown: string | null = null
    // A cut takes the selection away: it is read before Lexical copies, and written after.
    const read = (): boolean => {
      markdown = $selectionToMarkdown(editor)
      return false
    }
    const write = (event: ClipboardEvent): void => {
      if (markdown !== null && event.defaultPrevented) event.clipboardData?.setData('text/plain', markdown)
      markdown = null
    }
    return mergeRegister(
      editor.registerCommand(COPY_COMMAND, read, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(CUT_COMMAND, read, COMMAND_PRIORITY_HIGH),
      editor.registerRootListener((root, previous) => {
        for (const type of ['copy', 'cut'] as const) {
          previous?.removeEventListener(type, write)
          root?.addEventListener(type, write)
        }
      }),
    )
  }, [editor])
  return null
}
