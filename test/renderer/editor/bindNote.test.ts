import { createHeadlessEditor } from '@lexical/headless'
import { $createParagraphNode, $createTextNode, $getRoot, type LexicalEditor, UNDO_COMMAND } from 'lexical'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bindNote, type NoteBinding } from '#renderer/editor/collab/bindNote.ts'
import { createRecovery } from '#renderer/editor/collab/recovery.ts'
import { appNodes } from '#shared/editor/nodes.ts'
import { noteFromMarkdown, noteToMarkdown } from '#shared/editor/noteText.ts'

const open: NoteBinding[] = []
afterEach(() => {
  for (const binding of open.splice(0)) binding.release()
})

function createEditor(): LexicalEditor {
  return createHeadlessEditor({
    nodes: appNodes,
    onError: (error) => {
      throw error
    },
  })
}
function noteOf(markdown: string): Y.Doc {
  const doc = new Y.Doc()
  noteFromMarkdown(doc, markdown)
  return doc
}
function bound(editor: LexicalEditor, doc: Y.Doc, onRepaired?: () => void): NoteBinding {
  const binding = bindNote(editor, doc, onRepaired)
  open.push(binding)
  return binding
}
const shown = (editor: LexicalEditor): string =>
  editor.getEditorState().read(() =>
    $getRoot()
      .getChildren()
      .map((node) => node.getTextContent())
      .join('|'),
  )

function append(editor: LexicalEditor, words: string): void {
  editor.update(() => void $getRoot().append($createParagraphNode().append($createTextNode(words))), { discrete: true })
}
/** Lexical commits in a microtask, before the next key could come; a test has to say so. */
const settle = (editor: LexicalEditor): void => editor.update(() => undefined, { discrete: true })
function exchange(a: Y.Doc, b: Y.Doc, ...editors: LexicalEditor[]): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a), 'core')
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b), 'core')
  for (const editor of editors) settle(editor)
}

describe('an editor bound to a note', () => {
  it('shows what the document holds, without writing to it', () => {
    const doc = noteOf('# One\n\n- a\n  - b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n')
    let writes = 0
    doc.on('update', () => writes++)
    const editor = createEditor()
    bound(editor, doc)
    expect(shown(editor)).toContain('One')
    expect(writes).toBe(0)
  })

  it('can be bound, released and bound again, as strict mode does', () => {
    const doc = noteOf('First\n')
    const editor = createEditor()
    bindNote(editor, doc).release()
    bound(editor, doc)
    expect(shown(editor)).toBe('First')
    append(editor, 'second')
    expect(noteToMarkdown(doc)).toBe('First\n\nsecond\n')
  })

  it('writes nothing after its release', () => {
    const doc = noteOf('First\n')
    const editor = createEditor()
    bindNote(editor, doc).release()
    append(editor, 'late')
    expect(noteToMarkdown(doc)).toBe('First\n')
  })

  it('undoes its own edits and nothing of a peer', () => {
    const doc = noteOf('First\n')
    const far = new Y.Doc()
    exchange(doc, far)
    const [editor, farEditor] = [createEditor(), createEditor()]
    bound(editor, doc)
    bound(farEditor, far)
    append(editor, 'mine')
    append(farEditor, 'theirs')
    exchange(doc, far, editor, farEditor)
    editor.dispatchCommand(UNDO_COMMAND, undefined)
    exchange(doc, far, editor, farEditor)
    expect(noteToMarkdown(doc)).toBe('First\n\ntheirs\n')
    expect(noteToMarkdown(far)).toBe('First\n\ntheirs\n')
    expect(shown(editor)).toBe('First|theirs')
  })

  it('puts an editor right that shows something else than its document, and says so', () => {
    const doc = noteOf('First\n\nSecond\n')
    const editor = createEditor()
    let repairs = 0
    const binding = bound(editor, doc, () => repairs++)
    expect(binding.repair()).toBe(false)
    editor.update(() => $getRoot().getFirstChild()?.remove(), { discrete: true, tag: 'skip-collab' })
    expect(shown(editor)).toBe('Second')
    expect(binding.repair()).toBe(true)
    expect([shown(editor), repairs]).toEqual(['First|Second', 1])
    append(editor, 'third')
    expect(noteToMarkdown(doc)).toBe('First\n\nSecond\n\nthird\n')
  })
})

describe('an editor that meets what it does not know', () => {
  it('does not claim to be faithful, and leaves the document alone', () => {
    const doc = noteOf('First\n')
    const strange = new Y.XmlText()
    doc.get('root', Y.XmlText).insertEmbed(1, strange)
    strange.setAttribute('__type', 'of-a-later-version')
    const before = Y.encodeStateAsUpdate(doc)
    const errors: Error[] = []
    const editor = createHeadlessEditor({ nodes: appNodes, onError: (error) => errors.push(error) })
    const recovery = createRecovery()
    const binding = bound(editor, doc)
    recovery.attach(binding)
    expect(errors.length).toBeGreaterThan(0)
    expect(recovery.isFaithful()).toBe(false)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  it('is brought back to its document after an error, and goes on', async () => {
    const doc = noteOf('First\n')
    const recovery = createRecovery()
    const editor = createHeadlessEditor({ nodes: appNodes, onError: () => recovery.run() })
    recovery.attach(bound(editor, doc))
    editor.update(
      () => {
        $getRoot().append($createParagraphNode().append($createTextNode('lost')))
        throw new Error('a bug in a plugin')
      },
      { discrete: true },
    )
    await Promise.resolve()
    expect([shown(editor), recovery.isFaithful()]).toEqual(['First', true])
    append(editor, 'second')
    expect(noteToMarkdown(doc)).toBe('First\n\nsecond\n')
  })
})
