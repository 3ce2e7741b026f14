/**
 * Ties a Lexical editor to a note's document, both ways, and takes care of what the binding does not: that it can be
 * tied again (React's strict mode, a repair), that undo is the person's own, and that editor and document say the
 * same. The binding can drift under concurrent edits; when all is quiet both are compared, and the document wins.
 */
import { createYjsBinding, type Provider, syncLexicalUpdateToYjs, syncYjsChangesToLexical } from '@lexical/yjs'
import {
  BLUR_COMMAND,
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_EDITOR,
  CUT_TAG,
  FOCUS_COMMAND,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  mergeRegister,
  PASTE_TAG,
  REDO_COMMAND,
  SKIP_COLLAB_TAG,
  UNDO_COMMAND,
} from 'lexical'
import * as Y from 'yjs'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import { bindingDrifted, repairBinding, steadyBinding } from '#shared/editor/binding.ts'
import { createNoteUndo } from '#shared/editor/undo.ts'
import type { Carets } from './carets.ts'
import { createLocalProvider } from './provider.ts'

/** Milliseconds without a change after which editor and document are compared. */
const QUIET_MS = 2_000

export interface NoteBinding {
  undo: () => void
  redo: () => void
  /** Compares editor and document now; true when they had drifted and the editor was rebuilt. */
  repair: () => boolean
  /** False when the editor cannot show all that the document holds; then nobody may type in it. */
  isFaithful: () => boolean
  release: () => void
}

/** `onRepaired` hears of every drift that was mended; `carets` of the person's own caret. */
export function bindNote(editor: LexicalEditor, doc: Y.Doc, onRepaired?: () => void, carets?: Carets): NoteBinding {
  const root = noteRootOf(doc)
  const provider: Provider = createLocalProvider(doc.clientID, (state) => carets?.moved(state))
  const binding = createYjsBinding({ editor, id: 'note', doc, docMap: new Map() })
  steadyBinding(binding)
  repairBinding(editor, binding, doc)
  const undoManager = createNoteUndo(doc, root, binding)
  let quiet: ReturnType<typeof setTimeout> | undefined
  let changedAt = 0

  const repair = (): boolean => {
    if (!bindingDrifted(editor, doc)) return false
    repairBinding(editor, binding, doc)
    onRepaired?.()
    return true
  }
  const isFaithful = (): boolean => !bindingDrifted(editor, doc)
  // One timer for a whole run of keys: a new one at every key would cost each of them time.
  const compareIfQuiet = (): void => {
    const rest = changedAt + QUIET_MS - performance.now()
    // In the middle of a composition the page is ahead of both.
    quiet = rest > 0 || editor.isComposing() ? setTimeout(compareIfQuiet, rest > 0 ? rest : QUIET_MS) : undefined
    if (quiet === undefined) repair()
  }
  const compareWhenQuiet = (): void => {
    changedAt = performance.now()
    quiet ??= setTimeout(compareIfQuiet, QUIET_MS)
  }

  const fromDocument = (events: Y.YEvent<Y.Text>[], transaction: Y.Transaction): void => {
    compareWhenQuiet()
    if (transaction.origin === binding) return
    const isUndo = transaction.origin instanceof Y.UndoManager
    syncYjsChangesToLexical(binding, provider, events, isUndo, () => undefined)
  }
  const observer = fromDocument as Parameters<typeof root.observeDeep>[0]
  root.observeDeep(observer)

  const tellUndo = (): void => {
    editor.dispatchCommand(CAN_UNDO_COMMAND, undoManager.undoStack.length > 0)
    editor.dispatchCommand(CAN_REDO_COMMAND, undoManager.redoStack.length > 0)
  }
  undoManager.on('stack-item-added', tellUndo)
  undoManager.on('stack-item-popped', tellUndo)
  undoManager.on('stack-cleared', tellUndo)
  const undo = (): void => void undoManager.undo()
  const redo = (): void => void undoManager.redo()

  const focus = (isFocused: boolean) => () => {
    carets?.focused(isFocused)
    return false
  }
  const stop = mergeRegister(
    carets?.attach(binding, editor) ?? (() => undefined),
    editor.registerCommand(FOCUS_COMMAND, focus(true), COMMAND_PRIORITY_EDITOR),
    editor.registerCommand(BLUR_COMMAND, focus(false), COMMAND_PRIORITY_EDITOR),
    editor.registerUpdateListener(
      ({ prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags }) => {
        if (tags.has(SKIP_COLLAB_TAG)) return
        // A step of its own, however soon after the typing before it.
        if (tags.has(PASTE_TAG) || tags.has(CUT_TAG) || tags.has(HISTORY_PUSH_TAG)) undoManager.stopCapturing()
        syncLexicalUpdateToYjs(
          binding,
          provider,
          prevEditorState,
          editorState,
          dirtyElements,
          dirtyLeaves,
          normalizedNodes,
          tags,
        )
      },
    ),
    editor.registerCommand(UNDO_COMMAND, () => (undo(), true), COMMAND_PRIORITY_EDITOR),
    editor.registerCommand(REDO_COMMAND, () => (redo(), true), COMMAND_PRIORITY_EDITOR),
  )

  return {
    undo,
    redo,
    repair,
    isFaithful,
    release: () => {
      clearTimeout(quiet)
      carets?.leave()
      stop()
      root.unobserveDeep(observer)
      undoManager.destroy()
    },
  }
}
