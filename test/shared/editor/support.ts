/** Headless editors bound to documents, as windows bind theirs, for the editor's tests. */
import { createHeadlessEditor } from '@lexical/headless'
import {
  type Binding,
  createYjsBinding,
  type Provider,
  syncLexicalUpdateToYjs,
  syncYjsChangesToLexical,
} from '@lexical/yjs'
import type { LexicalEditor } from 'lexical'
import * as Y from 'yjs'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import { repairBinding, steadyBinding } from '#shared/editor/binding.ts'
import { appNodes } from '#shared/editor/nodes.ts'

/** A provider that is nowhere: updates are carried by the tests themselves. */
export const noProvider: Provider = {
  awareness: {
    getLocalState: () => null,
    getStates: () => new Map(),
    setLocalState: () => {},
    setLocalStateField: () => {},
    on: () => {},
    off: () => {},
  },
  on: () => {},
  off: () => {},
  connect: () => {},
  disconnect: () => {},
}

export interface BoundEditor {
  editor: LexicalEditor
  binding: Binding
  release: () => void
}

/** A headless editor on the document, showing what the document says. */
export function bindHeadless(
  doc: Y.Doc,
  onError: (error: Error) => void = (error) => {
    throw error
  },
): BoundEditor {
  const editor = createHeadlessEditor({
    nodes: appNodes,
    onError,
  })
  const binding = createYjsBinding({ editor, id: 'note', doc, docMap: new Map() })
  if (!process.env['UNSTEADY']) steadyBinding(binding)
  const root = noteRootOf(doc)
  const observe = (events: Y.YEvent<Y.Text>[], transaction: Y.Transaction) => {
    if (transaction.origin !== binding)
      syncYjsChangesToLexical(binding, noProvider, events, transaction.origin instanceof Y.UndoManager, () => {})
  }
  const stop = editor.registerUpdateListener(
    ({ prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags }) => {
      if (!tags.has('skip-collab'))
        syncLexicalUpdateToYjs(
          binding,
          noProvider,
          prevEditorState,
          editorState,
          dirtyElements,
          dirtyLeaves,
          normalizedNodes,
          tags,
        )
    },
  )
  repairBinding(editor, binding, doc)
  root.observeDeep(observe as never)
  return {
    editor,
    binding,
    release: () => {
      stop()
      root.unobserveDeep(observe as never)
    },
  }
}
