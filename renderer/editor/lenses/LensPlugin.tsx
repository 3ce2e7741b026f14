/** The lenses in a note: words underlined, and a note beside them that says why. Nothing here touches the text unasked. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $findMatchingParent } from '@lexical/utils'
import {
  $addUpdateTag,
  $createRangeSelectionFromDom,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  CLICK_COMMAND,
  COLLABORATION_TAG,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  getDOMSelection,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  KEY_ESCAPE_COMMAND,
} from 'lexical'
import { type Ref, useCallback, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react'
import { lensById } from '#shared/lenses/finding.ts'
import { announce } from '../../ui/feedback/announce.ts'
import { LensNote } from '../../ui/lenses/LensNote.tsx'
import { Popover } from '../../ui/overlays/Popover.tsx'
import { createComing } from './coming.ts'
import type { EditorLenses, LensHandle } from './lenses.ts'
import { createPainter, type Painter } from './paintFindings.ts'
import { $isTextBlock, $readTextBlock, $selectStretch, $textBlockKeys, rectOf } from './readBlocks.ts'
import { type EditorFinding, type FindingsWatch, watchFindings } from './watchFindings.ts'
import styles from './LensPlugin.module.css'

/** A list of findings need not follow every key. */
const TELL_AFTER = 300
const NOTE_WIDTH = 320
/** Room that the note needs beside the text, with a little air. */
const MARGIN = NOTE_WIDTH + 28

interface Caret {
  block: string
  at: number
}

/** Where a single caret stands among the letters of its block. Inside a read. */
function $caret(selection = $getSelection()): Caret | null {
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null
  const { key, offset } = selection.anchor
  const block = $findMatchingParent(selection.anchor.getNode(), $isTextBlock)
  const piece = block && $readTextBlock(block).pieces.find((each) => each.key === key)
  return block && piece ? { block: block.getKey(), at: piece.from + offset } : null
}

interface OpenNote {
  finding: EditorFinding
  rect: DOMRect
  isBeside: boolean
  /** Opened by key: it takes the focus. */
  takesFocus: boolean
}

export interface LensPluginProps {
  lenses: EditorLenses
  ref?: Ref<LensHandle> | undefined
}

