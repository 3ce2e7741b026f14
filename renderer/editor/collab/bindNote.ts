/**
 * Ties a Lexical editor to a note's document, both ways, and takes care of what the binding does not: that it can be
 * tied again (React's strict mode, a repair), that undo is the person's own, and that editor and document say the
 * same. The binding can drift under concurrent edits; when all is quiet both are compared, and the document wins.
 */
import {
  type Binding,
  createYjsBinding,
  type Provider,
  syncLexicalUpdateToYjs,
  syncYjsChangesToLexical,
} from '@lexical/yjs'
import {
  $addUpdateTag,
  $getRoot,
  $setSelection,
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COLLABORATION_TAG,
  COMMAND_PRIORITY_EDITOR,
  type LexicalEditor,
  mergeRegister,
  REDO_COMMAND,
  SKIP_COLLAB_TAG,
  UNDO_COMMAND,
} from 'lexical'
import * as Y from 'yjs'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import { isInStep } from './isInStep.ts'
import { createLocalProvider } from './localAwareness.ts'
import { createNoteUndo } from './noteUndo.ts'

/** Milliseconds without a change after which editor and document are compared. */
const QUIET_MS = 2_000

export interface NoteBinding {
  undo: () => void
  redo: () => void
  /** Compares editor and document now; true when they had drifted and the editor was rebuilt. */
  repair: () => boolean
  release: () => void
}

/** The binding leaves a mark on every shared type it has met; a second binding must not find the first one's. */
function forgetBinding(type: { _start: Y.Item | null; _collabNode?: unknown }): void {
  delete type._collabNode
  for (let item = type._start; item !== null; item = item.right)
    if (item.content instanceof Y.ContentType) forgetBinding(item.content.type)
}

/** Shows what the document says in the editor, replacing what it showed. */
function connect(editor: LexicalEditor, doc: Y.Doc): Binding {
  const root = noteRootOf(doc)
  forgetBinding(root)
  const binding = createYjsBinding({ editor, id: 'note', doc, docMap: new Map() })
  editor.update(
    () => {
      $addUpdateTag(SKIP_COLLAB_TAG)
      $setSelection(null)
      $getRoot().clear()
      binding.root.syncPropertiesFromYjs(binding, null)
      binding.root.applyChildrenYjsDelta(binding, root.toDelta())
      binding.root.syncChildrenFromYjs(binding)
    },
    { discrete: true, skipTransforms: true, tag: COLLABORATION_TAG },
  )
  return binding
}

/** `onRepaired` hears of every drift that was mended. */
export function bindNote(editor: LexicalEditor, doc: Y.Doc, onRepaired?: () => void): NoteBinding {
  const root = noteRootOf(doc)
  const provider: Provider = createLocalProvider(doc.clientID)
  let binding = connect(editor, doc)
  const undoManager = createNoteUndo(doc, root, binding)
  let quiet: ReturnType<typeof setTimeout> | undefined

  const repair = (): boolean => {
    if (isInStep(editor, doc)) return false
    binding = connect(editor, doc)
    undoManager.addTrackedOrigin(binding)
    onRepaired?.()
    return true
  }
  const compareWhenQuiet = (): void => {
    clearTimeout(quiet)
    quiet = setTimeout(() => {
      // In the middle of a composition the page is ahead of both.
      if (editor.isComposing()) compareWhenQuiet()
      else repair()
    }, QUIET_MS)
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

  const stop = mergeRegister(
    editor.registerUpdateListener(
      ({ prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags }) => {
        if (tags.has(SKIP_COLLAB_TAG)) return
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
    release: () => {
      clearTimeout(quiet)
      stop()
      root.unobserveDeep(observer)
      undoManager.destroy()
      forgetBinding(root)
    },
  }
}
