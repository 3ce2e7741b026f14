/** Bold, italic and the like beside selected words; Alt F10 goes to it, Escape back to the words. */
import { $isLinkNode } from '@lexical/link'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $findMatchingParent } from '@lexical/utils'
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  FORMAT_TEXT_COMMAND,
  KEY_DOWN_COMMAND,
  mergeRegister,
  type TextFormatType,
} from 'lexical'
import { Bold, Code, Italic, Link2, Strikethrough } from 'lucide-react'
import { type KeyboardEvent, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '../../ui/controls/Button.tsx'
import { Floating } from '../menus/Floating.tsx'
import { selectionBox } from './selectionRect.ts'
import { watchPointer } from './watchPointer.ts'
import styles from './SelectionToolbar.module.css'

interface Formats {
  bold: boolean
  italic: boolean
  strikethrough: boolean
  code: boolean
  link: boolean
  /** Changes with the selection, so that the toolbar follows. */
  words: string
}

/** What the selected words are; null where nothing can be formatted. */
function $readFormats(): Formats | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return null
  const words = selection.getTextContent()
  const anchor = selection.anchor.getNode()
  if (words.trim() === '' || ['code', 'markdown'].includes(anchor.getTopLevelElement()?.getType() ?? '')) return null
  return {
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    strikethrough: selection.hasFormat('strikethrough'),
    code: selection.hasFormat('code'),
    link: $findMatchingParent(anchor, $isLinkNode) !== null,
    words: `${selection.anchor.key}:${selection.anchor.offset} ${selection.focus.key}:${selection.focus.offset} ${words.length}`,
  }
}

const isSame = (a: Formats | null, b: Formats | null): boolean => JSON.stringify(a) === JSON.stringify(b)

const formatKeys: Readonly<Record<string, TextFormatType>> = { e: 'code', X: 'strikethrough', x: 'strikethrough' }

export function SelectionToolbar({ onLink }: { onLink: () => void }) {
  const [editor] = useLexicalComposerContext()
  const bar = useRef<HTMLDivElement>(null)
  const [formats, setFormats] = useState<Formats | null>(null)
  const [isPointing, setPointing] = useState(false)
  const [isDismissed, setDismissed] = useState(false)

  const read = useEffectEvent(() => {
    const next = editor.isEditable() ? editor.getEditorState().read($readFormats) : null
    if (isSame(next, formats)) return
    setFormats(next)
    if (next?.words !== formats?.words) setDismissed(false)
  })
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent): boolean => {
    const isMod = event.ctrlKey || event.metaKey
    if (event.key === 'F10' && event.altKey && formats !== null) {
      setDismissed(false)
      bar.current?.querySelector('button')?.focus()
    } else if (isMod && event.shiftKey && event.key.toLowerCase() === 'k') onLink()
    else if (isMod && !event.altKey && event.shiftKey === (event.key.toLowerCase() === 'x') && event.key in formatKeys)
      editor.dispatchCommand(FORMAT_TEXT_COMMAND, formatKeys[event.key] ?? 'code')
    else if (event.key === 'Escape' && formats !== null && !isDismissed) setDismissed(true)
    else return false
    event.preventDefault()
    return true
  })
  useEffect(
    () =>
      mergeRegister(
        editor.registerUpdateListener(() => read()),
        editor.registerEditableListener(() => read()),
        editor.registerCommand(KEY_DOWN_COMMAND, (event) => onKey(event), COMMAND_PRIORITY_LOW),
      ),
    [editor],
  )
  // While the pointer is still selecting, nothing should jump about beside it.
  useEffect(() => watchPointer(editor, setPointing), [editor])
  const [hasFocus, setHasFocus] = useState(false)
  useEffect(() => {
    const check = (): void => {
      const { activeElement } = document
      const root = editor.getRootElement()
      setHasFocus(
        activeElement !== null &&
          (root?.contains(activeElement) === true || bar.current?.contains(activeElement) === true),
      )
    }
    document.addEventListener('focusin', check)
    document.addEventListener('focusout', check)
    check()
    return () => {
      document.removeEventListener('focusin', check)
      document.removeEventListener('focusout', check)
    }
  }, [editor])

  const anchor = useCallback(() => selectionBox(editor.getRootElement()), [editor])
  if (formats === null || isPointing || isDismissed || !hasFocus) return null

  const format = (type: TextFormatType) => () => editor.dispatchCommand(FORMAT_TEXT_COMMAND, type)
  const walk = (event: KeyboardEvent<HTMLDivElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step !== 0) buttons[(at + step + buttons.length) % buttons.length]?.focus()
    else if (event.key === 'Escape') editor.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Floating anchor={anchor} version={formats.words} preferred="above" align="center">
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons have the focus */}
      <div
        ref={bar}
        role="toolbar"
        aria-label="Format"
        className={styles.bar}
        onKeyDown={walk}
        // The words stay selected while a button is pressed.
        onMouseDown={(event) => event.preventDefault()}
      >
        <Button kind="icon" icon={Bold} label="Bold" keys="Ctrl B" isOn={formats.bold} onPress={format('bold')} />
        <Button
          kind="icon"
          icon={Italic}
          label="Italic"
          keys="Ctrl I"
          isOn={formats.italic}
          onPress={format('italic')}
        />
        <Button
          kind="icon"
          icon={Strikethrough}
          label="Strike through"
          keys="Ctrl Shift X"
          isOn={formats.strikethrough}
          onPress={format('strikethrough')}
        />
        <Button kind="icon" icon={Code} label="Code" keys="Ctrl E" isOn={formats.code} onPress={format('code')} />
        <Button kind="icon" icon={Link2} label="Link" keys="Ctrl Shift K" isOn={formats.link} onPress={onLink} />
      </div>
    </Floating>
  )
}