export function LensPlugin({ lenses, ref }: LensPluginProps) {
  const [editor] = useLexicalComposerContext()
  const { memory } = lenses
  const watch = useRef<FindingsWatch | null>(null)
  const painter = useRef<Painter | null>(null)
  /** The word that is being typed is left alone until the caret leaves it. */
  const typing = useRef<Caret | null>(null)
  const [open, setOpen] = useState<OpenNote | null>(null)
  const [coming] = useState(createComing)

  const isShown = useEffectEvent(
    (finding: EditorFinding): boolean =>
      !lenses.isDismissed(finding) &&
      !(
        typing.current?.block === finding.block &&
        typing.current.at >= finding.from &&
        typing.current.at <= finding.to
      ),
  )
  const tell = useEffectEvent((findings: readonly EditorFinding[]) => lenses.onFindings(findings))
  const closeMoved = useEffectEvent((keys: readonly string[]) => {
    if (open === null || !keys.includes(open.finding.block)) return
    const now = watch.current?.ofBlock(open.finding.block)?.findings ?? []
    if (!now.some((each) => each.from === open.finding.from && each.key === open.finding.key)) setOpen(null)
  })

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tellSoon = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined
        if (watch.current) tell(watch.current.inOrder())
      }, TELL_AFTER)
    }
    const following = watchFindings(editor, memory, (keys) => {
      painter.current?.update(keys)
      closeMoved(keys)
      tellSoon()
    })
    watch.current = following
    painter.current = createPainter(editor, following, (finding) => isShown(finding))
    const stop = editor.registerUpdateListener(({ dirtyLeaves, editorState, tags }) => {
      const before = typing.current
      const caret = editorState.read($caret)
      // What a colleague, undo or a menu writes is no word half typed.
      const isTyped = !tags.has(COLLABORATION_TAG) && !tags.has(HISTORIC_TAG) && !tags.has(HISTORY_PUSH_TAG)
      if (dirtyLeaves.size > 0 && isTyped) typing.current = caret
      else if (before !== null && (caret?.block !== before.block || caret.at !== before.at)) typing.current = null
      if (before !== null && typing.current === null) painter.current?.again([before.block])
    })
    return () => {
      clearTimeout(timer)
      coming.takeBack()
      stop()
      painter.current?.stop()
      following.stop()
      watch.current = painter.current = null
    }
  }, [editor, memory, coming])
  // Dismissed here or elsewhere: the underline goes, or comes again.
  useEffect(() => painter.current?.again(), [lenses])

  const openNote = useCallback(
    (finding: EditorFinding, takesFocus: boolean): void => {
      const block = watch.current?.ofBlock(finding.block)?.block
      const rect = block ? rectOf(editor, block, finding) : null
      const text = editor.getRootElement()?.getBoundingClientRect()
      const pane = editor.getRootElement()?.closest('[data-pane]')?.getBoundingClientRect()
      if (!rect || !text) return
      const isBeside = (pane?.right ?? text.right) - text.right >= MARGIN
      const place = isBeside ? new DOMRect(text.right, rect.y, 0, rect.height) : rect
      setOpen({ finding, rect: place, isBeside, takesFocus })
    },
    [editor],
  )

  const onClick = useEffectEvent((): boolean => {
    // The page's own selection: a busy editor hears of where the caret went only after the click.
    const caret = $caret($createRangeSelectionFromDom(getDOMSelection(window), editor))
    const found = caret
      ? watch.current
          ?.ofBlock(caret.block)
          ?.findings.find((each) => caret.at >= each.from && caret.at <= each.to && !lenses.isDismissed(each))
      : undefined
    coming.takeBack()
    // After the click has put the caret where it was meant.
    if (found) coming.afterEvent(() => openNote(found, false))
    else setOpen(null)
    return false
  })
  useEffect(() => editor.registerCommand(CLICK_COMMAND, () => onClick(), COMMAND_PRIORITY_LOW), [editor])

  const goTo = useCallback(
    (finding: EditorFinding): void => {
      editor.getElementByKey(finding.block)?.scrollIntoView({ block: 'nearest' })
      const block = watch.current?.ofBlock(finding.block)?.block
      if (editor.isEditable() && block)
        editor.update(
          () => {
            $selectStretch(block, { from: finding.from, to: finding.from }, '')
          },
          { discrete: true },
        )
      announce(`${lensById[finding.lens].title}: ${finding.text}`)
      coming.inNextFrame(() => openNote(finding, true))
    },
    [editor, openNote, coming],
  )
  useImperativeHandle(ref, () => ({
    show: ({ block, from, lens }) => {
      const found = watch.current?.ofBlock(block)?.findings.find((each) => each.from === from && each.lens === lens)
      if (found) goTo(found)
    },
    next: () => {
      const all = watch.current?.inOrder().filter((each) => !lenses.isDismissed(each)) ?? []
      const { caret, order } = editor.getEditorState().read(() => ({
        caret: $caret(),
        order: new Map($textBlockKeys($getRoot()).map((key, index) => [key, index])),
      }))
      const placeOf = (block: string): number => order.get(block) ?? -1
      const isAfter = ({ block, from }: EditorFinding): boolean =>
        caret !== null && (block === caret.block ? from > caret.at : placeOf(block) > placeOf(caret.block))
      const found = all.find(isAfter) ?? all[0]
      if (found) goTo(found)
      return found !== undefined
    },
  }))

  const close = (): void => {
    const hadFocus = open?.takesFocus === true
    setOpen(null)
    if (hadFocus) editor.focus()
  }
  // The note may be in sight, or about to come, while the text has the focus: after a click, and before it takes it.
  const onEscape = useEffectEvent((event: KeyboardEvent | null): boolean => {
    const wasComing = coming.takeBack()
    if (open === null && !wasComing) return false
    event?.preventDefault()
    close()
    return true
  })
  useEffect(
    () => editor.registerCommand(KEY_ESCAPE_COMMAND, (event) => onEscape(event), COMMAND_PRIORITY_HIGH),
    [editor],
  )
  const use = ({ finding }: OpenNote): void => {
    setOpen(null)
    const block = watch.current?.ofBlock(finding.block)?.block
    const { suggestion } = finding
    if (!block || suggestion === null) return
    editor.update(() => {
      $addUpdateTag(HISTORY_PUSH_TAG)
      if (!$selectStretch(block, finding, finding.text)) return
      const selection = $getSelection()
      if ($isRangeSelection(selection)) selection.insertText(suggestion)
    })
    editor.focus()
  }
  const { onDismiss } = lenses
  return (
    open && (
      <Popover
        label={`${lensById[open.finding.lens].title}: ${open.finding.text}`}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) close()
        }}
        anchorRect={open.rect}
        placement={open.isBeside ? 'right top' : 'bottom start'}
        offset={open.isBeside ? 12 : 6}
        width={NOTE_WIDTH}
        className={styles.note}
        takesFocus={open.takesFocus}
      >
        <LensNote
          key={`${open.finding.block} ${open.finding.from} ${open.finding.key}`}
          title={lensById[open.finding.lens].title}
          words={open.finding.text}
          reason={open.finding.reason}
          code={lenses.look(open.finding.code)}
          definition={lenses.definition(open.finding.code)}
          evidence={lenses.evidence(open.finding.code)}
          suggestion={open.finding.suggestion}
          onOpenCode={() => lenses.onOpenCode(open.finding.code)}
          onUse={editor.isEditable() ? () => use(open) : undefined}
          onDismiss={
            onDismiss &&
            ((reason) => {
              onDismiss(open.finding, reason)
              setOpen(null)
              editor.focus()
            })
          }
          onWords={
            open.finding.lens === 'people-first'
              ? () => {
                  setOpen(null)
                  lenses.onWords(open.finding)
                }
              : undefined
          }
        />
      </Popover>
    )
  )
}
