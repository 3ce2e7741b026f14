/** What is pasted, by what it is: our own nodes, HTML that is cleaned first, Markdown, an address, plain words. */
import { $insertDataTransferForRichText, $insertGeneratedNodes } from '@lexical/clipboard'
import { $toggleLink } from '@lexical/link'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import {
  $addUpdateTag,
  $createRangeSelection,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  DROP_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type RangeSelection,
} from 'lexical'
import { useEffect, useEffectEvent } from 'react'
import { $nodesFromTree } from '#shared/editor/lexicalTree.ts'
import { treeFromMarkdown } from '#shared/editor/markdown/fromMarkdown.ts'
import { useEditorServices } from '../services.ts'
import { normaliseAddress } from '../tools/addresses.ts'
import { cleanHtml } from './cleanHtml.ts'
import { $nodesFromContent } from './nodesFromContent.ts'
import { countPictures } from './pictures.ts'
import { looksLikeMarkdown } from './looksLikeMarkdown.ts'

/** Lexical's own format: copied from a note. */
const OWN_TYPE = 'application/x-lexical-editor'

function $pasteHtml(editor: LexicalEditor, content: DocumentFragment, selection: RangeSelection): boolean {
  const nodes = $nodesFromContent(editor, content)
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
  const nodes = $nodesFromTree(treeFromMarkdown(text, undefined, { splitsLists: true }))
  if (nodes.length === 0) return false
  $insertGeneratedNodes(editor, nodes, selection)
  return true
}

/** Inside an update. False leaves it to Lexical: its own nodes, or plain text in paragraphs. */
function $paste(editor: LexicalEditor, data: DataTransfer, asPlainText: boolean): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  $addUpdateTag(PASTE_TAG)
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
  if (html !== '' && !isFromCodeEditor) {
    const content = cleanHtml(html)
    // Chats and terminals wrap what was typed in paragraphs: then its own marks say more.
    const isMarkdown = looksLikeMarkdown(text) && content.querySelector(':not(p, div, span, br, pre)') === null
    if (!isMarkdown && $pasteHtml(editor, content, selection)) return true
  }
  if ($pasteText(editor, text, selection)) return true
  if (html === '') return false
  // Left to itself, Lexical would read the HTML without cleaning it, which the content policy forbids.
  const plain = new DataTransfer()
  plain.setData('text/plain', text)
  $insertDataTransferForRichText(plain, selection, editor)
  return true
}

/** Puts the caret where something was dropped; false outside of the text. */
function $caretAt(editor: LexicalEditor, { clientX, clientY }: DragEvent): boolean {
  const range = document.caretRangeFromPoint(clientX, clientY)
  if (range === null || !editor.getRootElement()?.contains(range.startContainer)) return false
  const selection = $createRangeSelection()
  selection.applyDOMRange(range)
  $setSelection(selection)
  return true
}

/** How many pictures stay out. Beside words, a picture file is only another look of them (Word and Excel add one). */
function picturesIn(data: DataTransfer): number {
  const html = data.types.includes(OWN_TYPE) ? '' : data.getData('text/html')
  if (html !== '') return countPictures(html)
  if (data.getData('text/plain') !== '') return 0
  return [...data.files].filter((file) => file.type.startsWith('image/')).length
}

export function PastePlugin() {
  const services = useEditorServices()
  const tellOfPictures = useEffectEvent((count: number) => {
    if (count === 1) services.tell?.('A note holds words only; the picture stayed out.')
    else if (count > 1) services.tell?.(`A note holds words only; ${count} pictures stayed out.`)
  })
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
          tellOfPictures(picturesIn(data))
          asPlainText = false
          if (isDone) event.preventDefault()
          return isDone
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        DROP_COMMAND,
        (event) => {
          const data = event.dataTransfer
          // Words moved inside a note are Lexical's to move; files are the library's to import.
          if (data === null || data.types.includes(OWN_TYPE) || !data.types.includes('text/html')) return false
          if (data.files.length > 0 || !editor.isEditable() || !$caretAt(editor, event)) return false
          event.preventDefault()
          tellOfPictures(picturesIn(data))
          return $paste(editor, data, false)
        },
        COMMAND_PRIORITY_HIGH,
      ),
    )
  }, [editor])
  return null
}
