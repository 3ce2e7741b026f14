/**
 * Keys whose meaning depends on where the caret is. Tab only indents where there is something to indent: elsewhere
 * it moves on, as everywhere in the window.
 */
import { $isCodeNode } from '@lexical/code'
import { $isLinkNode } from '@lexical/link'
import { $isListItemNode, $isListNode, ListNode } from '@lexical/list'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $findMatchingParent } from '@lexical/utils'
import {
  $createParagraphNode,
  $createTabNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isDecoratorNode,
  $isParagraphNode,
  $isRangeSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  FOCUS_COMMAND,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  KEY_ARROW_DOWN_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalNode,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
} from 'lexical'
import { $isTableNode } from '@lexical/table'
import { useEffect, useEffectEvent } from 'react'
import { $createHorizontalRule } from '#shared/editor/nodes.ts'
import { $insertBlock } from '../insertBlock.ts'
import { useEditorServices } from '../services.ts'
import { ruleSigns } from './shortcuts.ts'
import { $arrowDown, $backspaceAtStart, $tabInLastCell } from './wayOut.ts'

const isCheckList = (node: LexicalNode | null): boolean => $isListNode(node) && node.getListType() === 'check'

function $tab(isBack: boolean): 'indent' | 'outdent' | 'done' | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const node = selection.anchor.getNode()
  if ($findMatchingParent(node, $isListItemNode)) return isBack ? 'outdent' : 'indent'
  if (!$findMatchingParent(node, $isCodeNode) || isBack) return null
  $insertNodes([$createTabNode()])
  return 'done'
}

/** "---" and Enter. */
function $enter(): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false
  const block = selection.anchor.getNode().getTopLevelElement()
  if (!$isParagraphNode(block) || !ruleSigns.test(block.getTextContent())) return false
  block.clear()
  block.select()
  $insertBlock($createHorizontalRule())
  return true
}

/** A click below the last line, where that is a table or a quote, begins a line to write on. */
function $writeBelow(): void {
  const last = $getRoot().getLastChild()
  if (last !== null && !$isTableNode(last) && !$isDecoratorNode(last) && !$isCodeNode(last)) return
  const paragraph = $createParagraphNode()
  $getRoot().append(paragraph)
  paragraph.select()
}

function took(isDone: boolean, event: KeyboardEvent): boolean {
  if (isDone) event.preventDefault()
  return isDone
}

export function KeysPlugin() {
  const [editor] = useLexicalComposerContext()
  const services = useEditorServices()
  const openLink = useEffectEvent((event: MouseEvent): boolean => {
    const { target } = event
    if (!(target instanceof Element)) return false
    const link = target.closest('a[href]')
    if (!link || link.hasAttribute('data-entity')) return false
    // A note's own window never goes anywhere.
    event.preventDefault()
    if (!event.ctrlKey && !event.metaKey && editor.isEditable()) return false
    const url = editor.read(() => {
      const selection = $getSelection()
      const node = $isRangeSelection(selection) ? $findMatchingParent(selection.anchor.getNode(), $isLinkNode) : null
      return node?.getURL() ?? link.getAttribute('href')
    })
    if (url) services.openLink(url)
    return true
  })
  useEffect(
    () =>
      mergeRegister(
        editor.registerCommand(
          KEY_TAB_COMMAND,
          (event) => {
            const step = $tab(event.shiftKey)
            if (step === null) return false
            event.preventDefault()
            if (step === 'done') return true
            return editor.dispatchCommand(
              step === 'indent' ? INDENT_CONTENT_COMMAND : OUTDENT_CONTENT_COMMAND,
              undefined,
            )
          },
          COMMAND_PRIORITY_LOW,
        ),
        // Before the table's own keys, which end at its edge.
        editor.registerCommand(
          KEY_TAB_COMMAND,
          (event) => !event.shiftKey && editor.isEditable() && took($tabInLastCell(), event),
          COMMAND_PRIORITY_HIGH,
        ),
        editor.registerCommand(
          KEY_ARROW_DOWN_COMMAND,
          (event) => !event.shiftKey && editor.isEditable() && took($arrowDown(), event),
          COMMAND_PRIORITY_HIGH,
        ),
        editor.registerCommand(
          KEY_BACKSPACE_COMMAND,
          (event) => took($backspaceAtStart(), event),
          COMMAND_PRIORITY_LOW,
        ),
        editor.registerCommand(
          KEY_ENTER_COMMAND,
          (event) => {
            if (event?.shiftKey || !$enter()) return false
            event?.preventDefault()
            return true
          },
          COMMAND_PRIORITY_LOW,
        ),
        // Lexical makes boxes of a checklist's items; a list of boxes is a group, not a list.
        editor.registerMutationListener(ListNode, (changes) => {
          for (const [key, change] of changes) {
            const element = change === 'destroyed' ? null : editor.getElementByKey(key)
            const isChecks = element !== null && editor.read(() => isCheckList($getNodeByKey(key)))
            if (isChecks) element.setAttribute('role', 'group')
            else element?.removeAttribute('role')
          }
        }),
        // Markdown has no underline, and a link looks like one.
        editor.registerCommand(FORMAT_TEXT_COMMAND, (format) => format === 'underline', COMMAND_PRIORITY_LOW),
        editor.registerCommand(
          FOCUS_COMMAND,
          () => {
            // A note that a merge has emptied still is one to write in.
            if (editor.isEditable() && $getRoot().isEmpty()) $writeBelow()
            return false
          },
          COMMAND_PRIORITY_LOW,
        ),
        editor.registerCommand(
          CLICK_COMMAND,
          (event) => {
            const root = editor.getRootElement()
            const below = root?.lastElementChild?.getBoundingClientRect().bottom ?? 0
            if (event.target === root && event.clientY > below && editor.isEditable()) $writeBelow()
            return openLink(event)
          },
          COMMAND_PRIORITY_LOW,
        ),
      ),
    [editor],
  )
  return null
}
