/** What is pasted, by what it is: our own nodes, HTML that is cleaned first, Markdown, an address, plain words. */
import { $insertGeneratedNodes } from '@lexical/clipboard'
import { $generateNodesFromDOM } from '@lexical/html'
import { $toggleLink } from '@lexical/link'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
  type RangeSelection,
} from 'lexical'
import { useEffect, useEffectEvent } from 'react'
import { $nodesFromTree } from '#shared/editor/lexicalTree.ts'
import { treeFromMarkdown } from '#shared/editor/markdown/fromMarkdown.ts'
import { useEditorServices } from '../services.ts'
import { normaliseAddress } from '../tools/addresses.ts'
import { cleanHtml } from './cleanHtml.ts'
import { looksLikeMarkdown } from './looksLikeMarkdown.ts'

/** Lexical's own format: copied from a note. */
const OWN_TYPE = 'application/x-lexical-editor'

function $pasteHtml(editor: LexicalEditor, html: string, selection: RangeSelection): boolean {
  const nodes = $generateNodesFromDOM(editor, cleanHtml(html))
  if (nodes.length === 0) return false
  $insertGeneratedNodes(editor, nodes, selection)
  return true
}

function $pasteText(editor: LexicalEditor, text: string, selection: RangeSelection): boolean {
  const address = normaliseAddress(text)
  if (address !== null && /^(https?|mailto):/.test(text.trim()) && !selection.isCollapsed()) {
    $toggleLink(address)
    return true
  }
  if (!looksLikeMarkdown(text)) return false
  const nodes = $nodesFromTree(treeFromMarkdown(text))
  if (nodes.length === 0) return false
  $insertGeneratedNodes(editor, nodes, selection)
  return true
}

/** Inside an update. False leaves it to Lexical: its own nodes, or plain text in paragraphs. */
function $paste(editor: LexicalEditor, data: DataTransfer, asPlainText: boolean): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  const text = data.getData('text/plain')
  if (['code', 'markdown'].includes(selection.anchor.getNode().getTopLevelElement()?.getType() ?? '')) {
    selection.insertRawText(text)
    return true
  }
  if (asPlainText) {
    selection.insertRawText(text)
    return true
  }
  if (data.types.includes(OWN_TYPE)) return false
  const html = data.getData('text/html')
  // Code editors put coloured HTML beside the text that is meant.
  const isFromCodeEditor = data.types.includes('vscode-editor-data')
  if (html !== '' && !isFromCodeEditor && $pasteHtml(editor, html, selection)) return true
  return $pasteText(editor, text, selection)
}

const isPicture = (data: DataTransfer): boolean =>
  [...data.files].some((file) => file.type.startsWith('image/')) || /<img\b/i.test(data.getData('text/html'))

export function PastePlugin() {
  const services = useEditorServices()
  const tellOfPicture = useEffectEvent(() => services.tell?.('Notes hold words; the picture stayed out.'))
  const [editor] = useLexicalComposerContext()
  useEffect(() => {
    let asPlainText = false
    return mergeRegister(
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          asPlainText = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'v'
          return false
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          if (!('clipboardData' in event) || event.clipboardData === null || !editor.isEditable()) return false
          const data = event.clipboardData
          const isDone = $paste(editor, data, asPlainText)
          if (!isDone && data.getData('text/plain') === '' && isPicture(data)) tellOfPicture()
          asPlainText = false
          if (isDone) event.preventDefault()
          return isDone
        },
        COMMAND_PRIORITY_HIGH,
      ),
    )
  }, [editor])
  return null
}
